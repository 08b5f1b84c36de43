// What mouse, pen and fingers do on the map: taps, drags, pinches; what they come to is the business of gestures.
import { keyOf } from "./sheet.js";

const FAR = 5; // pixels that make a drag of a press
const TWICE = 400; // milliseconds between the taps of a double one
const LONG = 500; // milliseconds that a finger stays for a long press

export class Pointers {
  constructor(canvas, gestures) {
    Object.assign(this, { canvas, gestures, down: new Map(), act: null, last: null, known: new WeakSet() });
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
    on("pointerover", (event) => this.over(event.target));
    on("wheel", (event) => this.wheeled(event), { passive: false });
  }

  over(target) {
    if (!this.act?.begun) this.canvas.selection.hover(target.closest(".handle")?.dataset.from ?? keyOf(target));
  }

  pressed(event) {
    const { canvas, down } = this;
    if (event.target.closest("form, [role=menu]")) return;
    if (event.pointerType === "touch" && !canvas.drawing) return;
    if (event.isPrimary) down.clear(); // the first finger of a gesture: whatever was never lifted is not there any more
    down.set(event.pointerId, [event.clientX, event.clientY]);
    if (down.size === 2) return this.pinch();
    this.act = this.meant(event);
    if (event.pointerType === "touch" && this.act.key) this.waiting = setTimeout(() => this.stayed(), LONG);
  }

  /** Return what a press may become. */
  meant({ target, button, shiftKey, ctrlKey, metaKey, clientX, clientY }) {
    const { drawing, keys, selection } = this.canvas;
    const key = drawing ? keyOf(target) : null;
    const from = drawing && target.closest(".handle")?.dataset.from;
    const start = [clientX, clientY];
    const act = { key, from, start, begun: false, more: selection.several || shiftKey || ctrlKey || metaKey };
    if (button === 1 || keys.space) return { ...act, kind: "pan" };
    if (!drawing) return { ...act, kind: keyOf(target) ? "tap" : "pan" };
    const bands = shiftKey || selection.several;
    return { ...act, kind: from ? "link" : key?.startsWith("actor:") ? "drag" : key ? "tap" : bands ? "band" : "pan" };
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
      if (far(here, act.start) < FAR) return;
      this.begin(act, event);
    }
    this.gestures.during(act, canvas.sheet.at(...before), canvas.sheet.at(...here), here);
  }

  begin(act, { currentTarget, pointerId }) {
    const { keys } = this.canvas;
    clearTimeout(this.waiting);
    act.begun = true;
    currentTarget.setPointerCapture(pointerId);
    if (keys.space) keys.space = "used";
    this.gestures.begin(act);
  }

  released(event) {
    const { act } = this;
    const pinched = this.down.size === 2;
    if (!this.down.delete(event.pointerId) || pinched) return;
    this.forget();
    if (!act) return;
    const here = [event.clientX, event.clientY];
    if (act.begun) this.gestures.end(act, here);
    else if (this.canvas.drawing) this.tapped(act, event, here);
  }

  lost(event) {
    this.down.delete(event.pointerId);
    if (this.act?.begun) this.canvas.cancel();
    this.forget();
  }

  forget() {
    clearTimeout(this.waiting);
    this.act = null;
  }

  stayed() {
    const { key } = this.act;
    this.forget();
    this.gestures.stayed(key);
  }

  tapped({ key, from, more }, { timeStamp }, here) {
    const again = this.last && timeStamp - this.last.time < TWICE && far(here, this.last.here) < 24;
    this.last = again ? null : { time: timeStamp, here };
    const found = key || from || null;
    if (again) this.gestures.doubleTapped(found, this.canvas.sheet.at(...here));
    else this.gestures.tapped(found, more);
  }

  // --- near and far ----------------------------------------------------------------------------------

  /** Two fingers: whatever one of them had begun is not meant. */
  pinch() {
    if (this.act?.begun) this.canvas.cancel();
    this.forget();
    this.last = null;
  }

  pinched(before, here) {
    const other = [...this.down.values()].find((one) => one !== here);
    const between = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const wide = (a, b) => Math.max(far(a, b), 1);
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

const far = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
