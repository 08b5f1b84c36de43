// Carrying actors over the map: shown where the hand has them, until the server has drawn them there.
//
// The last hand wins, and nobody is asked: both see the ring of the other around the actor and where it comes to lie,
// and one gesture sets it right. A question with two places in it would cost more than the place is worth.
import { change } from "./form.js";
import { middle } from "./sheet.js";

const STEP = 24; // units of the map for an arrow key

export class Moving {
  constructor(canvas) {
    Object.assign(this, { canvas, sheet: canvas.sheet, carrying: false });
    this.held = new Map(); // key -> where the hand has an actor, and where the server drew it
  }

  /** Take hold of what is selected, or of the actor that is focused. */
  take() {
    const { canvas, sheet } = this;
    if (canvas.bar.mirrored !== undefined) return canvas.toast(canvas.words.mirrored);
    const keys = canvas.selection.chosen.filter((key) => key.startsWith("actor:"));
    if (!keys.length) return;
    canvas.linking.cancel();
    this.carrying = true;
    for (const key of keys) {
      const { part, x, y } = sheet.box(sheet.part(key));
      const drawn = part.getAttribute("transform");
      this.held.set(key, { drawn, shown: drawn, from: [x, y], at: [x, y] });
    }
    canvas.speak("moving", { name: canvas.nameOf(keys[0]) });
  }

  shift(dx, dy) {
    for (const one of this.held.values()) one.at = [one.from[0] + dx, one.from[1] + dy];
    this.hold();
    this.canvas.paint();
  }

  step(key, far) {
    const [first] = this.held.values();
    if (!first) return this.canvas.cancel();
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const [x, y] = far && way[0] ? [this.beyond(first, way[0]), first.at[1]] : first.at.map((one, n) => one + way[n] * STEP);
    this.shift(x - first.from[0], y - first.from[1]);
  }

  /** Return where the left edge of an actor would be in the next column. */
  beyond({ at: [x] }, way) {
    const columns = this.sheet.columns();
    const here = columns.findIndex(({ id }) => id === this.sheet.columnAt(x + 1).id);
    const to = columns[here + way];
    return to ? to.x + (x - columns[here].x) : x;
  }

  drop() {
    const keys = [...this.held.keys()];
    if (!keys.length) return this.canvas.cancel();
    this.carrying = false;
    const say = ["moved", { name: this.canvas.nameOf(keys[0]) }];
    this.canvas.order(keys.map((key) => this.landing(key)), { say, keys });
  }

  /** Return the edit that lays an actor down; its tier is the column that it is seen in. */
  landing(key) {
    const { part, ...box } = this.sheet.box(this.sheet.part(key));
    const [x, y] = middle(box);
    const { id } = this.sheet.columnAt(x);
    const tier = id === part.dataset.tier ? {} : { tier: id };
    return change("actor", key.slice("actor:".length), { position: [Math.round(x), Math.round(y)], ...tier });
  }

  /** Show what is held where the hand has it, until the server has drawn it somewhere itself. */
  hold() {
    for (const [key, one] of this.held) {
      const part = this.sheet.part(key);
      const now = part?.getAttribute("transform");
      const elsewhere = now !== one.shown && now !== one.drawn;
      if (!part || (elsewhere && !this.carrying)) {
        this.held.delete(key);
        continue;
      }
      if (elsewhere) one.drawn = now;
      one.shown = `translate(${one.at[0].toFixed(1)} ${one.at[1].toFixed(1)})`;
      part.setAttribute("transform", one.shown);
    }
  }

  /** The links of what is held, as straight lines; the server bends them when it has been laid down. */
  get trails() {
    const box = (id) => this.sheet.box(this.sheet.part(`actor:${id}`));
    const line = (one, other) => [this.sheet.side(one, middle(other)), this.sheet.side(other, middle(one))];
    return this.sheet.linksOf(this.held).map(({ dataset: { source, target } }) => line(box(source), box(target)));
  }

  /** Let the links fade that the trails stand for. */
  fade() {
    const carried = this.sheet.linksOf(this.held);
    for (const one of this.sheet.svg.querySelectorAll(".map-link.carried")) one.classList.remove("carried");
    for (const one of carried) one.classList.add("carried");
  }

  release(keys) {
    for (const key of keys) {
      const { drawn, shown } = this.held.get(key) ?? {};
      const part = this.sheet.part(key);
      if (part && part.getAttribute("transform") === shown) part.setAttribute("transform", drawn);
      this.held.delete(key);
    }
    this.canvas.paint();
  }

  cancel() {
    if (this.carrying) this.release([...this.held.keys()]);
    this.carrying = false;
  }
}
