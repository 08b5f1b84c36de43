// Drawing on the map with mouse, fingers or keys. Hands only: what may be drawn and how it looks is the server's affair.
import { change, edit, editOf, renew } from "./form.js";
import { Pointers } from "./pointers.js";
import { Rings } from "./rings.js";
import { Sheet, keyOf, middle } from "./sheet.js";
import { token } from "../outbox.js";
import { find, parse } from "../patch.js";

const ALWAYS = { f: "fit", 0: "fit", "+": "in", "=": "in", "-": "out", "?": "help", k: "links", d: "draw" };
const DRAWING = {
  ...{ a: "add", l: "link", m: "move", t: "tier", e: "inspect", Enter: "enter", F2: "rename" },
  ...{ Delete: "remove", Backspace: "remove", Escape: "leave" },
};
const STEP = 24;
const PHONE = 700; // pixels below which there is room for the map alone
const TYPES = ["goods", "service", "money", "information", "contact"];
const SETTLED_AFTER = 600; // milliseconds in which the drawing of an answer has come

export class Canvas {
  /** `send(command)` returns the id of the command; `tell`, `say` and `toast` go to the server, the ear and the eye. */
  constructor(frame, hands, leaving) {
    Object.assign(this, hands, { frame, leaving, drawing: false, selected: new Set(), current: "", space: "" });
    Object.assign(this, { mode: null, naming: null, choosing: null, band: null, coming: "", hovered: "", large: false });
    this.held = new Map(); // key -> where a hand holds an actor until the server has drawn it there
    this.pending = new Map(); // command id -> what its answer means here
    this.sheet = new Sheet(frame);
    this.rings = new Rings(frame, this.sheet);
    this.pointers = new Pointers(this);
    const href = new URL("./canvas.css", import.meta.url).href;
    if (!frame.querySelector(`link[href="${href}"]`)) frame.prepend(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
    const on = (type, act) => frame.addEventListener(type, act, leaving);
    on("change", (event) => event.target.form?.matches(".of-part") && this.changed(event.target));
    on("focusin", (event) => this.focused(keyOf(event.target)));
    on("focusout", (event) => event.target.form === this.namer && this.turnedAway(event.relatedTarget));
    on("keyup", (event) => event.key === " " && this.spaceUp());
  }

  get element() {
    return find(this.frame, "canvas");
  }

  get namer() {
    return find(this.frame, "namer");
  }

  get bar() {
    return find(this.frame, "drawing")?.dataset ?? {};
  }

  get chosen() {
    return this.selected.size ? [...this.selected] : this.current ? [this.current] : [];
  }

  // --- what the server says ------------------------------------------------------------------------

  /** Put back, after each word of the server, all that is of this screen only. */
  settle() {
    const canvas = this.element;
    if (!canvas || !this.sheet.svg) return;
    this.pointers.settle(this.sheet.element, this.leaving);
    if (this.drawing && this.bar.draws === undefined) this.stop("closed");
    canvas.classList.toggle("drawing", this.drawing);
    const pressed = { draw: this.drawing, large: this.frame.dataset.large !== undefined, link: this.mode?.kind === "link" };
    for (const [hand, on] of Object.entries(pressed)) {
      canvas.querySelector(`[data-hand=${hand}]`)?.setAttribute("aria-pressed", on);
    }
    this.sheet.settle();
    this.hold();
    this.rove();
    this.paint();
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
    if (this.drawing) this.tell({ at: this.chosen });
  }

  answered(id) {
    const { say, keys = [] } = this.pending.get(id) ?? {};
    this.pending.delete(id);
    if (say) this.speak(...say);
    setTimeout(() => this.release(keys), SETTLED_AFTER);
  }

  /** Let the person decide where somebody else was first; say whether this refusal has been seen to. */
  refused({ id, code, text, about }) {
    const { keys = [], field, naming } = this.pending.get(id) ?? {};
    this.pending.delete(id);
    this.release(keys);
    if (code !== "changed-meanwhile") return false;
    const place = find(this.frame, field);
    if (place) this.ask(place, text);
    else if (naming && !this.naming) this.askName({ ...naming, theirs: about.theirs }, text);
    return Boolean(place || naming);
  }

  // --- drawing mode --------------------------------------------------------------------------------

  /** Do what a button or key is for. */
  hand(name, button) {
    if (name === "draw") this.drawing ? this.stop("stopped") : this.start();
    else if (name === "in" || name === "out") this.sheet.zoom(name === "in" ? 1.25 : 0.8);
    else if (name === "fit") this.sheet.fit();
    else if (name === "large") this.large = this.frame.toggleAttribute("data-large");
    else if (name === "help") find(this.frame, "map-keys")?.showModal();
    else this[name](button);
    this.settle();
  }

  start() {
    if (this.bar.draws === undefined) return;
    this.drawing = true;
    this.frame.toggleAttribute("data-large", this.large || this.frame.clientWidth < PHONE);
    this.tell({ at: this.chosen });
    this.speak("drawing");
    this.settle();
    this.sheet.begin();
    this.focusMap();
  }

  stop(why) {
    Object.assign(this, { drawing: false, naming: null, choosing: null });
    this.cancel();
    this.selected.clear();
    this.rings.hands = [];
    this.sheet.view = null;
    this.frame.toggleAttribute("data-large", this.large);
    clearTimeout(this.telling);
    this.tell({ at: null });
    this.closeSmall();
    this.speak(why);
  }

  speak(key, params = {}) {
    const text = find(this.frame, "canvas-words")?.dataset[key] ?? "";
    this.say(text.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? ""));
  }

