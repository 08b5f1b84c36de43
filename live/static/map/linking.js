// Drawing a link: from one actor, along a thread, to another; then what runs over it is chosen from a little menu.
import { token } from "../outbox.js";
import { find } from "../patch.js";
import { middle } from "./sheet.js";

const TYPES = ["goods", "service", "money", "information", "contact"];

export class Linking {
  constructor(canvas) {
    Object.assign(this, { canvas, sheet: canvas.sheet });
    this.line = null; // { from, to, at }: two keys, and where the free end is; null when no link is being drawn
    this.choosing = null; // where the menu stands
  }

  get on() {
    return this.line !== null;
  }

  get menu() {
    return find(this.canvas.frame, "link-types");
  }

  /** The line that is shown while it is being drawn: to the pointer, else to what is focused. */
  get thread() {
    if (!this.line?.from) return null;
    const aim = this.sheet.part(this.line.to ?? this.canvas.selection.current);
    const to = this.line.at ?? (aim && middle(this.sheet.box(aim)));
    return to ? { from: this.line.from, to } : null;
  }

  /** Begin at the actor that is focused, or stop. */
  toggle() {
    const { current } = this.canvas.selection;
    const stops = this.on || this.canvas.moving.carrying;
    this.canvas.cancel();
    if (stops) this.canvas.speak("cancelled");
    else this.begin(current.startsWith("actor:") ? current : "");
    this.canvas.selection.focusMap();
  }

  begin(from, at) {
    this.line = { from, at };
    if (!at) this.canvas.speak("linking", { name: this.canvas.nameOf(from) });
  }

  pull(at, to) {
    if (this.on) Object.assign(this.line, { at, to });
    this.canvas.paint();
  }

  /** Let the line begin at an actor, or end there. */
  to(key) {
    const { line } = this;
    if (!key?.startsWith("actor:") || key === line.from) return;
    if (!line.from) {
      line.from = key;
      return this.canvas.speak("linking", { name: this.canvas.nameOf(key) });
    }
    line.to = key;
    this.choosing = line.at ?? middle(this.sheet.box(this.sheet.part(key)));
    this.place();
    this.menu.querySelector("button").focus({ preventScroll: true });
  }

  choose(type) {
    const { from, to } = this.line;
    const [source, target] = [from, to].map((key) => key.slice("actor:".length));
    const words = this.menu.querySelector(`[data-type=${type}]`).lastChild.textContent.trim();
    const say = ["linked", { source: this.canvas.nameOf(from), target: this.canvas.nameOf(to), type: words }];
    this.canvas.order([{ do: "add", sort: "link", part: { id: token(), source, target, type } }], { say });
    this.canvas.cancel();
    this.canvas.selection.go(from);
  }

  picked({ key, target }) {
    const buttons = [...this.menu.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
    if (TYPES[key - 1]) this.choose(TYPES[key - 1]);
    else if (step) buttons[(buttons.indexOf(target) + step + buttons.length) % buttons.length].focus();
    else if (key === "Escape") this.canvas.cancel(), this.canvas.selection.focusMap();
    else return false;
    return true;
  }

  place() {
    if (this.menu) this.sheet.pin(this.menu, this.choosing);
  }

  cancel() {
    this.line = this.choosing = null;
  }
}
