// What the page says beside the drawing: the banner, toasts, words for those who listen, notes that are under way.
import { find } from "./patch.js";

const make = (name, fields) => Object.assign(document.createElement(name), fields);

export class Notices {
  /** The regions lie beside the screen, so that no drawing wipes them. */
  constructor(frame) {
    this.frame = frame;
    this.born = performance.now();
    const [toasts, banner, live] = [["toasts", "alert"], ["banner", "status"], ["unseen", "status"]].map(
      ([className, role]) => make("div", { className, role }),
    );
    Object.assign(this, { toasts, banner, live, news: null });
    frame.prepend(live, banner, toasts);
  }

  /** Words of the hands; the server writes them, in the language of the screen. */
  get words() {
    return find(this.frame, "words")?.dataset ?? {};
  }

  /** Say so when the line is gone, or looks open and does not answer. */
  connection(state, silent) {
    const starting = state === "off" && performance.now() - this.born < 1_500;
    const text = starting || (state === "on" && !silent) ? "" : (this.words[state] ?? this.words.off ?? "");
    if (this.banner.textContent !== text) this.banner.textContent = text;
    this.frame.dataset.connection = state;
  }

  /** Read out what is new on the screen, once. */
  announce() {
    const news = find(this.frame, "news")?.textContent.trim() ?? "";
    if (this.news !== null && news !== this.news) this.live.textContent = news;
    this.news = news;
  }

  /** Read out what somebody has just done. */
  say(text) {
    this.live.textContent = text;
  }

  /** Show the notes that are still on this device. */
  waiting(commands) {
    for (const list of this.frame.querySelectorAll("[data-waiting]")) {
      const here = commands.filter(({ letter }) => (letter ?? list.dataset.waiting) === list.dataset.waiting);
      list.replaceChildren(...here.map(({ text }) => this.card(text)));
    }
  }

  card(text) {
    const card = make("li", { className: "note waiting" });
    card.append(make("p", { className: "text", dir: "auto", textContent: text }));
    card.append(make("p", { className: "meta", textContent: this.words.kept }));
    return card;
  }

  /** Show a message; one that gives back what somebody typed stays until it is closed. */
  toast(text, quote = "") {
    const toast = make("div", { textContent: text });
    const close = make("button", { type: "button", textContent: "×", ariaLabel: this.words.close ?? "×" });
    close.addEventListener("click", () => toast.remove());
    toast.prepend(close);
    if (quote) toast.append(make("blockquote", { dir: "auto", textContent: quote }));
    else setTimeout(() => toast.remove(), 12_000);
    // Never over what it is about: at the top when that lies below the middle.
    const at = this.frame.getRootNode().activeElement?.getBoundingClientRect();
    this.toasts.classList.toggle("high", at?.height > 0 && at.bottom > innerHeight / 2);
    this.toasts.replaceChildren(toast);
  }

  end() {
    for (const region of [this.toasts, this.banner, this.live]) region.remove();
  }
}
