// Marks on the map that are of the moment: what is selected, by whom, a link that is being drawn. They lie over the map,
// so that no drawing of the server wipes them.
import { find } from "../patch.js";
import { middle } from "./sheet.js";

const SVG = "http://www.w3.org/2000/svg";
const COLOURS = 6;

function make(name, fields, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(fields)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

export class Rings {
  constructor(frame, sheet) {
    Object.assign(this, { frame, sheet, hands: [] });
  }

  /** Draw all marks anew; there are few. */
  paint({ selected, handles, thread, trails, band }) {
    const others = this.hands.flatMap(({ name, at }, nth) => at.map((key) => this.ring(key, `of-${nth % COLOURS}`, name)));
    const mine = [...selected].map((key) => this.ring(key, "is-me"));
    const lines = [...trails.map((one) => line("trail", one)), thread && this.thread(thread)];
    const found = [...lines, ...others, ...mine, band && this.band(band), ...this.handles(handles)];
    find(this.frame, "map-hands")?.replaceChildren(...found.filter(Boolean));
  }

  ring(key, className, name = "") {
    const part = this.sheet.part(key);
    if (!part) return null;
    const ring = make("g", { class: `ring ${className}`, "data-ring": key });
    const way = key.startsWith("link:") && part.querySelector("path");
    const box = this.sheet.box(part);
    const gap = 7;
    const [x, y] = way ? pointAt(way) : [box.x - gap, box.y - gap];
    const size = { width: box.width + 2 * gap, height: box.height + 2 * gap };
    ring.append(way ? make("path", { d: way.getAttribute("d") }) : make("rect", { x, y, rx: 18, ...size }));
    const high = 15 / Math.min(this.sheet.scale, 1);
    if (name) ring.append(make("text", { x: x + 4, y: y - high / 3, "font-size": high }, name));
    return ring;
  }

  /** Return where links are pulled from: small for the eye, large for the finger. */
  handles(key) {
    const part = this.sheet.part(key);
    if (!part) return [];
    const box = this.sheet.box(part);
    const [, y] = middle(box);
    return [box.x, box.x + box.width].map((x) => {
      const handle = make("g", { class: "handle", "data-from": key });
      const round = (r, className) => make("circle", { cx: x, cy: y, r: r / this.sheet.scale, class: className });
      handle.append(round(22, "grip"), round(8, "knob"));
      return handle;
    });
  }

  thread({ from, to }) {
    const part = this.sheet.part(from);
    return part && line("thread", [this.sheet.side(this.sheet.box(part), to), to]);
  }

  band([[x1, y1], [x2, y2]]) {
    const size = { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    return make("rect", { class: "band", x: Math.min(x1, x2), y: Math.min(y1, y2), ...size });
  }
}

const line = (className, [[x1, y1], [x2, y2]]) => make("line", { class: className, x1, y1, x2, y2 });

function pointAt(way) {
  const { x, y } = way.getPointAtLength(way.getTotalLength() / 2);
  return [x, y];
}
