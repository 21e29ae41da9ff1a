// What every page does: choices that are remembered, keyboard help, the search box.

import { base, url } from "./api.js";
import { onKey } from "./keys.js";
import "./bookmark.js";
import "./player.js";
import "./search.js";
import "./share.js";

const YEAR_S = 365 * 24 * 3600;

/** Remember a choice in this browser. */
export function remember(name, value) {
  document.cookie = `onara_${name}=${encodeURIComponent(value)}; path=${base || "/"}; max-age=${YEAR_S}; samesite=lax`;
}

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
