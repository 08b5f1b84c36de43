// Copies a text at the press of a button, and says so.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // A room on the local network has no certificate, and browsers give it no clipboard; the old way still works there.
  const field = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("not copied");
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const told = parentElement.querySelector("[role=status]");
  button.textContent = data.label;
  button.onclick = () =>
    copy(data.text).then(
      () => (told.textContent = data.done),
      () => (told.textContent = data.failed),
    );
}
