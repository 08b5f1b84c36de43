// The hands of the room: draws what the server says, sends what people do, and keeps it until it has arrived.
import { choose, commandOf, fill } from "./form.js";
import { Outbox, storage } from "./outbox.js";
import { apply, draw, find } from "./patch.js";
import { Pages, Tabs, count, tick } from "./screen.js";
import { Wire } from "./wire.js";

const RESEND_AFTER = 8_000;
const TRY_AGAIN = new Set(["store-unavailable", "too-fast"]);
const NOTES = new Set(["write_note", "edit_note"]);

/** Bring the room to life in an element or shadow root, on any page; `destroy()` lets go of it. */
export function mount(root, { workshop, as, lang, url }) {
  const hands = new Hands(frameIn(root, lang), { workshop, as, lang, url });
  return { destroy: () => hands.destroy() };
}

function frameIn(root, lang) {
  const found = root instanceof Element && root.matches(".kf") ? root : root.querySelector(".kf");
  if (found) {
    return found;
  }
  const frame = document.createElement("div");
  frame.className = "kf";
  frame.lang = lang;
  root.append(frame);
  return frame;
}

class Hands {
  constructor(frame, { workshop, as, lang, url }) {
    this.frame = frame;
    this.outbox = new Outbox(`${workshop}:${as}`);
    this.tabs = new Tabs(frame);
    this.pages = new Pages(frame);
    this.offset = 0;
    this.state = "off";
    this.sent = new Map(); // command id -> when this page sent it last
    this.edits = new Map(); // form id -> the command that an edit started from
    this.drafted = new WeakSet();
    this.news = null;
    this.addRegions();
    this.listen();
    this.clock = setInterval(() => tick(frame, this.offset), 500);
    this.sweep = setInterval(() => this.flush(), 2_000);
    this.settle();
    const address = new URL(url ?? `/live/${encodeURIComponent(workshop)}`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.searchParams.set("as", as);
    address.searchParams.set("lang", lang);
    this.wire = new Wire(address, { hear: (message) => this.hear(message), tell: (state) => this.tell(state) });
    this.slow = setTimeout(() => this.settle(), 1_500);
  }

  /** The banner, the toasts and the live region lie beside the screen, so that no drawing wipes them. */
  addRegions() {
    const add = (name, role) => {
      const region = document.createElement("div");
      region.className = name;
      region.setAttribute("role", role);
      this.frame.prepend(region);
      return region;
    };
    this.toasts = add("toasts", "alert");
    this.banner = add("banner", "status");
    this.live = add("unseen", "status");
  }

  listen() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    const on = (type, act, target = this.frame) => target.addEventListener(type, act, { signal });
    on("submit", (event) => this.submitted(event));
    on("click", (event) => this.clicked(event));
    on("input", (event) => this.typed(event.target));
    on("keydown", (event) => this.pressed(event));
    on("keydown", (event) => this.turned(event), document);
    on("beforeunload", (event) => storage.onlyHere && this.outbox.all().length && event.preventDefault(), window);
  }

  // --- what the server says --------------------------------------------------------------------

  hear(message) {
    const heard = {
      hello: () => this.hello(message),
      screen: () => this.redraw(message),
      patch: () => message.patches.forEach((patch) => apply(this.frame, patch)),
      answer: () => this.outbox.take(message.id),
      error: () => this.refused(message),
      pong: () => (this.offset = message.now - Date.now()),
    };
    heard[message.type]?.();
    this.settle();
  }

  hello({ now, person }) {
    this.offset = now - Date.now();
    this.outbox.identify(person ?? "");
    this.sent.clear();
    this.wait = setTimeout(() => this.flush());
  }

  redraw({ html, patches }) {
    draw(this.frame, html);
    patches.forEach((patch) => apply(this.frame, patch));
  }

  /** A refusal gives back what was typed: to the composer when that is empty, else in the message itself. */
  refused({ id, code, text }) {
    if (TRY_AGAIN.has(code)) {
      this.toast(text);
      return;
    }
    const command = this.outbox.take(id)?.command;
    const back = NOTES.has(command?.kind) && !this.giveBack(command);
    this.toast(text, back ? command.text : "");
  }

  giveBack(command) {
    const form = Array.from(this.frame.querySelectorAll("form[data-draft]")).find((one) => one.elements.text);
    if (!form || form.elements.text.value.trim()) {
      return false;
    }
    fill(form, command);
    this.typed(form.elements.text);
    return true;
  }

  tell(state) {
    this.state = state;
    if (state === "stranger") {
      location.assign("/join");
    }
    this.settle();
  }

  // --- what people do --------------------------------------------------------------------------

  submitted(event) {
    const form = event.target.closest("form[data-command]");
    if (!form) {
      return;
    }
    event.preventDefault();
    const edit = this.edits.get(form.id);
    this.send(commandOf(form, edit));
    this.edits.delete(form.id);
    form.reset();
    if (form.dataset.draft !== undefined) {
      this.outbox.draft(form.id, edit ? undefined : "");
      this.drafted.delete(form);
      form.elements.text.focus();
    }
    this.settle();
  }

  clicked(event) {
    const place = event.target.closest("[data-actor], [data-link]");
    const button = event.target.closest("button");
    const { command, show, edit, post, close } = button?.dataset ?? {};
    if (show) {
      this.tabs.show(show);
    } else if (command && button.type !== "submit") {
      this.send(commandOf(button));
    } else if (edit) {
      this.startEdit(button.dataset.form, JSON.parse(edit));
    } else if (place) {
      this.aim(place);
    } else if (post) {
      this.fetchLink(button);
    } else if (close !== undefined) {
      this.close(button);
    }
  }

