// The little form on the map in which a new actor or tier gets its name, and an old one another.
import { token } from "../outbox.js";
import { find } from "../patch.js";
import { change } from "./form.js";
import { middle } from "./sheet.js";

export class Naming {
  constructor(canvas) {
    Object.assign(this, { canvas, sheet: canvas.sheet, wish: null }); // the wish: what is being named, and where
  }

  get form() {
    return find(this.canvas.frame, "namer");
  }

  get input() {
    return this.form.querySelector("input");
  }

  // --- what can get a name ---------------------------------------------------------------------------

  /** Add an actor where the pointer is, else below the one that is focused, else in the first column. */
  addActor(at) {
    const columns = this.sheet.columns();
    if (!columns.length) return this.addTier();
    const { current } = this.canvas.selection;
    const part = this.sheet.part(current);
    const box = part && !at && !current.startsWith("link:") ? this.sheet.box(part) : null;
    const column = at ? this.sheet.columnAt(at[0]) : columns.find(({ id }) => id === part?.dataset.tier) ?? columns[0];
    const below = box ? [middle(box)[0], box.y + box.height + 40] : [column.x + column.width / 2, column.y + 60];
    const y = at ? at[1] : box && middle(box)[1];
    const slot = y === null ? {} : this.sheet.slot(column.id, y);
    this.open({ sort: "actor", part: { tier: column.id }, slot, at: at ?? below, label: "nameActor" });
  }

  addTier() {
    const button = find(this.canvas.frame, "drawing").querySelector("[data-hand=tier]");
    const last = this.sheet.columns().at(-1);
    const [x, y, width, height] = this.sheet.home;
    const at = last ? [last.x + last.width, last.y + 40] : [x + width / 2, y + height * 0.3];
    this.open({ sort: "tier", part: JSON.parse(button.dataset.part), at, label: "nameTier" });
  }

  rename() {
    const { current } = this.canvas.selection;
    const part = this.sheet.part(current);
    if (!part || current.startsWith("link:")) return this.canvas.inspect();
    const [sort, id] = current.split(":");
    const { name } = part.dataset;
    this.open({ sort, id, was: name, text: name, over: current, label: "nameRename" });
  }

  // --- the form --------------------------------------------------------------------------------------

  open(wish) {
    this.wish = wish;
    this.form.querySelector(".conflict")?.remove();
    this.form.querySelector("label").textContent = this.canvas.words[wish.label];
    this.input.value = wish.text ?? "";
    this.place();
    this.input.focus({ preventScroll: true });
    this.input.select();
  }

  /** Keep it beside what it is about, wherever the server or a hand has moved that. */
  place() {
    const over = this.sheet.part(this.wish?.over);
    if (this.form) this.sheet.pin(this.form, over ? middle(this.sheet.box(over)) : this.wish?.at);
  }

  close() {
    this.wish = null;
    this.place();
  }

  /** Send the name; an empty or unchanged one is none. */
  finish() {
    const { wish } = this;
    const name = this.input.value.trim();
    this.close();
    if (name && name !== wish.was) wish.id ? this.sendName(wish, name) : this.sendNew(wish, name);
    if (wish.over) this.canvas.selection.go(wish.over);
  }

  sendName(wish, name) {
    const after = { say: ["renamed", { name }], naming: { ...wish, text: name } };
    this.canvas.order([change(wish.sort, wish.id, { name }, { name: wish.was })], after);
  }

  sendNew({ sort, part, slot }, name) {
    const id = token();
    this.canvas.selection.coming = `${sort}:${id}`;
    this.canvas.order([{ do: "add", sort, part: { id, name, ...part }, ...slot }], { say: ["added", { name }] });
  }

  /** What was typed is sent when somebody goes on elsewhere; looking away from the window is not going on. */
  turnedAway(to) {
    const open = this.wish && !this.wish.theirs && !this.form.contains(to) && document.hasFocus();
    const still = () => this.wish && !this.form.contains(this.canvas.frame.getRootNode().activeElement);
    if (open) setTimeout(() => still() && this.finish());
  }

  typed({ key }) {
    if (key !== "Escape") return false;
    const { over } = this.wish ?? {};
    this.close();
    over ? this.canvas.selection.go(over) : this.canvas.selection.focusMap();
    return true;
  }

  /** Send mine over theirs, or leave theirs. */
  keep(mine) {
    Object.assign(this.wish, { was: this.wish.theirs, theirs: undefined });
    if (!mine) this.input.value = this.wish.was;
    this.finish();
  }
}
