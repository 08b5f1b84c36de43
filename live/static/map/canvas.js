// Drawing on the map with mouse, fingers or keys: what is in hand here, and what the server's word makes of it.
// Hands only: what may be drawn and how it looks is the server's affair.
import { Conflicts } from "./conflicts.js";
import { edit, renew } from "./form.js";
import { Gestures } from "./gestures.js";
import { Keys } from "./keys.js";
import { Linking } from "./linking.js";
import { Moving } from "./moving.js";
import { Naming } from "./naming.js";
import { Rings } from "./rings.js";
import { Selection } from "./selection.js";
import { Sheet, keyOf } from "./sheet.js";
import { find, parse } from "../patch.js";

const PHONE = 700; // pixels of width below which there is room for the map alone
const ROOM = 360; // pixels of height that drawing takes
const SETTLED_AFTER = 600; // milliseconds in which the drawing of an answer has come

const BACK = {
  undo: { act: "act", said: "undone", none: "nothing" },
  redo: { act: "again", said: "redone", none: "nothingAgain" },
};

/** What each button, or the key that stands for it, is for. */
const HANDS = {
  draw: (canvas) => (canvas.drawing ? canvas.stop("stopped") : canvas.start()),
  in: ({ sheet }) => sheet.zoom(1.25),
  out: ({ sheet }) => sheet.zoom(0.8),
  fit: ({ sheet }) => sheet.fit(),
  large: (canvas) => (canvas.large = canvas.frame.toggleAttribute("data-large")),
  more: (canvas) => (canvas.more = !canvas.more),
  help: ({ frame }) => find(frame, "map-keys")?.showModal(),
  several: ({ selection }) => (selection.several = !selection.several),
  add: ({ naming }) => naming.addActor(),
  tier: ({ naming }) => naming.addTier(),
  rename: ({ naming }) => naming.rename(),
  link: ({ linking }) => linking.toggle(),
  links: ({ selection }) => selection.goRound(),
  move: ({ moving }) => moving.take(),
  inspect: (canvas) => canvas.inspect(),
  remove: (canvas) => canvas.remove(),
  undo: (canvas) => canvas.turnBack("undo"),
  redo: (canvas) => canvas.turnBack("redo"),
  enter: (canvas) => canvas.enter(),
  leave: (canvas) => canvas.leave(),
};

export class Canvas {
  /** `send(command)` returns the id of the command; `tell`, `say` and `toast` go to the server, the ear and the eye. */
  constructor(frame, lent, leaving) {
    Object.assign(this, lent, { frame, leaving, drawing: false, large: false, more: false });
    this.pending = new Map(); // command id -> what its answer means here
    this.sheet = new Sheet(frame);
    this.rings = new Rings(frame, this.sheet);
    this.selection = new Selection(this);
    this.naming = new Naming(this);
    this.linking = new Linking(this);
    this.moving = new Moving(this);
    this.conflicts = new Conflicts(this);
    this.gestures = new Gestures(this);
    this.keys = new Keys(this);
    this.dress();
    this.listen();
  }

  dress() {
    const href = new URL("./canvas.css", import.meta.url).href;
    if (this.frame.querySelector(`link[href="${href}"]`)) return;
    this.frame.prepend(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  }

  listen() {
    const on = (type, act, capture = false) => this.frame.addEventListener(type, act, { signal: this.leaving.signal, capture });
    on("change", ({ target }) => target.form?.matches(".of-part") && this.conflicts.changed(target));
    on("focusin", ({ target }) => this.selection.focused(keyOf(target)));
    on("focusout", ({ target, relatedTarget }) => target.form === this.naming.form && this.naming.turnedAway(relatedTarget));
    on("keyup", ({ key }) => key === " " && this.keys.spaceUp());
    on("click", (event) => this.clicked(event), true);
  }

  get bar() {
    return find(this.frame, "drawing")?.dataset ?? {};
  }

  get words() {
    return find(this.frame, "canvas-words")?.dataset ?? {};
  }

  // --- what the server says ------------------------------------------------------------------------

  /** Put back, after each word of the server, all that is of this screen only. */
  settle() {
    const canvas = find(this.frame, "canvas");
    if (!canvas || !this.sheet.svg) return;
    this.gestures.pointers.settle(this.sheet.element, this.leaving);
    if (this.drawing && this.bar.draws === undefined) this.stop("closed");
    canvas.classList.toggle("drawing", this.drawing);
    this.settleBar(canvas);
    this.sheet.settle();
    this.moving.hold();
    this.selection.rove();
    this.paint();
  }

  settleBar(canvas) {
    const { drawing, more, selection, linking } = this;
    const large = this.frame.dataset.large !== undefined;
    const pressed = { draw: drawing, large, link: linking.on, several: selection.several };
    for (const [hand, on] of Object.entries(pressed)) {
      canvas.querySelector(`[data-hand=${hand}]`)?.setAttribute("aria-pressed", on);
    }
    canvas.querySelector("[data-hand=more]")?.setAttribute("aria-expanded", more);
  }

  /** Take over the patches that are for who draws. */
  takes({ id, html }) {
    const old = id === "inspector" && find(this.frame, id);
    if (old) renew(old, parse(html, old));
    return Boolean(old);
  }

  hear({ hands }) {
    this.rings.hands = hands;
    this.paint();
  }

  welcome() {
    if (this.drawing) this.tell({ at: this.selection.chosen });
  }

  answered(id) {
    const { say, keys = [] } = this.pending.get(id) ?? {};
    this.pending.delete(id);
    if (say) this.speak(...say);
    setTimeout(() => this.moving.release(keys), SETTLED_AFTER);
  }

  /** Let the person decide where somebody else was first; say whether this refusal has been seen to. */
  refused({ id, code, text, about }) {
    const { keys = [], field, naming } = this.pending.get(id) ?? {};
    this.pending.delete(id);
    this.moving.release(keys);
    return code === "changed-meanwhile" && this.conflicts.asked({ field, naming, text, theirs: about.theirs });
  }

  // --- what hands and forms come to ----------------------------------------------------------------

  /** Do what a button or key is for. */
  hand(name) {
    HANDS[name](this);
    this.settle();
  }

  pressed(event) {
    return this.keys.pressed(event);
  }

  named() {
    this.naming.finish();
  }

  keep(button) {
    this.conflicts.keep(button);
  }

  choose(type) {
    this.linking.choose(type);
  }

  /** Give a command on the map, and remember what its answer means here. */
  order(edits, after) {
    this.pending.set(this.send(edit(edits)), after);
  }

  speak(key, params = {}) {
    const text = this.words[key] ?? "";
    this.say(text.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? ""));
  }

