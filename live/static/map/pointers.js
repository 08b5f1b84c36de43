// What mouse, pen and fingers do on the map; what it comes to is the canvas's business.
import { keyOf } from "./sheet.js";

const FAR = 5; // pixels that make a drag of a press
const TWICE = 400; // milliseconds between the taps of a double one

export class Pointers {
  constructor(canvas) {
    Object.assign(this, { canvas, down: new Map(), act: null, last: null, spaced: false, known: new WeakSet() });
  }

  /** Listen on a sheet that has just come; one that was there is known. */
  settle(sheet, { signal }) {
    if (!sheet || this.known.has(sheet)) return;
    this.known.add(sheet);
    const on = (type, act, more) => sheet.addEventListener(type, act, { signal, ...more });
    on("pointerdown", (event) => this.pressed(event));
    on("pointermove", (event) => this.moved(event));
    on("pointerup", (event) => this.released(event));
    on("pointercancel", (event) => this.lost(event));
    on("pointerover", (event) => this.canvas.hover(event.target.closest(".handle")?.dataset.from ?? keyOf(event.target)));
    on("wheel", (event) => this.wheeled(event), { passive: false });
  }

  pressed(event) {
    const { canvas, down } = this;
    if (event.target.closest("form, [role=menu]")) return;
    const here = [event.clientX, event.clientY];
    const draws = canvas.drawing;
    if (event.pointerType === "touch" && !draws) return;
    down.set(event.pointerId, here);
    if (down.size === 2) return this.pinch();
    const target = canvas.drawing ? event.target : null;
    const key = draws ? keyOf(target) : keyOf(event.target) && "elsewhere";
    const from = target?.closest(".handle")?.dataset.from;
    const pans = event.button === 1 || canvas.space;
    const kind = pans ? "pan" : from ? "link" : key?.startsWith("actor:") ? "drag" : key ? "tap" : draws && event.shiftKey ? "band" : "pan";
    this.act = { kind, key, from, start: here, at: here, begun: false, shift: event.shiftKey || event.ctrlKey || event.metaKey };
  }

  moved(event) {
    const { down, act, canvas } = this;
    if (!down.has(event.pointerId)) return;
    const before = down.get(event.pointerId);
    const here = [event.clientX, event.clientY];
    down.set(event.pointerId, here);
    if (down.size === 2) return this.pinched(before, here);
    if (!act || act.kind === "tap") return;
    if (!act.begun) {
      if (Math.hypot(here[0] - act.start[0], here[1] - act.start[1]) < FAR) return;
      act.begun = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      if (canvas.space) canvas.space = "used";
      canvas.begin(act);
    }
    canvas.during(act, canvas.sheet.at(...before), canvas.sheet.at(...here), here);
  }

  released(event) {
    const { act, canvas } = this;
    const pinched = this.down.size === 2;
    if (!this.down.delete(event.pointerId) || pinched) return;
    this.act = null;
    if (!act) return;
    const here = [event.clientX, event.clientY];
    if (act.begun) canvas.end(act, canvas.sheet.at(...here), here);
    else if (canvas.drawing) this.tapped(act, event, here);
  }

  lost(event) {
    this.down.delete(event.pointerId);
    if (this.act?.begun) this.canvas.cancel();
    this.act = null;
  }

  tapped({ key, from, shift }, event, here) {
    const again = this.last && event.timeStamp - this.last.time < TWICE && Math.hypot(here[0] - this.last.here[0], here[1] - this.last.here[1]) < 24;
    this.last = again ? null : { time: event.timeStamp, here };
    const found = key ?? from ?? null;
    if (again) this.canvas.doubleTapped(found, this.canvas.sheet.at(...here));
    else this.canvas.tapped(found, shift);
  }

  // --- near and far ----------------------------------------------------------------------------------

  /** Two fingers: whatever one of them had begun is not meant. */
  pinch() {
    if (this.act?.begun) this.canvas.cancel();
    this.act = null;
    this.last = null;
  }

  pinched(before, here) {
    const other = [...this.down.values()].find((one) => one !== here);
    const between = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const wide = (a, b) => Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 1);
    const { sheet } = this.canvas;
    const [old, now] = [sheet.at(...between(before, other)), sheet.at(...between(here, other))];
    sheet.pan(now[0] - old[0], now[1] - old[1]);
    sheet.zoom(wide(here, other) / wide(before, other), sheet.at(...between(here, other)));
    this.canvas.paint();
  }

  /** Outside drawing mode the wheel scrolls the page, as everywhere. */
  wheeled(event) {
    if (!this.canvas.drawing && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { sheet } = this.canvas;
    sheet.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), sheet.at(event.clientX, event.clientY));
    this.canvas.paint();
  }
}
