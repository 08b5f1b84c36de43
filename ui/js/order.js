// The phases of an agenda in their order: carried by mouse, pen or finger, or moved with the arrow keys.
const FAR = 6; // pixels that make a drag of a press

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol");
  const told = parentElement.querySelector("[role=status]");
  draw(list, data);
  let held = null; // { item, at, y, begun }: what is carried, where it came from, and where the hand took it

  const places = () => [...list.children];

  function moved(item, at) {
    const steps = places().indexOf(item) - at;
    if (!steps) return;
    number(list);
    told.textContent = worded(data.words.placed, { name: item.dataset.name, place: at + steps + 1 });
    setTriggerValue("moved", { id: item.dataset.id, steps });
  }

  function put(item, place) {
    const grip = item.querySelector(".grip");
    const focused = item.getRootNode().activeElement === grip;
    const others = places().filter((one) => one !== item);
    list.insertBefore(item, others[place] ?? null);
    if (focused) grip.focus();
  }

  function drop(stays) {
    if (!held) return;
    const { item, at } = held;
    held = null;
    item.classList.remove("held");
    item.style.translate = "";
    if (stays) moved(item, at);
    else put(item, at);
  }

  list.onpointerdown = ({ target, button, pointerType, clientY }) => {
    const item = target.closest("li");
    const byGrip = target.closest(".grip");
    // A finger anywhere but on the grip moves the page.
    if (button || !item || data.locked || (pointerType === "touch" && !byGrip)) return;
    held = { item, at: places().indexOf(item), y: clientY, begun: false };
  };
  list.onpointermove = ({ clientY, pointerId }) => {
    if (!held || (!held.begun && Math.abs(clientY - held.y) < FAR)) return;
    const { item } = held;
    if (!held.begun) list.setPointerCapture(pointerId);
    held.begun = true;
    item.classList.add("held");
    follow(held, clientY);
    const middle = (one) => one.offsetTop + one.offsetHeight / 2;
    const high = item.offsetTop + item.offsetHeight / 2 + (clientY - held.y);
    const place = places().filter((one) => one !== item && middle(one) < high).length;
    if (place === places().indexOf(item)) return;
    const before = item.offsetTop;
    put(item, place);
    held.y += item.offsetTop - before;
    follow(held, clientY);
  };
  list.onpointerup = () => drop(true);
  list.onpointercancel = () => drop(false);
  list.onkeydown = (event) => {
    if (event.key === "Escape") return drop(false);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const item = event.target.closest("li");
    if (!step || !item || data.locked) return;
    event.preventDefault();
    const at = places().indexOf(item);
    put(item, Math.max(0, at + step));
    moved(item, at);
  };
}

const follow = ({ item, y }, now) => (item.style.translate = `0 ${now - y}px`);

/** Make the list what the agenda is, and leave the items that stay as they are: one of them may have the focus. */
function draw(list, { phases, words, locked }) {
  const old = new Map([...list.children].map((item) => [item.dataset.id, item]));
  const items = phases.map((phase) => fill(old.get(phase.id) ?? make(), phase, words, locked));
  if (items.some((item, place) => item !== list.children[place]) || items.length !== list.children.length) {
    const focused = list.getRootNode().activeElement;
    list.replaceChildren(...items);
    if (list.contains(focused)) focused.focus();
  }
  number(list);
}

function make() {
  const item = document.createElement("li");
  const part = (tag, className) => Object.assign(document.createElement(tag), { className });
  const grip = Object.assign(part("button", "grip"), { type: "button", textContent: "⠿" });
  item.append(grip, part("span", "place"), part("span", "name"), part("span", "minutes"));
  return item;
}

function fill(item, { id, name, minutes }, words, locked) {
  Object.assign(item.dataset, { id, name });
  item.classList.remove("held"); // what somebody else changed meanwhile ends a drag
  item.style.translate = "";
  const say = (className, text) => (item.querySelector(`.${className}`).textContent = text);
  say("name", name);
  say("minutes", minutes);
  const grip = item.querySelector(".grip");
  grip.disabled = locked;
  grip.setAttribute("aria-label", worded(words.grip, { name }));
  return item;
}

const worded = (text, params) => text.replace(/\{(\w+)\}/g, (_, name) => params[name]);

const number = (list) => [...list.children].forEach((item, at) => (item.querySelector(".place").textContent = at + 1));
