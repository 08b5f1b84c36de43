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
    for (const element of this.root.querySelectorAll("[data-default]")) {
      const [group, value] = element.dataset.default.split(":");
      if (this.defaults[group] !== value) {
        this.defaults[group] = this.chosen[group] = value;
      }
    }
    const isOn = (choice) => this.chosen[choice.split(":")[0]] === choice.split(":")[1];
    for (const panel of this.root.querySelectorAll("[data-in]")) {
      panel.classList.toggle("off", !isOn(panel.dataset.in));
    }
    for (const button of this.root.querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", isOn(button.dataset.show));
    }
  }
}

/** Show the time left on every clock, by the server's clock; at the end it counts on softly, in words. */
export function tick(root, offset) {
  for (const clock of root.querySelectorAll("[data-clock]")) {
    const { ends, left, over } = clock.dataset;
    const seconds = ends ? Math.ceil((Number(ends) - Date.now() - offset) / 1000) : Math.ceil(Number(left));
    const rest = Math.max(0, seconds);
    const text = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
    const words = rest === 0 && ends ? over : text;
    if (clock.textContent !== words) {
      clock.textContent = words;
      clock.classList.toggle("over", words === over);
    }
  }
}

/** Say how much room is left in a text field, near its end. */
export function count(field) {
  const out = field.form?.querySelector("[data-counter]");
  const left = field.maxLength - Array.from(field.value).length;
  if (out) {
    out.textContent = left <= 200 ? String(left) : "";
  }
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
    if (!board || !out) {
      return;
    }
    const gap = parseFloat(getComputedStyle(board).columnGap) || 0;
    const width = board.clientWidth + gap;
    const pages = Math.max(1, Math.round((board.scrollWidth + gap) / width));
    this.page = (this.page + pages) % pages;
    board.scrollLeft = this.page * width;
    out.textContent = pages > 1 ? `${this.page + 1} / ${pages}` : "";
  }

  end() {
    clearInterval(this.timer);
  }
}
