// Brings a page with a screen in it to life.
import { mount } from "./mount.js";

for (const frame of document.querySelectorAll("[data-live]")) mount(frame, frame.dataset);
