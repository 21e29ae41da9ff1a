// All lists, and what was shared.

import { api, url } from "./api.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const page = document.getElementById("lists-page");
const say = wordsOf(page);
const sayOfShares = wordsOf(document.getElementById("share-words"));

page.querySelector("[data-new-list]").addEventListener("submit", async (event) => {
  event.preventDefault();
  const name = new FormData(event.target).get("name");
  const made = await attempt(() => api("POST", "/lists", { name }));
  if (made) location.href = url(made.path);
});

page.querySelector("[data-import]").addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = await attempt(() => api("POST", "/lists/import", new FormData(event.target)));
  if (!told) return;
  if (!told.unknown.length) { location.href = url(told.list.path); return; }
  const where = page.querySelector("[data-import-unknown]");
  const names = document.createElement("ul");
  names.append(...told.unknown.slice(0, 200).map((each) => Object.assign(document.createElement("li"), { textContent: each })));
  const link = Object.assign(document.createElement("a"), { href: url(told.list.path), textContent: told.list.name });
  const lead = document.createElement("p");
  lead.textContent = say("import_unknown", { count: told.unknown.length });
  where.replaceChildren(link, lead, names);
});

async function fetchBack() {
  const list = await attempt(() => api("POST", "/lists/undo"));
  if (list) location.href = url(list.path);
}
page.querySelector("[data-undo-delete]")?.addEventListener("click", fetchBack);

// What was deleted on its own page is said here, where it is missing.
const deleted = sessionStorage.getItem("onara list deleted");
if (deleted) {
  sessionStorage.removeItem("onara list deleted");
  toast(say("deleted", { name: deleted }), { label: say("undo"), run: fetchBack });
}

for (const button of document.querySelectorAll("[data-revoke]")) {
  button.addEventListener("click", async () => {
    const { revoke, title } = button.dataset;
    const done = await attempt(async () => { await api("DELETE", `/shares/${revoke}`); return true; });
    if (!done) return;
    button.closest("[data-share-row]").remove();
    toast(sayOfShares("revoked", { title }));
  });
}
