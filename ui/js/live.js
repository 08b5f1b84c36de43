// Mounts the live view of the room in a Streamlit page, and lets go of it when the page goes.
const views = new WeakMap();

// Streamlit has no name for its theme, but it has its colour.
function themeOf(element) {
  const parts = getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255];
  const [red, green, blue] = parts.map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? "dark" : "light";
}

// Streamlit answers a lost connection with a dialog that makes the page inert, while one could go on writing here:
// what people send is kept, and the room's own bar says so. Closed by its own button, it stays away until the
// connection has come back and is lost again.
class Unhindered {
  constructor(stage) {
    this.leaving = new AbortController();
    stage.addEventListener("focusin", (event) => (this.focused = event.target), this.leaving);
    stage.addEventListener("focusout", () => this.dialog || (this.focused = null), this.leaving);
    this.observer = new MutationObserver(() => this.look());
    this.observer.observe(document.body, { childList: true });
  }

  get dialog() {
    const dialogs = [...document.querySelectorAll('[data-testid="stDialog"]')];
    return dialogs.find((one) => one.querySelector("h2")?.textContent === "Connection error");
  }

  look() {
    const button = this.dialog?.querySelector('button[aria-label="Close"]');
    if (button) button.click();
    else if (this.focused) requestAnimationFrame(() => this.focused?.focus({ preventScroll: true }));
  }

  stop() {
    this.observer.disconnect();
    this.leaving.abort();
  }
}

async function open(stage, data) {
  // Streamlit runs this module from a blob, which has no address that a path could be relative to.
  const { mount } = await import(new URL("/live/static/mount.js", location.origin).href);
  return mount(stage, { workshop: data.workshop, as: data.as, lang: data.lang });
}

function close(view) {
  view.unhindered.stop();
  view.opening.then((client) => client.destroy());
}

export default function ({ data, parentElement }) {
  const stage = parentElement.querySelector(".kf");
  stage.lang = data.lang;
  stage.dataset.theme = themeOf(parentElement.querySelector(".theme"));
  const wanted = [data.workshop, data.as, data.lang].join(" ");
  let view = views.get(stage);
  if (view?.wanted !== wanted) {
    if (view) close(view);
    view = { wanted, opening: open(stage, data), unhindered: new Unhindered(stage) };
    views.set(stage, view);
  }
  // Streamlit keeps the clean-up of the last run only, so each of them ends the view that is open then.
  return () => {
    views.delete(stage);
    close(view);
  };
}
