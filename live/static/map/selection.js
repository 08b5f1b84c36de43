// What is selected on the map, where one is with the keys, and that who else draws hears of it.
import { find } from "../patch.js";
import { keyOf, middle } from "./sheet.js";

const TOLD_AFTER = 120; // milliseconds

export class Selection {
  constructor(canvas) {
    Object.assign(this, { canvas, sheet: canvas.sheet, keys: new Set(), current: "", hovered: "", around: "" });
    this.coming = ""; // the key of what was added here and has not been drawn yet: the focus waits for it
    this.loose = false; // what a click chose is let go of when the keys go on
    this.several = false; // each tap adds to what is selected, as with Shift: a finger has no Shift
  }

  /** The keys of what an act is about: what is selected, else what is focused. */
  get chosen() {
    return this.keys.size ? [...this.keys] : this.current ? [this.current] : [];
  }

  /** The actor that links can be pulled from now. */
  get pulledFrom() {
    if (this.sheet.part(this.hovered)) return this.hovered;
    const [one] = this.keys;
    return this.keys.size === 1 && one.startsWith("actor:") ? one : "";
  }

  select(key, more = false) {
    if (!more) this.keys.clear();
    this.loose = !more;
    const on = key && !(more && this.keys.delete(key));
    if (on) this.keys.add(key);
    if (key && more) this.canvas.speak(on ? "selected" : "unselected", { name: this.canvas.nameOf(key) });
    if (key) this.go(key);
    this.tell();
    this.canvas.paint();
  }

  /** Add every actor whose middle lies in a frame. */
  gather([[x1, y1], [x2, y2]]) {
    const within = (value, a, b) => value > Math.min(a, b) && value < Math.max(a, b);
    for (const box of this.sheet.boxes()) {
      const [x, y] = middle(box);
      if (within(x, x1, x2) && within(y, y1, y2)) this.keys.add(box.key);
    }
    this.canvas.speak("several", { count: this.keys.size });
    this.tell();
  }

  clear() {
    this.keys.clear();
    this.several = false;
  }

  /** Tell who else draws what is in hand here; in drawing mode only. */
  tell() {
    clearTimeout(this.telling);
    const { canvas } = this;
    if (canvas.drawing) this.telling = setTimeout(() => canvas.drawing && canvas.tell({ at: this.chosen }), TOLD_AFTER);
  }

  hover(key) {
    if (!this.canvas.drawing || !key?.startsWith("actor:") || key === this.hovered) return;
    this.hovered = key;
    this.canvas.paint();
  }

  // --- where one is ----------------------------------------------------------------------------------

  focused(key) {
    if (!key || key === this.current) return;
    this.current = key;
    this.rove();
    this.tell();
    this.canvas.paint();
  }

  go(key) {
    const part = this.sheet.part(key);
    if (!part) return;
    this.current = key;
    this.rove();
    part.focus({ preventScroll: true });
    this.sheet.reveal(this.sheet.box(part));
    this.tell();
    this.canvas.paint();
  }

  /** Go on by key from what a click had chosen. */
  goOn(key) {
    if (this.loose && key) this.keys.clear();
    this.go(key);
  }

  focusMap() {
    if (this.sheet.part(this.current)) this.go(this.current);
    else (this.sheet.svg.querySelector(".map-actor") ?? this.sheet.element).focus({ preventScroll: true });
  }

  /** Go round the links of the actor that is focused. */
  goRound() {
    const of = this.current.startsWith("actor:") ? this.current : this.around;
    const links = this.sheet.linksOf(new Set([of])).map(keyOf);
    if (!links.length) return this.canvas.speak("unlinked");
    this.around = of;
    this.goOn(links[(links.indexOf(this.current) + 1) % links.length]);
  }

  arrow(key, far) {
    const part = this.sheet.part(this.current);
    if (!part) return this.focusMap();
    const onTier = this.current.startsWith("tier:");
    if (far && onTier) return this.moveTier(key);
    const next = onTier ? this.besideTier(part.dataset.tier, key) : this.sheet.next(this.sheet.box(part), key)?.key;
    const up = key === "ArrowUp" && this.canvas.drawing && part.dataset.tier ? `tier:${part.dataset.tier}` : null;
    this.goOn(next ?? up);
  }

  moveTier(key) {
    const way = key.slice("Arrow".length).toLowerCase();
    find(this.canvas.frame, "inspector").querySelector(`[data-go=${way}]`)?.click();
  }

  besideTier(id, key) {
    const columns = this.sheet.columns();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step) return `tier:${columns[columns.findIndex((one) => one.id === id) + step]?.id ?? id}`;
    return key === "ArrowDown" ? `actor:${this.sheet.slot(id, -Infinity).before}` : null;
  }

  /** Keep one stop for the Tab key, on what is there; what has just come gets the focus that waited for it. */
  rove() {
    const gone = this.current && !this.sheet.part(this.current);
    for (const key of this.keys) if (!this.sheet.part(key)) this.keys.delete(key);
    if (gone) this.current = "";
    this.oneStop();
    if (gone && this.canvas.drawing && !this.canvas.naming.wish && this.isFocusLost) this.focusMap();
    if (this.coming && this.sheet.part(this.coming)) this.arrived();
  }

  oneStop() {
    const { svg, element } = this.sheet;
    const stop = this.sheet.part(this.current) ?? svg.querySelector(".map-actor");
    for (const part of svg.querySelectorAll(".map-actor, .map-link[tabindex='0'], .map-tier[tabindex='0']")) {
      const index = part === stop ? "0" : "-1";
      if (part.getAttribute("tabindex") !== index) part.setAttribute("tabindex", index);
    }
    stop?.setAttribute("tabindex", "0");
    element.tabIndex = stop ? -1 : 0;
  }

  get isFocusLost() {
    const { activeElement } = this.canvas.frame.getRootNode();
    return !activeElement || activeElement === document.body;
  }

  arrived() {
    const key = this.coming;
    this.coming = "";
    this.keys.clear();
    if (!this.canvas.naming.wish) this.go(key);
  }
}
