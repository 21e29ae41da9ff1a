// The page of all episodes: folders come in, scans run, and what is done is shown as it lands.

import { api } from "./api.js";
import "./episodes_folders.js";
import { follow } from "./jobs.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const root = document.getElementById("episodes");
const list = root.querySelector("[data-list]");
const say = wordsOf(root);
const GATHER_MS = 400;

let waiting = null;
function refresh() {
  waiting ??= setTimeout(async () => {
    waiting = null;
    const answer = await fetch(location.pathname);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.closest("[data-list] a")?.getAttribute("href");
    list.replaceChildren(...fresh.querySelector("[data-list]").childNodes);
    if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
    const folders = document.querySelector("[data-folders]");
    folders.replaceChildren(...fresh.querySelector("[data-folders]").childNodes);
  }, GATHER_MS);
}

document.addEventListener("folders:changed", refresh);
document.addEventListener("click", async (event) => {
  if (!event.target.closest("[data-demo]")) return;
  if (await attempt(() => api("POST", "/jobs", { kind: "demo" }))) toast(say("demo_started"));
});
follow({ episode: refresh });

async function undo() {
  const told = await attempt(() => api("POST", "/undo", {}));
  if (!told) return;
  toast(say(told.undone ? "undone" : "nothing_to_undo"));
  refresh();
}
if (new URLSearchParams(location.search).has("forgotten")) {
  history.replaceState(null, "", location.pathname);
  toast(say("forgotten"), { label: say("undo"), run: undo });
}
