// The sheet that the map lies on: which part of it is in sight, and where things are.
import { find } from "../patch.js";

const SMALLEST = 160; // layout units across
const WIDEST = 4; // times the whole map
const [LEAST_SCALE, READABLE] = [0.3, 0.5]; // pixels for a unit of the map

export class Sheet {
  constructor(frame) {
    Object.assign(this, { frame, home: [0, 0, 1, 1], view: null, shown: "" });
  }

  get element() {
    return find(this.frame, "sheet");
  }

  get svg() {
    return this.element?.querySelector("#map") ?? null;
  }

  /** Keep what is in sight when the server draws: a sheet that grew is only seen by who looks at all of it. */
  settle() {
    const box = this.svg?.getAttribute("viewBox");
    if (!box) return;
    if (box !== this.shown) this.home = box.split(" ").map(Number);
    this.show();
  }

  show() {
    this.shown = (this.view ?? this.home).map((one) => one.toFixed(1)).join(" ");
    for (const svg of [this.svg, find(this.frame, "map-hands")]) {
      if (svg.getAttribute("viewBox") !== this.shown) svg.setAttribute("viewBox", this.shown);
      svg.setAttribute("preserveAspectRatio", "xMidYMin meet");
    }
  }

  /** How the map lies on the paper: pixels for a unit, and where its origin is. */
  get port() {
    const [x, y, width, height] = this.view ?? this.home;
    const { clientWidth, clientHeight } = this.svg.parentNode;
    const scale = Math.min(clientWidth / width, clientHeight / height) || 1;
    return { scale, left: (clientWidth - width * scale) / 2 - x * scale, top: -y * scale };
  }

  fit() {
    this.view = null;
    this.show();
  }

  /** Begin where names can be read: on a small screen, with the upper left corner. */
  begin() {
    if (this.scale >= LEAST_SCALE) return;
    const { clientWidth, clientHeight } = this.element;
    this.view = [this.home[0], this.home[1], clientWidth / READABLE, clientHeight / READABLE];
    this.show();
  }

  /** Show the map larger or smaller, around a point that stays where it is. */
  zoom(factor, around) {
    const [x, y, width, height] = this.view ?? this.home;
    const [px, py] = around ?? [x + width / 2, y + height / 2];
    const wide = Math.min(Math.max(width / factor, SMALLEST), this.home[2] * WIDEST);
    const k = wide / width;
    this.view = [px - (px - x) * k, py - (py - y) * k, wide, height * k];
    this.show();
  }

  pan(dx, dy) {
    const [x, y, width, height] = this.view ?? this.home;
    this.view = [x - dx, y - dy, width, height];
    this.show();
  }

  /** Bring a box into sight, and move no further than it takes. */
  reveal(box) {
    const port = this.element.getBoundingClientRect();
    const [left, top] = this.at(port.left, port.top);
    const [right, bottom] = this.at(port.right, port.bottom);
    const over = (low, high, from, to) => (low < from ? from - low : high > to ? to - high : 0);
    const dx = over(box.x, box.x + box.width, left, right);
    const dy = over(box.y, box.y + box.height, top, bottom);
    if (this.view && (dx || dy)) this.pan(dx, dy);
  }

  /** Return the point of the map under a point of the window. */
  at(x, y) {
    const paper = this.svg.parentNode.getBoundingClientRect();
    const { scale, left, top } = this.port;
    return [(x - paper.left - left) / scale, (y - paper.top - top) / scale];
  }

  /** Return where a point of the map is on the paper, in pixels. */
  pixels([x, y]) {
    const { scale, left, top } = this.port;
    return [x * scale + left, y * scale + top];
  }

  get scale() {
    return this.port.scale;
  }

  // --- what stands where ---------------------------------------------------------------------------

  part(key) {
    return key ? find(this.svg, key.replace(":", "-")) : null;
  }

  boxes() {
    return Array.from(this.svg.querySelectorAll(".map-actor"), (actor) => this.box(actor));
  }

  box(part) {
    const card = part.querySelector(":scope > .map-card");
    const line = part.matches(".map-link") && part.querySelector("path");
    if (!card) return { part, key: keyOf(part), ...boxOf(line || part) };
    const { e: x, f: y } = part.transform.baseVal.consolidate().matrix;
    return { part, key: keyOf(part), x, y, width: card.width.baseVal.value, height: card.height.baseVal.value };
  }

  columns() {
    return Array.from(this.svg.querySelectorAll(".map-column"), (column) => ({ id: column.dataset.tier, ...boxOf(column) }));
  }

  /** Return the column at or nearest to a place. */
  columnAt(x) {
    const away = ({ x: left, width }) => Math.max(left - x, x - left - width, 0);
    return this.columns().reduce((best, one) => (best && away(best) <= away(one) ? best : one), null);
  }

  /** Return the actor that a new one at this place would stand above. */
  below(tier, y) {
    const under = this.boxes().filter((box) => box.part.dataset.tier === tier && middle(box)[1] > y);
    return under.reduce((best, one) => (best && best.y <= one.y ? best : one), null)?.part.dataset.actor;
  }

  /** Return the actor that one comes to from a box in this direction. */
  next(from, way) {
    const [x, y] = middle(from);
    const wide = from.width * 0.6;
    const cost = (box) => {
      const [dx, dy] = [middle(box)[0] - x, middle(box)[1] - y];
      const beside = Math.abs(dx) > wide;
      const ahead = { ArrowUp: -dy, ArrowDown: dy, ArrowLeft: -dx, ArrowRight: dx }[way];
      if (beside !== (way === "ArrowLeft" || way === "ArrowRight") || ahead <= 0.5) return Infinity;
      return beside ? Math.round(ahead / wide) * 1e5 + Math.abs(dy) : ahead;
    };
    const found = this.boxes().map((box) => [cost(box), box]).filter(([one]) => one < Infinity);
    return found.reduce((best, one) => (best && best[0] <= one[0] ? best : one), null)?.[1] ?? null;
  }
}

export function keyOf(element) {
  const part = element?.closest?.(".map-actor, .map-link, .map-tier, [data-link]");
  const { actor, link, tier } = part?.dataset ?? {};
  return actor ? `actor:${actor}` : link ? `link:${link}` : tier ? `tier:${tier}` : null;
}

export const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];

const boxOf = (element) => {
  const { x, y, width, height } = element.getBBox();
  return { x, y, width, height };
};
