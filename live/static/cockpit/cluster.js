// Clustering by hand: a note is dragged onto another one, a proposed pair is waved away, a new cluster gets its name.
import { token } from "../outbox.js";

const FAR = 6; // pixels that make a drag of a press
const EDGE = 60; // pixels from the edge of the window within which a drag moves the page
const STEP = 24;
const SHOWN = 5; // proposals at a time
const KEPT = "kf-apart";
const OPERATED = "button, input, label, summary, form, a";

export class Cluster {
  constructor(frame, send, { signal }) {
    Object.assign(this, { frame, send, held: null, awaited: "" });
    this.apart = new Set(JSON.parse(kept() ?? "[]"));
    const on = (type, act, target = frame) => target.addEventListener(type, act, { signal });
    on("pointerdown", (event) => this.pressed(event));
    on("pointermove", (event) => this.moved(event));
    on("pointerup", (event) => this.released(event));
    on("pointercancel", () => this.drop());
    on("keydown", ({ key }) => key === "Escape" && this.drop(), document);
    on("click", ({ target }) => this.waveAway(target.closest("[data-apart]")?.dataset.apart));
    this.settle();
  }

  // --- dragging --------------------------------------------------------------------------------

  /** A mouse takes a note anywhere, a finger by its grip: elsewhere a finger moves the page. */
  pressed({ target, button, pointerType, pointerId, clientX, clientY }) {
    const item = target.closest(".board > .item");
    const byGrip = target.closest(".grip");
    if (button || !item?.querySelector(".grip")) return;
    if (!byGrip && (pointerType === "touch" || target.closest(OPERATED))) return;
    this.held = { id: item.id, pointerId, from: [clientX, clientY - this.top()], begun: false };
  }

  moved(event) {
    const { held } = this;
    if (held?.pointerId !== event.pointerId) return;
    const [x, y] = [event.clientX - held.from[0], event.clientY - this.top() - held.from[1]];
    if (!held.begun && Math.hypot(x, y) < FAR) return;
    const item = this.item(held.id);
    if (!item) return this.drop();
    if (!held.begun) this.begin(event);
    item.classList.add("dragged");
    item.style.translate = `${x}px ${y}px`;
    this.mark(this.under(event));
    const towards = event.clientY < EDGE ? -1 : event.clientY > innerHeight - EDGE ? 1 : 0;
    if (towards) scrollerOf(this.frame).scrollBy(0, towards * STEP);
  }

  /** Return where the page stands: what is held stays under the hand while the page moves. */
  top() {
    return this.frame.getBoundingClientRect().top;
  }

  begin({ pointerId }) {
    this.held.begun = true;
    this.frame.setPointerCapture(pointerId);
    this.frame.getRootNode().getSelection?.()?.removeAllRanges();
  }

  released(event) {
    const { held } = this;
    if (held?.pointerId !== event.pointerId) return;
    const onto = held.begun && this.under(event);
    this.drop();
    if (!onto) return;
    const [one, other] = [held.id, onto.id].map((id) => id.slice("item-".length));
    const into = [onto, this.item(held.id)].find((item) => item?.classList.contains("cluster"));
    const id = into?.id.slice("item-".length);
    this.send({ kind: "merge_notes", id: id ?? token(), items: [other, one].filter((each) => each !== id) });
    event.preventDefault();
  }

  /** Let go of what is held; nothing has moved but on this screen. */
  drop() {
    const item = this.held && this.item(this.held.id);
    this.held = null;
    this.mark(null);
    if (!item) return;
    item.classList.remove("dragged");
    item.style.translate = "";
  }

  /** Return what lies under the pointer on the same board. */
  under({ clientX, clientY }) {
    const held = this.item(this.held.id);
    const there = this.frame.getRootNode().elementsFromPoint(clientX, clientY);
    const items = there.map((one) => one.closest(".board > .item"));
    return items.find((one) => one && one !== held && one.parentNode === held?.parentNode) ?? null;
  }

  mark(item) {
    for (const one of this.frame.querySelectorAll(".item.over")) if (one !== item) one.classList.remove("over");
    item?.classList.add("over");
  }

  item(id) {
    return this.frame.querySelector(`#${CSS.escape(id)}`);
  }

  // --- what follows ----------------------------------------------------------------------------

  /** Wait for the cluster that was asked for, to ask for its name. */
  sent({ kind, id }) {
    if (kind === "merge_notes") this.awaited = id;
  }

  waveAway(pair) {
    if (!pair) return;
    this.apart.add(pair);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify([...this.apart]));
    } catch {
      // storage is forbidden here: it is remembered as long as the page
    }
    this.settle();
  }

  settle() {
    const open = [...this.frame.querySelectorAll("[data-twins]")].filter((one) => {
      one.hidden = this.apart.has(one.dataset.twins);
      return !one.hidden;
    });
    open.slice(SHOWN).forEach((one) => (one.hidden = true));
    const title = this.awaited && this.item(`title-${this.awaited}`);
    if (!title) return;
    this.awaited = "";
    if (!title.value) title.closest("details").open = true;
    (title.value ? this.item(title.id.replace("title", "pick")) : title)?.focus();
  }
}

/** Return what scrolls: the page, or what holds us in it. */
function scrollerOf(frame) {
  for (let one = frame; one; one = one.parentElement ?? one.getRootNode().host) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.scrollingElement;
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
