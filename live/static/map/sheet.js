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

  /** Show a little form or menu at a point of the map, and within the paper; hide it where there is none. */
  pin(element, point) {
    if (element.hidden === Boolean(point)) element.hidden = !point;
    if (!point) return;
    const [x, y] = this.pixels(point);
    const paper = element.parentNode;
    const within = (value, size, whole) => Math.max(4, Math.min(value, whole - size - 4));
    element.style.left = `${within(x - element.offsetWidth / 2, element.offsetWidth, paper.clientWidth)}px`;
    element.style.top = `${within(y - 24, element.offsetHeight, paper.clientHeight)}px`;
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

  /** Return where a line to a point leaves a box: halfway its left or right side. */
  side(box, [x]) {
    const [across, y] = middle(box);
    return [x > across ? box.x + box.width : box.x, y];
  }

  /** Return the columns from left to right. */
  columns() {
    const columns = Array.from(this.svg.querySelectorAll(".map-column"), (one) => ({ id: one.dataset.tier, ...boxOf(one) }));
    return columns.sort((a, b) => a.x - b.x);
  }

  /** Return the links that hang on one of these keys. */
  linksOf(keys) {
    const hangs = ({ dataset: { source, target } }) => keys.has(`actor:${source}`) || keys.has(`actor:${target}`);
    return keys.size ? Array.from(this.svg.querySelectorAll(".map-link")).filter(hangs) : [];
  }

  /** Return the column at or nearest to a place. */
  columnAt(x) {
    const away = ({ x: left, width }) => Math.max(left - x, x - left - width, 0);
    return this.columns().reduce((best, one) => (best && away(best) <= away(one) ? best : one), null);
  }

  /** Return where a new actor at this height comes in its column: above another, else below the last. */
  slot(tier, y) {
    const column = this.boxes().filter(({ part }) => part.dataset.tier === tier).sort((a, b) => a.y - b.y);
    const [under, last] = [column.find((box) => middle(box)[1] > y), column.at(-1)];
    return under ? { before: under.part.dataset.actor } : last ? { after: last.part.dataset.actor } : {};
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
