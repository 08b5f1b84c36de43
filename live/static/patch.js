// Puts what the server has drawn into the screen, without touching what somebody is doing there.
import { Idiomorph } from "./vendor/idiomorph.js";

const SVG = "http://www.w3.org/2000/svg";
const TYPED = new Set(["value", "checked", "selected"]);

export function find(root, id) {
  return id ? root.querySelector(`#${CSS.escape(id)}`) : null;
}

/** Apply one patch of the protocol (docs/protocol.md). */
export function apply(root, { id, html, into, before, set }) {
  const old = find(root, id);
  if (set) {
    for (const [name, value] of Object.entries(set)) old?.setAttribute(name, value);
  } else if (old && !html) {
    old.remove();
  } else if (old) {
    morph(root, old, parse(html, old), { whole: false });
  } else if (html && find(root, into)) {
    const place = find(root, into);
    const mark = find(root, before);
    place.insertBefore(parse(html, place), mark?.parentNode === place ? mark : null);
  }
}

/** Draw a whole screen; what is people's own comes in the patches after it. */
export function draw(root, html) {
  const old = find(root, "screen");
  if (old) {
    morph(root, old, parse(html, root), { whole: true });
  } else {
    root.append(parse(html, root));
  }
}

export function parse(html, place) {
  const template = document.createElement("template");
  const inSvg = place.namespaceURI === SVG && !html.trimStart().startsWith("<svg");
  template.innerHTML = inSvg ? `<svg>${html}</svg>` : html;
  const first = template.content.firstElementChild;
  return inSvg ? first.firstElementChild : first;
}

function morph(root, old, fresh, { whole }) {
  const tree = root.getRootNode();
  const focused = tree.activeElement;
  Idiomorph.morph(old, fresh, {
    morphStyle: "outerHTML",
    restoreFocus: false, // it looks at the document only, and we may live in a shadow root
    callbacks: {
      // A part that is somebody's own changes by patches aimed at it, never as a by-catch.
      beforeNodeMorphed: (node) => whole || node === old || node.dataset?.own === undefined,
      beforeAttributeUpdated: (name, element) => !isUnderHand(name, element),
    },
  });
  if (focused?.id && tree.activeElement !== focused && root.contains(find(root, focused.id))) {
    find(root, focused.id).focus({ preventScroll: true });
  }
}

/** Say whether an attribute mirrors what the person in front of the screen did. */
function isUnderHand(name, element) {
  if (name === "open") return element.localName === "details" || element.localName === "dialog";
  if (element.form?.dataset.atOnce !== undefined) return false; // what was chosen is on its way, or there already
  const choice = element.type === "checkbox" || element.type === "radio";
  return TYPED.has(name) && !(name === "value" && (choice || element.localName === "option"));
}
