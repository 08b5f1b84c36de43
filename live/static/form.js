// Turns buttons and forms into commands, and commands back into forms; what they mean is the server's business.
import { token } from "./outbox.js";

/** Return the command of a button or form: its `data-command` with the fields of the form merged in by name; with an
 * `edit`, that command with the fields that it knows. */
export function commandOf(element, edit) {
  const command = edit ? { ...edit } : JSON.parse(element.dataset.command);
  if (element.dataset.fresh && !edit) put(command, element.dataset.fresh, token());
  const known = (field) => field.name && !field.disabled && (!edit || field.name.split(".")[0] in edit);
  const fields = Array.from(element.elements ?? []).filter(known);
  const also = (field) => field.dataset.type === "also"; // one more in a list that the command holds already
  for (const field of fields) {
    if (!also(field)) put(command, field.name, edit ? beyond(fields, field, edit) : undefined);
  }
  for (const field of fields) {
    const value = valueOf(field);
    if (also(field) || field.dataset.type === "list") {
      put(command, field.name, [...(at(command, field.name) ?? []), ...(value ? [value] : [])]);
    } else if (value !== undefined) {
      put(command, field.name, value);
    }
  }
  return command;
}

/** Return what an edit holds of a list and the form has no box for: answers to the other notes of a cluster. */
function beyond(fields, { name, dataset }, edit) {
  if (dataset.type !== "list") return undefined;
  const boxes = new Set(fields.filter((field) => field.name === name).map((field) => field.value));
  return edit[name].filter((value) => !boxes.has(value));
}

function valueOf(field) {
  const choice = field.type === "checkbox" || field.type === "radio";
  if ((choice && !field.checked) || field.value === "" || !counts(field)) return undefined;
  const read = { json: JSON.parse, number: Number, flag: () => true };
  return (read[field.dataset.type] ?? String)(field.value);
}

/** Say whether a field may count: the day of what a note rests on says nothing without what that is. */
function counts({ dataset: { needs }, form }) {
  return !needs || form.elements[needs].value !== "";
}

function at(command, path) {
  return path.split(".").reduce((place, name) => place?.[name], command);
}

function put(command, path, value) {
  const names = path.split(".");
  const last = names.pop();
  let place = command;
  for (const name of names) {
    if (value === undefined && !place[name]) return;
    place = place[name] = { ...place[name] };
  }
  if (value === undefined) {
    delete place[last];
    if (names.length && !Object.keys(place).length) put(command, names.join("."), undefined); // nothing is left of it
  } else {
    place[last] = value;
  }
}

/** Put a command back into the form that it could have come from. */
export function fill(form, command) {
  for (const field of Array.from(form.elements).filter((one) => one.name)) {
    const value = at(command, field.name);
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = Array.isArray(value) ? value.includes(field.value) : field.value === String(value ?? "");
    } else if (field.localName === "select") {
      const wanted = field.dataset.type === "json" ? keyOf(value) : String(value ?? "");
      choose(field, wanted);
    } else {
      field.value = value ?? "";
    }
  }
}

function keyOf(target) {
  return `${target?.scope ?? "chain"}:${target?.id ?? ""}`;
}

/** Choose the option with this key or value; the first one when there is none. */
export function choose(select, wanted) {
  const options = Array.from(select.options);
  const found = options.find((option) => (option.dataset.key ?? option.value) === wanted);
  (found ?? options[0]).selected = true;
  return Boolean(found);
}