  nameOf(key) {
    const part = this.sheet.part(key);
    return part?.dataset.name ?? part?.querySelector("title")?.textContent ?? "";
  }

  /** Give a command, and remember what its answer means here. */
  order(edits, after) {
    this.pending.set(this.send(edit(edits)), after);
  }

  // --- what is selected, and where one is ----------------------------------------------------------

  focused(key) {
    if (!key || key === this.current) return;
    this.current = key;
    this.rove();
    this.place();
    this.paint();
  }

  go(key) {
    const part = this.sheet.part(key);
    if (!part) return;
    this.current = key;
    this.rove();
    part.focus({ preventScroll: true });
    this.sheet.reveal(this.sheet.box(part));
    this.place();
    this.paint();
  }

  /** Go on by key from what a click had chosen. */
  goOn(key) {
    if (this.loose && key) this.selected.clear();
    this.go(key);
  }

  focusMap() {
    if (this.sheet.part(this.current)) this.go(this.current);
    else (this.sheet.svg.querySelector(".map-actor") ?? this.sheet.element).focus({ preventScroll: true });
  }

  /** Keep one stop for the Tab key, on what is there; what has just come gets the focus that waited for it. */
  rove() {
    const { svg, element } = this.sheet;
    const gone = this.current && !this.sheet.part(this.current);
    for (const key of this.selected) if (!this.sheet.part(key)) this.selected.delete(key);
    if (gone) this.current = "";
    const stop = this.sheet.part(this.current) ?? svg.querySelector(".map-actor");
    for (const part of svg.querySelectorAll(".map-actor, .map-link[tabindex='0'], .map-tier[tabindex='0']")) {
      const index = part === stop ? "0" : "-1";
      if (part.getAttribute("tabindex") !== index) part.setAttribute("tabindex", index);
    }
    stop?.setAttribute("tabindex", "0");
    element.tabIndex = stop ? -1 : 0;
    const tree = this.frame.getRootNode();
    if (gone && this.drawing && !this.naming && (!tree.activeElement || tree.activeElement === document.body)) this.focusMap();
    if (this.coming && this.sheet.part(this.coming)) {
      const key = this.coming;
      this.coming = "";
      this.selected = new Set();
      if (!this.naming) this.go(key);
    }
  }

  select(key, more = false) {
    if (!more) this.selected.clear();
    this.loose = !more; // what a click chose is let go of when the keys go on
    const on = key && !(more && this.selected.delete(key));
    if (on) this.selected.add(key);
    if (key && more) this.speak(on ? "selected" : "unselected", { name: this.nameOf(key) });
    if (key) this.go(key);
    this.place();
    this.paint();
  }

