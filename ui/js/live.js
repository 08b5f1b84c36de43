// Mounts the live view of the room in a Streamlit page, and lets go of it when the page goes.
const views = new WeakMap();

// Streamlit has no name for its theme, but it has its colour.
function themeOf(element) {
  const parts = getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255];
  const [red, green, blue] = parts.map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? "dark" : "light";
}

async function open(stage, data) {
  // Streamlit runs this module from a blob, which has no address that a path could be relative to.
  const { mount } = await import(new URL("/live/static/mount.js", location.origin).href);
  return mount(stage, { workshop: data.workshop, as: data.as, lang: data.lang });
}

export default function ({ data, parentElement }) {
  const stage = parentElement.querySelector(".kf");
  stage.lang = data.lang;
  stage.dataset.theme = themeOf(parentElement.querySelector(".theme"));
  const wanted = [data.workshop, data.as, data.lang].join(" ");
  let view = views.get(stage);
  if (view?.wanted !== wanted) {
    view?.opening.then((client) => client.destroy());
    view = { wanted, opening: open(stage, data) };
    views.set(stage, view);
  }
  // Streamlit keeps the clean-up of the last run only, so each of them ends the view that is open then.
  return () => {
    views.delete(stage);
    view.opening.then((client) => client.destroy());
  };
}
