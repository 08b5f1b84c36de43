// What moves on a screen between two words of the server: the clock, tabs, counters, pages of a long board.

/** Which tab of each group is shown; the server's default counts again when it changes ("bring everyone along"). */
export class Tabs {
  constructor(root) {
    Object.assign(this, { root, chosen: {}, defaults: {} });
  }

  show(choice) {
    const [group, value] = choice.split(":");
    this.chosen[group] = value;
    this.settle();
  }

  settle() {
    const all = (name) => this.root.querySelectorAll(`[data-${name}]`);
    const isOn = (choice) => this.chosen[choice.split(":")[0]] === choice.split(":")[1];
    for (const element of all("default")) {
      const [group, value] = element.dataset.default.split(":");
      if (this.defaults[group] !== value) this.defaults[group] = this.chosen[group] = value;
    }
    for (const panel of all("in")) panel.classList.toggle("off", !isOn(panel.dataset.in));
    for (const button of all("show")) button.setAttribute("aria-pressed", isOn(button.dataset.show));
  }
}

const OF_DAY = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** Show the time left on every clock, by the server's clock, and times of day by that of this place. */
export function tick(root, offset) {
  for (const time of root.querySelectorAll("time[data-at]")) {
    const text = new Date(Number(time.dataset.at)).toLocaleTimeString([], OF_DAY);
    if (time.textContent !== text) time.textContent = text;
  }
  for (const clock of root.querySelectorAll("[data-clock]")) {
    const { ends, left, over } = clock.dataset;
    const seconds = Math.ceil(ends ? (Number(ends) - Date.now() - offset) / 1000 : Number(left));
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const words = seconds > 0 ? text : over;
    if (clock.textContent !== words) clock.textContent = words;
    clock.classList.toggle("over", words === over);
  }
}

/** Say how much room is left in a text field, near its end. */
export function count(field) {
  const left = field.maxLength - field.value.length;
  const out = field.form.querySelector("[data-counter]");
  if (out) out.textContent = left <= 200 ? String(left) : "";
}

/** Turn a long board into pages that take turns; arrow keys turn them, and then they stand still. */
export class Pages {
  constructor(root) {
    Object.assign(this, { root, page: 0, still: false });
    this.timer = setInterval(() => !this.still && this.turn(1), 20_000);
  }

  turn(step) {
    this.page += step;
    this.settle();
  }

  settle() {
    const board = this.root.querySelector("[data-pages]");
    const out = this.root.querySelector("[data-page-number]");
    if (!out) return;
    const gap = board ? parseFloat(getComputedStyle(board).columnGap) || 0 : 0;
    // One column too many is a page too: nothing may stay out of sight. A hair is rounding.
    const pages = board ? Math.max(1, Math.ceil((board.scrollWidth + gap) / (board.clientWidth + gap) - 0.05)) : 1;
    this.page = (this.page + pages) % pages;
    if (board) board.scrollLeft = this.page * (board.clientWidth + gap);
    out.textContent = pages > 1 ? `${this.page + 1} / ${pages}` : "";
  }
}