  pressed(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.target.form?.requestSubmit();
    } else if ((event.key === "Enter" || event.key === " ") && event.target.matches("g[data-actor]")) {
      event.preventDefault();
      this.aim(event.target);
    }
  }

  turned(event) {
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (step && this.frame.querySelector("[data-pages]")) {
      this.pages.still = true;
      this.pages.turn(step);
    }
  }

  typed(field) {
    const form = field.form;
    if (form?.dataset.draft !== undefined && field.name === "text") {
      count(field);
      if (!this.edits.has(form.id)) {
        this.outbox.draft(form.id, field.value);
      }
    }
  }

  startEdit(id, command) {
    const form = find(this.frame, id);
    if (form) {
      this.edits.set(id, command);
      fill(form, command);
      this.settle();
      form.elements.text.focus();
    }
  }

  /** Point the composer at what was chosen on the map. */
  aim({ dataset: { actor, link } }) {
    const select = this.frame.querySelector("select[name=target]");
    if (select && choose(select, link ? `link:${link}` : `actor:${actor}`)) {
      this.tabs.show("pane:work");
      select.focus();
    }
  }

  close(button) {
    const form = button.form;
    if (form && this.edits.delete(form.id)) {
      form.reset();
      this.drafted.delete(form);
      this.settle();
    } else {
      (button.closest("dialog")?.close ?? (() => button.parentElement.remove())).call(button.closest("dialog"));
    }
  }

  async fetchLink(button) {
    const dialog = find(this.frame, button.dataset.into);
    const answer = await fetch(button.dataset.post, { method: "POST" }).catch(() => null);
    if (!answer?.ok) {
      this.toast(this.words.failed);
      return;
    }
    const { url, qr } = await answer.json();
    const field = dialog.querySelector("input");
    field.value = url;
    dialog.querySelector("[data-qr]").innerHTML = qr ?? "";
    dialog.showModal();
    field.select();
  }

  // --- the outbox ------------------------------------------------------------------------------

  send(command) {
    this.outbox.put(command);
    this.flush();
    this.wait = setTimeout(() => this.settle(), 600);
  }

  flush() {
    const now = Date.now();
    for (const { id, command } of this.wire?.isOpen && this.state === "on" ? this.outbox.all() : []) {
      if (now - (this.sent.get(id) ?? 0) > RESEND_AFTER && this.wire.send({ id, command })) {
        this.sent.set(id, now);
      }
    }
  }

  // --- what the page adds to the drawing -------------------------------------------------------

  get words() {
    return find(this.frame, "words")?.dataset ?? {};
  }

  settle() {
    this.tabs.settle();
    this.pages.settle();
    tick(this.frame, this.offset);
    for (const form of this.frame.querySelectorAll("form[data-draft]")) {
      this.settleForm(form);
    }
    this.showWaiting();
    this.showConnection();
    this.announce();
  }

  settleForm(form) {
    const editing = this.edits.has(form.id);
    form.classList.toggle("editing", editing);
    if (!this.drafted.has(form) && !editing) {
      this.drafted.add(form);
      form.elements.text.value ||= this.outbox.draft(form.id);
    }
    count(form.elements.text);
  }

  /** Show the notes that are still on this device, unless they have only just been sent. */
  showWaiting() {
    const old = (entry) => this.state !== "on" || Date.now() - entry.at > 500;
    const notes = this.outbox.all().filter((entry) => NOTES.has(entry.command.kind) && old(entry));
    for (const list of this.frame.querySelectorAll("[data-waiting]")) {
      const here = notes.filter(({ command }) => (command.letter ?? list.dataset.waiting) === list.dataset.waiting);
      list.replaceChildren(...here.map(({ command }) => waiting(command.text, this.words.kept)));
    }
  }

  showConnection() {
    const early = this.state === "off" && performance.now() < 1_500;
    const text = this.state === "on" || early ? "" : (this.words[this.state] ?? this.words.off ?? "");
    if (this.banner.textContent !== text) {
      this.banner.textContent = text;
    }
    this.frame.dataset.connection = this.state;
  }

  announce() {
    const news = find(this.frame, "news")?.textContent.trim() ?? "";
    if (this.news !== null && news !== this.news) {
      this.live.textContent = news;
    }
    this.news = news;
  }

  toast(text, quote = "") {
    const toast = document.createElement("div");
    const close = document.createElement("button");
    Object.assign(close, { type: "button", textContent: "×", ariaLabel: this.words.close ?? "×" });
    close.dataset.close = "";
    toast.append(close, text);
    if (quote) {
      toast.append(Object.assign(document.createElement("blockquote"), { textContent: quote, dir: "auto" }));
    }
    this.toasts.replaceChildren(toast);
    if (!quote) {
      setTimeout(() => toast.remove(), 12_000);
    }
  }

  destroy() {
    this.leaving.abort();
    this.wire.end();
    this.pages.end();
    [this.clock, this.sweep].forEach(clearInterval);
    [this.slow, this.wait].forEach(clearTimeout);
    [this.toasts, this.banner, this.live].forEach((region) => region.remove());
  }
}

function waiting(text, kept) {
  const item = document.createElement("li");
  const words = Object.assign(document.createElement("p"), { className: "text", textContent: text, dir: "auto" });
  item.append(words, Object.assign(document.createElement("p"), { className: "meta", textContent: kept }));
  item.className = "note waiting";
  return item;
}