  /** Tell who else draws what is in hand here; in drawing mode only. */
  place() {
    if (!this.drawing) return;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.drawing && this.tell({ at: this.chosen }), 120);
  }

  hover(key) {
    if (!this.drawing || this.pointers.act?.begun || !key?.startsWith("actor:") || key === this.hovered) return;
    this.hovered = key;
    this.paint();
  }

  paint() {
    if (!this.sheet.svg) return;
    const one = this.selected.size === 1 ? [...this.selected][0] : "";
    const at = this.hovered && this.sheet.part(this.hovered) ? this.hovered : one.startsWith("actor:") ? one : "";
    const handles = this.drawing && !this.mode && !this.held.size ? at : "";
    const aim = this.sheet.part(this.mode?.to ?? this.current);
    const thread = this.mode?.from && { from: this.mode.from, to: this.mode.at ?? middle(this.sheet.box(aim)) };
    this.rings.paint({ selected: this.drawing ? this.selected : [], handles, thread, band: this.band });
    this.placeSmall();
  }

  // --- adding and naming ---------------------------------------------------------------------------

  /** Add an actor below the one that is focused, or in this column, where the pointer is. */
  add(_, at) {
    const columns = this.sheet.columns();
    if (!columns.length) return this.tier(find(this.frame, "drawing").querySelector("[data-hand=tier]"));
    const part = this.sheet.part(this.current);
    const box = part && !this.current.startsWith("link:") ? this.sheet.box(part) : null;
    const column = at ? this.sheet.columnAt(at[0]) : columns.find(({ id }) => id === part?.dataset.tier) ?? columns[0];
    const beside = box && !at ? [middle(box)[0], box.y + box.height + 40] : [column.x + column.width / 2, column.y + 60];
    const place = at ?? beside;
    const before = at || box ? this.sheet.below(column.id, at ? at[1] : middle(box)[1]) : undefined;
    this.name({ sort: "actor", part: { tier: column.id }, before, at: place, label: "nameActor" });
  }

  tier(button) {
    const part = JSON.parse((button ?? find(this.frame, "drawing").querySelector("[data-hand=tier]")).dataset.part);
    const columns = this.sheet.columns();
    const last = columns.reduce((best, one) => (best && best.x > one.x ? best : one), null);
    const [x, y, width, height] = this.sheet.home;
    const at = last ? [last.x + last.width, last.y + 40] : [x + width / 2, y + height * 0.3];
    this.name({ sort: "tier", part, at, label: "nameTier" });
  }

  rename() {
    const part = this.sheet.part(this.current);
    if (!part || this.current.startsWith("link:")) return this.inspect();
    const [sort, id] = this.current.split(":");
    const { name } = part.dataset;
    this.name({ sort, id, was: name, text: name, over: this.current, label: "nameRename" });
  }

  enter() {
    if (this.mode?.kind === "link") this.linkTo(this.current);
    else if (this.mode?.kind === "move") this.drop();
    else this.rename();
  }

  name(naming) {
    const form = this.namer;
    this.naming = naming;
    form.querySelector(".conflict")?.remove();
    form.querySelector("label").textContent = find(this.frame, "canvas-words").dataset[naming.label];
    const input = form.querySelector("input");
    input.value = naming.text ?? "";
    this.placeSmall();
    input.focus({ preventScroll: true });
    input.select();
  }

  /** Send the name; an empty or unchanged one is none. */
  named() {
    const { naming } = this;
    const name = this.namer.querySelector("input").value.trim();
    this.naming = null;
    this.closeSmall();
    if (name && name !== naming.was) this.sendName(naming, name);
    if (naming.over) this.go(naming.over);
  }

  sendName(naming, name) {
    const { sort, id, was, part, before } = naming;
    if (id) {
      const say = ["renamed", { name }];
      return this.order([change(sort, id, { name }, { name: was })], { say, naming: { ...naming, text: name } });
    }
    const fresh = token();
    this.coming = `${sort}:${fresh}`;
    const add = { do: "add", sort, part: { id: fresh, name, ...part }, ...(before && { before }) };
    this.order([add], { say: ["added", { name }] });
  }

  /** What was typed is sent when somebody goes on elsewhere; looking away from the window is not going on. */
  turnedAway(to) {
    const open = this.naming && !this.naming.theirs && !this.namer.contains(to) && document.hasFocus();
    if (open) setTimeout(() => this.naming && !this.namer.contains(this.frame.getRootNode().activeElement) && this.named());
  }

  // --- where two were at once ----------------------------------------------------------------------

  conflict(text) {
    const box = parse(find(this.frame, "conflict").innerHTML, this.frame);
    box.querySelector("p").textContent = text;
    return box;
  }

  ask(field, text) {
    const box = this.conflict(text);
    box.dataset.of = field.id;
    this.frame.querySelector(`.conflict[data-of="${CSS.escape(field.id)}"]`)?.remove();
    field.closest("label").after(box);
  }

  askName(naming, text) {
    this.name(naming);
    this.namer.append(this.conflict(text));
  }

  /** Keep what the other wrote, or mine over it. */
  keep(button) {
    const box = button.closest(".conflict");
    const mine = button.dataset.keep === "mine";
    const field = find(this.frame, box.dataset.of);
    box.remove();
    if (field) {
      if (field.dataset.now) field.dataset.was = field.dataset.now;
      else delete field.dataset.was;
      mine ? this.changed(field) : this.takeBack(field);
    } else if (this.naming) {
      Object.assign(this.naming, { was: this.naming.theirs, theirs: undefined });
      if (!mine) this.namer.querySelector("input").value = this.naming.was;
      this.named();
    }
  }

  takeBack(field) {
    if (field.type === "checkbox") field.checked = field.defaultChecked;
    else if (field.localName === "select") for (const one of field.options) one.selected = one.defaultSelected;
    else field.value = field.defaultValue;
    field.focus();
  }

  changed(field) {
    const wish = editOf(field);
    if (wish) this.order(wish.edits, { say: ["saved"], field: field.id });
  }

  // --- links ---------------------------------------------------------------------------------------

  link() {
    const from = this.current.startsWith("actor:") ? this.current : "";
    this.mode = this.mode ? null : { kind: "link", from };
    this.speak(this.mode ? "linking" : "cancelled", { name: this.nameOf(from) });
    this.focusMap();
  }

  linkTo(key) {
    if (!key?.startsWith("actor:") || key === this.mode.from) return;
    const { from } = this.mode;
    if (!from) {
      this.mode.from = key;
      return this.speak("linking", { name: this.nameOf(key) });
    }
    this.choosing = { from, to: key, at: this.mode.at ?? middle(this.sheet.box(this.sheet.part(key))) };
    this.mode.to = key;
    this.placeSmall();
    find(this.frame, "link-types").querySelector("button").focus({ preventScroll: true });
  }

  choose(type) {
    const { from, to } = this.choosing;
    const [source, target] = [from, to].map((key) => key.slice("actor:".length));
    const kind = find(this.frame, "link-types").querySelector(`[data-type=${type}]`).lastChild.textContent.trim();
    const say = ["linked", { source: this.nameOf(from), target: this.nameOf(to), type: kind }];
    this.order([{ do: "add", sort: "link", part: { id: token(), source, target, type } }], { say });
    this.cancel();
    this.go(from);
  }

  /** Go round the links of the actor that is focused. */
  links() {
    const of = this.current.startsWith("actor:") ? this.current.slice(6) : this.around;
    const all = [...this.sheet.svg.querySelectorAll(".map-link")].filter(
      ({ dataset: { source, target } }) => source === of || target === of,
    );
    if (!all.length) return this.speak("unlinked");
    this.around = of;
    const at = all.findIndex((one) => keyOf(one) === this.current);
    this.goOn(keyOf(all[(at + 1) % all.length]));
  }

  // --- moving --------------------------------------------------------------------------------------

  /** Take hold of what is selected, or of the actor that is focused. */
  move() {
    if (this.bar.mirrored !== undefined) return this.toast(find(this.frame, "canvas-words").dataset.mirrored);
    const keys = this.chosen.filter((key) => key.startsWith("actor:"));
    if (!keys.length) return;
    this.mode = { kind: "move" };
    for (const key of keys) {
      const { part, x, y } = this.sheet.box(this.sheet.part(key));
      const drawn = part.getAttribute("transform");
      this.held.set(key, { drawn, shown: drawn, from: [x, y], at: [x, y], tier: part.dataset.tier });
    }
    this.speak("moving", { name: this.nameOf(keys[0]) });
  }

  shift(dx, dy) {
    for (const one of this.held.values()) one.at = [one.from[0] + dx, one.from[1] + dy];
    this.hold();
    this.paint();
  }

  step(key, far) {
    const [first] = this.held.values();
    let [dx, dy] = [first.at[0] - first.from[0], first.at[1] - first.from[1]];
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (far && way[0]) dx = this.beyond(first, way[0]) - first.from[0];
    else [dx, dy] = [dx + way[0] * STEP, dy + way[1] * STEP];
    this.shift(dx, dy);
  }

  /** Return where the left edge of an actor would be in the next column. */
  beyond({ at: [x] }, way) {
    const columns = this.sheet.columns().sort((a, b) => a.x - b.x);
    const here = columns.findIndex(({ id }) => id === this.sheet.columnAt(x + 1).id);
    const to = columns[here + way];
    return to ? to.x + (x - columns[here].x) : x;
  }

  drop() {
    const edits = [...this.held].map(([key, { at, tier }]) => {
      const [x, y] = middle({ ...this.sheet.box(this.sheet.part(key)), x: at[0], y: at[1] });
      const column = this.sheet.columnAt(x);
      const changes = { position: [Math.round(x), Math.round(y)], ...(column.id !== tier && { tier: column.id }) };
      return change("actor", key.slice(6), changes);
    });
    const keys = [...this.held.keys()];
    this.mode = null;
    this.order(edits, { say: ["moved", { name: this.nameOf(keys[0]) }], keys });
  }

  /** Show what is held where the hand has it, until the server has drawn it somewhere itself. */
  hold() {
    for (const [key, one] of this.held) {
      const part = this.sheet.part(key);
      const now = part?.getAttribute("transform");
      const elsewhere = now !== one.shown && now !== one.drawn;
      if (!part || (elsewhere && this.mode?.kind !== "move")) {
        this.held.delete(key);
        continue;
      }
      if (elsewhere) one.drawn = now;
      one.shown = `translate(${one.at[0].toFixed(1)} ${one.at[1].toFixed(1)})`;
      part.setAttribute("transform", one.shown);
    }
  }

  release(keys) {
    for (const key of keys) {
      const { drawn, shown } = this.held.get(key) ?? {};
      const part = this.sheet.part(key);
      if (part && part.getAttribute("transform") === shown) part.setAttribute("transform", drawn);
      this.held.delete(key);
    }
    this.paint();
  }

  // --- removing, undoing, leaving -------------------------------------------------------------------

  remove() {
    const order = ["link", "actor", "tier"];
    const keys = this.chosen.map((key) => key.split(":")).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    if (!keys.length) return;
    const names = keys.map(([sort, id]) => this.nameOf(`${sort}:${id}`)).join(", ");
    this.order(keys.map(([sort, id]) => ({ do: "remove", sort, id })), { say: ["removed", { name: names }] });
  }

  /** Take back what was drawn last; a note that was written since is not meant by it. */
  undo() {
    const place = find(this.frame, "undo");
    if (/^(part|map)_/.test(place?.dataset.act ?? "")) place.querySelector("button").click();
    else this.speak("nothing");
  }

  inspect() {
    this.place();
    find(this.frame, "inspector").querySelector("input:not([type=hidden]), select, button")?.focus();
  }

  /** Leave what one is in the midst of, else the selection, else drawing mode. */
  leave() {
    if (this.mode || this.choosing) this.speak("cancelled");
    else if (this.selected.size) this.selected.clear();
    else this.stop("stopped");
    this.cancel();
    this.place();
  }

  cancel() {
    if (this.mode?.kind === "move") this.release([...this.held.keys()]);
    Object.assign(this, { mode: null, band: null, choosing: null });
    this.closeSmall();
    this.paint();
  }

  // --- keys ----------------------------------------------------------------------------------------

  /** Say whether a key was for the map. */
  pressed(event) {
    const at = (id) => event.target.closest?.(`#${id}`);
    const done = at("namer") ? this.typed(event) : at("link-types") ? this.picked(event) : this.struck(event, at);
    if (done) event.preventDefault();
    return done;
  }

  typed({ key }) {
    if (key !== "Escape") return false;
    const { over } = this.naming ?? {};
    this.naming = null;
    this.closeSmall();
    over ? this.go(over) : this.focusMap();
    return true;
  }

  picked({ key, target }) {
    const buttons = [...find(this.frame, "link-types").querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
    if (TYPES[key - 1]) this.choose(TYPES[key - 1]);
    else if (step) buttons[(buttons.indexOf(target) + step + buttons.length) % buttons.length].focus();
    else if (key === "Escape") this.cancel(), this.focusMap();
    else return false;
    return true;
  }

  struck(event, at) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (at("inspector") && key === "Escape") return this.focusMap(), true;
    if (!at("sheet")) return false;
    if ((ctrlKey || metaKey) && key.toLowerCase() === "z" && this.drawing) return this.undo(), true;
    if (ctrlKey || metaKey || altKey) return false;
    if (key.startsWith("Arrow")) return this.arrow(key, shiftKey), true;
    if (key === " " && this.drawing) return (this.space ||= "held"), true;
    const hand = (this.drawing && DRAWING[key.length === 1 ? key.toLowerCase() : key]) || ALWAYS[key.toLowerCase()];
    if (hand) this.hand(hand);
    return Boolean(hand);
  }

  spaceUp() {
    const plain = this.space === "held" && this.current;
    this.space = "";
    if (plain) this.select(this.current, true);
  }

  arrow(key, far) {
    if (this.mode?.kind === "move") return this.step(key, far);
    const part = this.sheet.part(this.current);
    if (!part) return this.focusMap();
    const button = far && this.current.startsWith("tier:") && find(this.frame, "inspector");
    if (button) return button.querySelector(`[data-go=${key.slice(5).toLowerCase()}]`)?.click();
    const box = this.sheet.box(part);
    const next = this.current.startsWith("tier:") ? this.besideTier(part.dataset.tier, key) : this.sheet.next(box, key)?.key;
    const up = key === "ArrowUp" && this.drawing && part.dataset.tier ? `tier:${part.dataset.tier}` : null;
    this.goOn(next ?? up);
  }

  besideTier(id, key) {
    const columns = this.sheet.columns().sort((a, b) => a.x - b.x);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step) return `tier:${columns[columns.findIndex((one) => one.id === id) + step]?.id ?? id}`;
    return key === "ArrowDown" ? `actor:${this.sheet.below(id, -Infinity)}` : null;
  }

  // --- pointers ------------------------------------------------------------------------------------

  tapped(key, more) {
    if (this.choosing) return this.cancel();
    if (this.mode?.kind === "link") return key?.startsWith("actor:") ? this.linkTo(key) : this.cancel();
    if (key || !more) this.select(key, more);
  }

  doubleTapped(key, at) {
    if (this.mode) return;
    if (!key) return this.add(null, at);
    this.current = key;
    this.rename();
  }

  begin(act) {
    act.origin = this.sheet.at(...act.start);
    if (act.kind === "link") this.mode = { kind: "link", from: act.from, at: act.origin };
    if (act.kind !== "drag") return;
    if (!this.selected.has(act.key)) this.select(act.key);
    this.move();
    if (!this.held.size) act.kind = "none";
  }

  during({ kind, origin }, before, now, here) {
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    if (kind === "pan") this.sheet.pan(dx, dy), this.placeSmall();
    if (kind === "drag") this.shift(now[0] - origin[0], now[1] - origin[1]);
    if (kind === "link" && this.mode) Object.assign(this.mode, { at: now, to: this.under(here) }), this.paint();
    if (kind === "band") (this.band = [origin, now]), this.paint();
  }

  end({ kind }, now, here) {
    if (kind === "drag" && this.mode) this.drop();
    if (kind === "link" && this.mode) this.under(here) ? this.linkTo(this.under(here)) : this.cancel();
    if (kind === "link" && !this.choosing) this.cancel();
    if (kind === "band") this.gather();
    this.paint();
  }

  under([x, y]) {
    const key = keyOf(this.frame.getRootNode().elementFromPoint(x, y));
    return key?.startsWith("actor:") ? key : undefined;
  }

  gather() {
    const [[x1, y1], [x2, y2]] = this.band;
    const within = (value, a, b) => value > Math.min(a, b) && value < Math.max(a, b);
    for (const box of this.sheet.boxes()) {
      const [x, y] = middle(box);
      if (within(x, x1, x2) && within(y, y1, y2)) this.selected.add(box.key);
    }
    this.band = null;
    this.speak("several", { count: this.selected.size });
    this.place();
  }

  // --- the little form and the little menu ------------------------------------------------------------

  /** Keep them beside what they are about, wherever the server or a hand has moved that. */
  placeSmall() {
    const over = this.naming?.over && this.sheet.part(this.naming.over);
    const at = over ? middle(this.sheet.box(over)) : this.naming?.at;
    this.put(this.namer, this.naming && at);
    this.put(find(this.frame, "link-types"), this.choosing?.at);
  }

  put(element, at) {
    if (element.hidden === Boolean(at)) element.hidden = !at;
    if (!at) return;
    const [x, y] = this.sheet.pixels(at);
    const paper = element.parentNode;
    const within = (value, size, whole) => Math.max(4, Math.min(value, whole - size - 4));
    element.style.left = `${within(x - element.offsetWidth / 2, element.offsetWidth, paper.clientWidth)}px`;
    element.style.top = `${within(y - 24, element.offsetHeight, paper.clientHeight)}px`;
  }

  closeSmall() {
    if (this.namer) this.placeSmall();
  }
}
