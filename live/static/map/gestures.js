// What the gestures of mouse, pen and fingers come to on the map.
import { Pointers } from "./pointers.js";
import { keyOf } from "./sheet.js";

export class Gestures {
  constructor(canvas) {
    Object.assign(this, { canvas, sheet: canvas.sheet, band: null, pointers: new Pointers(canvas, this) });
  }

  tapped(key, more) {
    const { canvas } = this;
    if (canvas.linking.choosing) return canvas.cancel();
    if (canvas.linking.on) return key?.startsWith("actor:") ? canvas.linking.to(key) : canvas.cancel();
    if (key || !more) canvas.selection.select(key, more);
  }

  doubleTapped(key, at) {
    const { selection, linking, naming } = this.canvas;
    if (linking.on || selection.several) return this.tapped(key, selection.several);
    if (!key) return naming.addActor(at);
    selection.current = key;
    naming.rename();
  }

  /** A finger that stays begins to select several. */
  stayed(key) {
    const { canvas } = this;
    if (canvas.linking.on) return;
    canvas.selection.several = true;
    if (!canvas.selection.keys.has(key)) canvas.selection.select(key, true);
    navigator.vibrate?.(10);
    canvas.settle();
  }

  begin(act) {
    const { selection, linking, moving } = this.canvas;
    act.origin = this.sheet.at(...act.start);
    if (act.kind === "link") linking.begin(act.from, act.origin);
    if (act.kind !== "drag") return;
    if (!selection.keys.has(act.key)) selection.select(act.key, selection.several);
    moving.take();
    if (!moving.carrying) act.kind = "none";
  }

  during({ kind, origin }, before, now, here) {
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    if (kind === "pan") this.sheet.pan(dx, dy);
    if (kind === "drag") this.canvas.moving.shift(now[0] - origin[0], now[1] - origin[1]);
    if (kind === "link") this.canvas.linking.pull(now, this.under(here));
    if (kind === "band") this.band = [origin, now];
    if (kind === "pan" || kind === "band") this.canvas.paint();
  }

  end({ kind }, here) {
    const { canvas } = this;
    if (kind === "drag" && canvas.moving.carrying) canvas.moving.drop();
    if (kind === "link" && canvas.linking.on) canvas.linking.to(this.under(here));
    if (kind === "link" && !canvas.linking.choosing) canvas.cancel();
    if (kind === "band") canvas.selection.gather(this.band);
    this.band = null;
    canvas.paint();
  }

  under([x, y]) {
    const key = keyOf(this.canvas.frame.getRootNode().elementFromPoint(x, y));
    return key?.startsWith("actor:") ? key : undefined;
  }
}
