// Where two wrote the same field or name at once: the second sees both, and decides.
import { find, parse } from "../patch.js";
import { editOf } from "./form.js";

export class Conflicts {
  constructor(canvas) {
    Object.assign(this, { canvas, frame: canvas.frame });
  }

  /** Send a field of the inspector that was filled in. */
  changed(field) {
    const wish = editOf(field);
    if (wish) this.canvas.order(wish.edits, { say: ["saved"], field: field.id });
  }

  /** Ask at the field or name that it is about; say whether that could be done. */
  asked({ field, naming, text, theirs }) {
    const place = find(this.frame, field);
    if (place) this.ask(place, text);
    else if (naming && !this.canvas.naming.wish) this.askName({ ...naming, theirs }, text);
    return Boolean(place || naming);
  }

  box(text) {
    const box = parse(find(this.frame, "conflict").innerHTML, this.frame);
    box.querySelector("p").textContent = text;
    return box;
  }

  ask(field, text) {
    const box = this.box(text);
    box.dataset.of = field.id;
    this.frame.querySelector(`.conflict[data-of="${CSS.escape(field.id)}"]`)?.remove();
    field.closest("label").after(box);
  }

  askName(wish, text) {
    this.canvas.naming.open(wish);
    this.canvas.naming.form.append(this.box(text));
  }

  /** Keep what the other wrote, or mine over it. */
  keep(button) {
    const box = button.closest(".conflict");
    const mine = button.dataset.keep === "mine";
    const field = find(this.frame, box.dataset.of);
    box.remove();
    if (field) this.keepField(field, mine);
    else if (this.canvas.naming.wish) this.canvas.naming.keep(mine);
  }

  keepField(field, mine) {
    if (field.dataset.now) field.dataset.was = field.dataset.now;
    else delete field.dataset.was;
    if (mine) return this.changed(field);
    if (field.type === "checkbox") field.checked = field.defaultChecked;
    else if (field.localName === "select") for (const one of field.options) one.selected = one.defaultSelected;
    else field.value = field.defaultValue;
    field.focus();
  }
}
