// What every page does: choices that are remembered, keyboard help, the search box.

import { url } from "./api.js";
import { onKey } from "./keys.js";
import "./bookmark.js";
import "./install.js";
import "./player.js";
import { remember } from "./remember.js";
import "./search.js";
import "./share.js";

for (const button of document.querySelectorAll("[data-choose]")) {
  button.addEventListener("click", () => {
    remember(button.dataset.choose, button.dataset.value);
    location.reload();
  });
}

const help = document.getElementById("keyboard-help");
const showHelp = () => help.showModal();
for (const button of document.querySelectorAll("[data-help]")) button.addEventListener("click", showHelp);
onKey("?", showHelp);
onKey("/", () => document.getElementById("q")?.focus());
for (const [letter, place] of Object.entries({ h: "hear", w: "wander", e: "episodes", l: "lists", m: "music" })) {
  onKey(`g ${letter}`, () => { location.href = url(`/${place}`); });
}
