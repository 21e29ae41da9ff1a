// The owner's music: folders come in, and what was taken in is shown as it lands.

import { api } from "./api.js";
import "./episodes_folders.js";
import { follow } from "./jobs.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const root = document.getElementById("music");
const list = root.querySelector("[data-list]");
const say = wordsOf(root);
const GATHER_MS = 1500;
const AFTER = "onara-music-told";

let waiting = null;
function refresh() {
  waiting ??= setTimeout(async () => {
    waiting = null;
    const answer = await fetch(location.pathname + location.search);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (list.contains(document.activeElement) && list.querySelector("details[open]")) return;
    list.replaceChildren(...fresh.querySelector("[data-list]").childNodes);
    const folders = document.querySelector("[data-folders]");
    folders.replaceChildren(...fresh.querySelector("[data-folders]").childNodes);
  }, GATHER_MS);
}

document.addEventListener("folders:changed", refresh);
document.addEventListener("click", async (event) => {
  if (!event.target.closest("[data-demo]")) return;
  if (await attempt(() => api("POST", "/jobs", { kind: "demo" }))) toast(say("demo_started"));
});
follow({ library: refresh });
for (const select of root.querySelectorAll(".music-filter select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

const told = sessionStorage.getItem(AFTER);
if (told) {
  sessionStorage.removeItem(AFTER);
  toast(told);
}
