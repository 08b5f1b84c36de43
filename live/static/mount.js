// The hands of the room: draws what the server says, sends what people do, and keeps it until it has arrived.
import { choose, commandOf, fill } from "./form.js";
import { Notices } from "./notice.js";
import { Outbox } from "./outbox.js";
import { apply, draw, find } from "./patch.js";
import { Pages, Tabs, count, tick } from "./screen.js";
import { Wire } from "./wire.js";

const RESEND_AFTER = 8_000;
const TRY_AGAIN = new Set(["store-unavailable", "too-fast"]);
const NOTES = new Set(["write_note", "edit_note"]);

/** Bring the room to life in an element or shadow root; `seq` is of the screen that stands there already. */
export function mount(root, { workshop, as, lang, url, seq }) {
  const address = new URL(url ?? `/live/${encodeURIComponent(workshop)}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.searchParams.set("as", as);
  address.searchParams.set("lang", lang);
  const hands = new Hands(frameIn(root, lang), `${workshop}:${as}`, address, seq);
  return { destroy: () => hands.destroy() };
}

function frameIn(root, lang) {
  const found = root.matches?.(".kf") ? root : root.querySelector(".kf");
  const frame = found ?? Object.assign(document.createElement("div"), { className: "kf", lang });
  if (!found) {
    frame.dataset.theme = "auto";
    root.append(frame);
  }
  return frame;
}

/** Return the name that somebody gave to something on the map, so that a refusal gives it back. */
function nameIn(command) {
  const [edit] = command?.edits ?? [];
  return edit?.part?.name ?? edit?.changes?.name ?? "";
}

class Hands {
  constructor(frame, scope, address, seq) {
    Object.assign(this, { frame, offset: 0, state: "off", canvas: null });
    this.outbox = new Outbox(scope);
    this.tabs = new Tabs(frame);
    this.pages = new Pages(frame);
    this.notices = new Notices(frame);
    this.sent = new Map(); // command id -> when this page sent it last
    this.edits = new Map(); // form id -> the command that an edit started from
    this.drafted = new WeakSet();
    this.leaving = new AbortController();
    if (address.searchParams.get("as") === "facilitator") this.reachForTheCockpit();
    this.listen();
    this.settle();
    this.timers = [setInterval(() => this.tick(), 500), setInterval(() => this.sweep(), 2_000)];
    const ears = { hear: (message) => this.hear(message), tell: (state) => this.tell(state) };
    this.wire = new Wire(address, { seq, ...ears });
  }

  /** Bring in what only a cockpit has. */
  reachForTheCockpit() {
    import("./cockpit/tone.js").then(({ Tone }) => (this.tone = new Tone(this.frame)));
    import("./cockpit/cluster.js").then(
      ({ Cluster }) => (this.cluster = new Cluster(this.frame, (command) => this.send(command), this.leaving)),
    );
  }

  /** Bring in the hands of the map: when somebody reaches for it, or may draw; a phone that does not need not wait. */
  reach() {
    this.reaching ??= import("./map/canvas.js").then(
      ({ Canvas }) => {
        if (this.leaving.signal.aborted) return;
        this.canvas = new Canvas(this.frame, this.forDrawing(), this.leaving);
        this.canvas.settle();
      },
      () => (this.reaching = null),
    );
    return this.reaching;
  }

  /** What the hands lend to those of the map. */
  forDrawing() {
    return {
      send: (command) => this.send(command),
      tell: (message) => this.wire?.send(message),
      say: (text) => this.notices.say(text),
      toast: (text) => this.notices.toast(text),
    };
  }

  listen() {
    const on = (type, act, target = this.frame) => target.addEventListener(type, act, this.leaving);
    on("submit", (event) => this.submitted(event));
    on("click", (event) => this.clicked(event));
    on("input", (event) => this.typed(event.target.form));
    on("keydown", (event) => this.pressed(event));
    on("change", ({ target: { form } }) => form?.dataset.atOnce !== undefined && this.send(commandOf(form)));
    const reached = (event) => event.target.closest?.("#canvas") && this.reach();
    on("pointerover", reached);
    on("focusin", reached);
    on("keydown", (event) => this.turned(event), document);
    on("beforeunload", (event) => this.outbox.atRisk && event.preventDefault(), window);
  }

  // --- what the server says --------------------------------------------------------------------

  hear(message) {
    const heard = {
      hello: () => this.hello(message),
      screen: () => this.redraw(message),
      patch: () => message.patches.forEach((patch) => this.canvas?.takes(patch) || apply(this.frame, patch)),
      hands: () => this.canvas?.hear(message),
      answer: () => (this.outbox.take(message.id), this.canvas?.answered(message.id)),
      error: () => this.refused(message),
      pong: () => (this.offset = message.now - Date.now()),
    };
    heard[message.type]?.();
    this.settle();
  }

  hello({ now, person }) {
    this.offset = now - Date.now();
    this.outbox.identify(person);
    this.sent.clear();
    this.tell("on");
    this.flush();
    this.canvas?.welcome();
  }

  redraw({ html, patches }) {
    draw(this.frame, html);
    patches.forEach((patch) => apply(this.frame, patch));
  }

  /** A refusal gives back what was typed: to the composer when that is empty, else in the message itself. */
  refused({ id, code, text, about }) {
    if (TRY_AGAIN.has(code)) return this.notices.toast(text);
    const command = this.outbox.take(id)?.command;
    if (this.canvas?.refused({ id, code, text, about })) return;
    const inToast = NOTES.has(command?.kind) && !this.giveBack(command);
    this.notices.toast(text, inToast ? command.text : nameIn(command));
    if (command?.kind === "undo") find(this.frame, "undo")?.replaceChildren(this.notices.words.late ?? "");
  }

  giveBack(command) {
    const form = this.frame.querySelector("form.compose[data-draft]");
    if (!form || form.elements.text.value.trim()) return false;
    fill(form, command);
    this.typed(form);
    return true;
  }

  tell(state) {
    this.state = state;
    if (state === "stranger") location.assign("/join");
    this.settle();
  }

  // --- what people do --------------------------------------------------------------------------

  submitted(event) {
    const form = event.target.closest("form");
    if (form.matches("#namer, .of-part")) event.preventDefault();
    if (form.id === "namer") this.canvas?.named();
    if (!form.dataset.command) return;
    event.preventDefault();
    const edit = this.edits.get(form.id);
    this.send(commandOf(form, edit));
    if (form.dataset.draft !== undefined) {
      if (!edit) this.outbox.draft(form.id, "");
      form.elements.text.focus();
    }
    this.startAfresh(form);
  }

  clicked(event) {
    const place = event.target.closest("[data-actor], [data-link]");
    const button = event.target.closest("button");
    const { command, show, edit, post, cancel, hand, keep, type } = button?.dataset ?? {};
    if (show) this.tabs.show(show);
    else if (hand) this.reach().then(() => this.canvas?.hand(hand, button));
    else if (keep) this.canvas.keep(button);
    else if (type) this.canvas.choose(type);
    else if (button?.dataset.tone !== undefined) this.tone?.turn();
    else if (command) this.pressedFor(button);
    else if (edit) this.startEdit(find(this.frame, button.dataset.form), JSON.parse(edit));
    else if (post) this.fetchLink(post, find(this.frame, button.dataset.into));
    else if (cancel !== undefined) this.startAfresh(button.form);
    else if (place && !this.canvas?.drawing) this.aim(place);
    if (show) this.canvas?.settle();
  }

  /** Send what a button asks; a question that it was the answer to closes, lest the next one stand open there. */
  pressedFor(button) {
    this.send(commandOf(button));
    button.closest("details.confirm")?.removeAttribute("open");
  }

  pressed(event) {
    const { key, target } = event;
    if (this.canvas?.pressed(event)) return;
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) target.form?.requestSubmit();
    if ((key !== "Enter" && key !== " ") || !target.matches("g[data-actor], g[data-link]")) return;
    event.preventDefault();
    this.aim(target);
  }

  turned({ key }) {
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[key];
    if (!step || !this.frame.querySelector("[data-pages]")) return;
    this.pages.still = true;
    this.pages.turn(step);
  }

  typed(form) {
    if (form?.dataset.draft === undefined) return;
    count(form.elements.text);
    if (!this.edits.has(form.id)) this.outbox.draft(form.id, JSON.stringify(commandOf(form)));
  }

  startEdit(form, command) {
    if (!form) return;
    this.edits.set(form.id, command);
    fill(form, command);
    this.settle();
    form.elements.text.focus();
  }

  /** Empty a form; what had been typed before an edit comes back. */
  startAfresh(form) {
    this.edits.delete(form.id);
    this.drafted.delete(form);
    form.reset();
    this.settle();
  }

  /** Point the composer at what was chosen on the map. */
  aim({ dataset: { actor, link } }) {
    const select = this.frame.querySelector("select[name=target]");
    if (!select || !choose(select, link ? `link:${link}` : `actor:${actor}`)) return;
    this.typed(select.form);
    this.tabs.show("pane:work");
    select.form.elements.text.focus();
  }

  async fetchLink(address, dialog) {
    const answer = await fetch(address, { method: "POST" }).catch(() => null);
    if (!answer?.ok) return this.notices.toast(this.notices.words.failed);
    const { url, qr } = await answer.json();
    dialog.querySelector("input").value = url;
    dialog.querySelector("[data-qr]").innerHTML = qr;
    dialog.showModal();
    dialog.querySelector("input").select();
  }

  // --- the outbox ------------------------------------------------------------------------------

  send(command) {
    const id = this.outbox.put(command);
    this.cluster?.sent(command);
    this.flush();
    return id;
  }

  flush() {
    if (this.state !== "on") return;
    for (const { id, command } of this.outbox.all()) {
      const due = Date.now() - (this.sent.get(id) ?? 0) > RESEND_AFTER;
      if (due && this.wire.send({ id, command })) this.sent.set(id, Date.now());
    }
  }

  sweep() {
    this.flush();
    this.settleOutbox();
  }

  // --- what the page adds to the drawing -------------------------------------------------------

  settle() {
    this.tabs.settle();
    this.pages.settle();
    this.tick();
    this.tone?.settle();
    this.cluster?.settle();
    this.frame.querySelectorAll("form[data-draft]").forEach((form) => this.settleForm(form));
    this.settleReadBacks();
    this.settleDots();
    this.settleOutbox();
    this.notices.announce();
    if (find(this.frame, "drawing")?.dataset.draws !== undefined) this.reach();
    this.canvas?.settle();
  }

  tick() {
    tick(this.frame, this.offset);
    this.tone?.tick();
  }

  settleForm(form) {
    const editing = this.edits.has(form.id);
    form.classList.toggle("editing", editing);
    const draft = editing || this.drafted.has(form) ? "" : this.outbox.draft(form.id);
    // On a wide screen there is room to see at once what a note could answer.
    if (!this.drafted.has(form) && this.frame.clientWidth >= 900) form.querySelector(".answers-to")?.setAttribute("open", "");
    this.drafted.add(form);
    if (draft && !form.elements.text.value) {
      fill(form, JSON.parse(draft));
      form.closest("details")?.setAttribute("open", "");
    }
    count(form.elements.text);
  }

  /** One reads back what another tier wrote: the notes of one's own are not asked about. */
  settleReadBacks() {
    const mine = find(this.frame, "me")?.dataset.tier;
    for (const one of this.frame.querySelectorAll(".give-back")) one.hidden = Boolean(mine) && one.dataset.tier === mine;
  }

  /** Nobody gives a dot that they do not have; what they gave can be taken back. */
  settleDots() {
    for (const { dataset } of this.frame.querySelectorAll("[data-dots-left]")) {
      const giving = find(this.frame, dataset.of)?.querySelectorAll("[data-gives]") ?? [];
      for (const button of giving) button.disabled = dataset.dotsLeft === "0";
    }
  }

  settleOutbox() {
    const waiting = this.outbox.all();
    const olderThan = (age) => (entry) => this.state !== "on" || Date.now() - entry.at > age;
    const notes = waiting.filter((entry) => NOTES.has(entry.command.kind)).filter(olderThan(500));
    this.notices.waiting(notes.map((entry) => entry.command));
    this.notices.connection(this.state, waiting.some(olderThan(4_000)));
  }

  destroy() {
    this.leaving.abort();
    this.wire.end();
    this.notices.end();
    [...this.timers, this.pages.timer].forEach(clearInterval);
  }
}
