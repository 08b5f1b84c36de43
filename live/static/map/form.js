// Forms of parts of the map: each field is sent by itself when it changes, with what it held when the edit began.
import { token } from "../outbox.js";

const READ = {
  percent: (text) => Math.round(Number(text) * 1e4) / 1e6,
  count: Number,
  five: Number,
  day: String,
  choice: String,
};

function valueOf(field) {
  if (field.type === "checkbox") return field.checked;
  const { type } = field.dataset;
  return type ? (field.value === "" ? null : READ[type](field.value)) : field.value.trim();
}

/** Return the command of a field that was changed; null when there is nothing to say. */
export function editOf(field) {
  const { sort, ids, new: fresh } = field.form.dataset;
  const value = valueOf(field);
  if (!field.reportValidity() || (field.dataset.was && field.dataset.was === JSON.stringify(value))) return null;
  if (fresh) return edit([{ do: "add", sort, part: { id: token(), ...JSON.parse(fresh), [field.name]: value } }]);
  const was = field.dataset.was ? { [field.name]: JSON.parse(field.dataset.was) } : {};
  if (value === null && field.name === "tier") return null;
  return edit(JSON.parse(ids).map((id) => change(sort, id, { [field.name]: value }, was)));
}

export const edit = (edits) => ({ kind: "edit_chain", edits });
export const change = (sort, id, changes, was = {}) => ({ do: "change", sort, id, changes, was });

/** Put a new inspector in the place of the old one; what somebody is writing in it stays as they left it. */
export function renew(old, fresh) {
  const tree = old.getRootNode();
  const focused = tree.activeElement?.closest?.("#inspector") ? tree.activeElement.id : "";
  const [start, end] = focused ? selectionOf(tree.activeElement) : [];
  const mine = Array.from(old.querySelectorAll(".of-part :is(input, select)")).filter(isDirty);
  const top = old.scrollTop;
  const asked = [...old.querySelectorAll(".conflict")];
  old.replaceWith(fresh);
  for (const field of mine) keep(field, find(fresh, field.id));
  for (const box of asked) find(fresh, box.dataset.of)?.closest("label").after(box);
  fresh.scrollTop = top;
  const field = find(fresh, focused);
  field?.focus({ preventScroll: true });
  if (field && start !== null) tryTo(() => field.setSelectionRange(start, end));
}

const find = (root, id) => (id ? root.querySelector(`#${CSS.escape(id)}`) : null);

function isDirty(field) {
  if (field.localName === "select") return !field.selectedOptions[0]?.defaultSelected && field.selectedIndex !== defaultIndex(field);
  return field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

const defaultIndex = (select) => Math.max(0, Array.from(select.options).findIndex((one) => one.defaultSelected));

/** Take over what was typed; what the field held when that began is still what it is measured by. */
function keep(old, now) {
  if (!now) return;
  if (old.type === "checkbox") now.checked = old.checked;
  else now.value = old.value;
  if (!isDirty(now) || !old.dataset.was) return;
  now.dataset.now = now.dataset.was;
  now.dataset.was = old.dataset.was;
}

const selectionOf = (field) => tryTo(() => [field.selectionStart, field.selectionEnd]) ?? [null, null];

function tryTo(act) {
  try {
    return act();
  } catch {
    return undefined; // a number field has no selection
  }
}