  nameOf(key) {
    const part = this.sheet.part(key);
    return part?.dataset.name ?? part?.querySelector("title")?.textContent ?? "";
  }

  paint() {
    if (!this.sheet.svg) return;
    const { drawing, selection, linking, moving, gestures } = this;
    const idle = drawing && !linking.on && !moving.held.size;
    const handles = idle ? selection.pulledFrom : "";
    this.rings.paint({
      selected: drawing ? selection.keys : [],
      ...{ handles, thread: linking.thread, trails: moving.trails, band: gestures.band },
    });
    moving.fade();
    this.naming.place();
    linking.place();
  }

  // --- drawing mode --------------------------------------------------------------------------------

  start() {
    if (this.bar.draws === undefined) return;
    this.drawing = true;
    this.frame.toggleAttribute("data-large", this.large || this.isCramped);
    this.tell({ at: this.selection.chosen });
    this.speak("drawing");
    this.settle();
    this.sheet.begin();
    this.selection.focusMap();
  }

  /** Whether there is too little room for the map among the rest of the screen. */
  get isCramped() {
    return this.frame.clientWidth < PHONE || innerHeight - this.sheet.element.getBoundingClientRect().top < ROOM;
  }

  stop(why) {
    this.drawing = this.more = false;
    this.naming.close();
    this.cancel();
    this.selection.clear();
    this.rings.hands = [];
    this.sheet.view = null;
    this.frame.toggleAttribute("data-large", this.large);
    this.tell({ at: null });
    this.speak(why);
  }

  enter() {
    if (this.linking.on) this.linking.to(this.selection.current);
    else if (this.moving.carrying) this.moving.drop();
    else this.naming.rename();
  }

  /** Leave what one is in the midst of, else the selection, else drawing mode. */
  leave() {
    const { selection } = this;
    if (this.linking.on || this.moving.carrying) this.speak("cancelled");
    else if (selection.keys.size || selection.several) selection.clear();
    else return this.stop("stopped");
    this.cancel();
    selection.tell();
  }

  cancel() {
    this.moving.cancel();
    this.linking.cancel();
    this.gestures.band = null;
    this.paint();
  }

  inspect() {
    this.selection.tell();
    find(this.frame, "inspector").querySelector("input:not([type=hidden]), select, button")?.focus();
  }

  remove() {
    const order = ["link", "actor", "tier"];
    const parts = this.selection.chosen.map((key) => key.split(":")).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    if (!parts.length) return;
    const name = parts.map((part) => this.nameOf(part.join(":"))).join(", ");
    this.order(parts.map(([sort, id]) => ({ do: "remove", sort, id })), { say: ["removed", { name }] });
  }

  // --- taking back, and doing again ------------------------------------------------------------------

  /** Undo or redo what was drawn last. The word of an act may come a moment after its answer: wait for it once. */
  turnBack(kind, waited = false) {
    const { none, said } = BACK[kind];
    const act = this.lastDrawn(kind);
    if (act) this.pending.set(this.send({ kind }), { say: [said, { act }] });
    else if (waited) this.toast(this.words[none]);
    else setTimeout(() => this.drawing && this.turnBack(kind, true), SETTLED_AFTER);
  }

  /** Return the words for what would be taken back or done again; a note that was written since is not meant by it. */
  lastDrawn(kind) {
    return JSON.parse(this.words.acts ?? "{}")[find(this.frame, "undo")?.dataset[BACK[kind]?.act]];
  }

  /** Take a click on the room's own button over, so that who draws is told what came of it. */
  clicked(event) {
    const button = this.drawing && event.target.closest("#undo [data-command]");
    const { kind } = button ? JSON.parse(button.dataset.command) : {};
    if (!this.lastDrawn(kind)) return;
    event.stopPropagation();
    this.turnBack(kind);
  }
}
