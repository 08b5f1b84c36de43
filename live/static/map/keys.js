// What the keys come to on the map.
const ALWAYS = { f: "fit", 0: "fit", "+": "in", "=": "in", "-": "out", "?": "help", k: "links", d: "draw" };
const DRAWING = {
  ...{ a: "add", l: "link", m: "move", t: "tier", e: "inspect", Enter: "enter", F2: "rename" },
  ...{ Delete: "remove", Backspace: "remove", Escape: "leave" },
};

export class Keys {
  constructor(canvas) {
    Object.assign(this, { canvas, space: "" }); // the space bar: held, or used to move the map with
  }

  /** Say whether a key was for the map. */
  pressed(event) {
    const { canvas } = this;
    const at = (id) => event.target.closest?.(`#${id}`);
    const done = at("namer") ? canvas.naming.typed(event) : at("link-types") ? canvas.linking.picked(event) : this.struck(event, at);
    if (done) event.preventDefault();
    return done;
  }

  struck(event, at) {
    const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event;
    const { canvas } = this;
    const back = canvas.drawing && at("canvas") && !target.matches("input, select") && turnsBack(event);
    if (back) return canvas.hand(back), true;
    if (at("inspector") && key === "Escape") return canvas.selection.focusMap(), true;
    if (!at("sheet") || ctrlKey || metaKey || altKey) return false;
    if (key.startsWith("Arrow")) return this.arrow(key, shiftKey), true;
    if (key === " " && canvas.drawing) return (this.space ||= "held"), true;
    const hand = (canvas.drawing && DRAWING[key.length === 1 ? key.toLowerCase() : key]) || ALWAYS[key.toLowerCase()];
    if (hand) canvas.hand(hand);
    return Boolean(hand);
  }

  arrow(key, far) {
    const { moving, selection } = this.canvas;
    moving.carrying ? moving.step(key, far) : selection.arrow(key, far);
  }

  /** The space bar selects, unless the map was moved with it. */
  spaceUp() {
    const { selection } = this.canvas;
    const plain = this.space === "held" && selection.current;
    this.space = "";
    if (plain) selection.select(selection.current, true);
  }
}

/** Return what these keys take back, or do again. */
function turnsBack({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return "";
  return { z: shiftKey ? "redo" : "undo", y: shiftKey ? "" : "redo" }[key.toLowerCase()] ?? "";
}
