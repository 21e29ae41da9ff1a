// Gives life to <button data-bookmark data-kind data-id data-title> on any page: it keeps the thing
// in the bookmarks or takes it out; on a large button there is a second one beside it for other
// lists.  Kind and id are those of `entry_id` of web/cards.py.  The key is "b": the bookmark of
// where the focus is, else the first of the page.

import { api } from "./api.js";
import { onKey } from "./keys.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const FOLDERS = { music: "music/", unknown: "unknown/", clip: "clip/", episode: "episode/", cue: "episode/", moment: "episode/" };
const BOOKMARKS = "bookmarks";
const say = wordsOf(document.getElementById("bookmark-words"));

/** The id by which a thing stands in a list. */
export function entryId(kind, id) {
  const folder = FOLDERS[kind];
  return !folder || id.startsWith(folder) ? id : folder + id;
}

/** The address of a list's entries, or of one of them. */
export function entriesOf(list, id) {
  const entries = `/lists/${encodeURIComponent(list)}/entries`;
  return id === undefined ? entries : `${entries}/${encodeURIComponent(id).replaceAll("%2F", "/")}`;
}

let lists = null;

/** All lists: [{name, ids, is_fixed, ...}], asked for once a page. */
export function allLists() {
  lists ??= api("GET", "/lists").then((answer) => answer.lists);
  return lists;
}

const buttons = () => [...document.querySelectorAll("[data-bookmark]")];
/** A button may be of another thing by and by: its state follows. */
new MutationObserver((changes) => {
  if (changes.some((each) => each.target.matches("[data-bookmark]"))) attempt(refresh);
}).observe(document.body, { subtree: true, attributeFilter: ["data-id"] });
const idOf = (button) => entryId(button.dataset.kind, button.dataset.id);

function mark(button, isKept) {
  button.setAttribute("aria-pressed", String(isKept));
  if (!button.hasAttribute("aria-label") && !button.textContent.trim()) {
    button.setAttribute("aria-label", say("keep", { title: button.dataset.title ?? "" }));
  }
}

async function refresh(known) {
  if (known) {
    const held = await allLists();
    lists = Promise.resolve(held.map((each) => (each.name === known.name ? known : each)));
  }
  const bookmarks = (await allLists()).find((each) => each.name === BOOKMARKS);
  const kept = new Set(bookmarks?.ids);
  for (const button of buttons()) mark(button, kept.has(idOf(button)));
}

/** Put a thing into a list, or take it out. */
export async function keep(list, id, isWanted) {
  const told = isWanted
    ? await api("POST", entriesOf(list), { id })
    : await api("DELETE", entriesOf(list, id));
  await refresh(told);
  document.dispatchEvent(new CustomEvent("lists:changed", { detail: told }));
}

async function toggle(button) {
  const isWanted = button.getAttribute("aria-pressed") !== "true";
  const title = button.dataset.title ?? "";
  mark(button, isWanted);
  try {
    await keep(BOOKMARKS, idOf(button), isWanted);
  } catch (problem) {
    // Another window may have been quicker: show what is, then say what went wrong.
    lists = null;
    await refresh();
    toast(problem.message);
    return;
  }
  const more = { label: say("lists"), run: () => choose(button) };
  toast(say(isWanted ? "kept" : "dropped", { title }), isWanted ? more : undefined);
}

/** The dialog with all lists, of which any may be ticked. */
async function choose(button) {
  const found = await attempt(allLists);
  if (!found) return;
  const id = idOf(button);
  const dialog = document.createElement("dialog");
  dialog.className = "bookmark-lists";
  const heading = document.createElement("h2");
  heading.id = "bookmark-lists-title";
  heading.textContent = say("choose", { title: button.dataset.title ?? "" });
  dialog.setAttribute("aria-labelledby", heading.id);
  const all = document.createElement("ul");
  const line = (list) => {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = list.ids.includes(id);
    box.addEventListener("change", async () => {
      const done = await attempt(async () => { await keep(list.name, id, box.checked); return true; });
      if (!done) box.checked = !box.checked;
    });
    label.append(box, list.name === BOOKMARKS ? say("bookmarks") : list.name);
    item.append(label);
    return item;
  };
  all.append(...found.filter((list) => !list.is_fixed).map(line));
  const form = document.createElement("form");
  form.className = "row";
  const name = document.createElement("input");
  Object.assign(name, { required: true, maxLength: 70, autocomplete: "off", placeholder: say("new") });
  name.setAttribute("aria-label", say("new"));
  const make = document.createElement("button");
  make.className = "button";
  make.textContent = say("make");
  form.append(name, make);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const made = await attempt(() => api("POST", "/lists", { name: name.value, ids: [id] }));
    if (!made) return;
    lists = null;
    all.append(line(made));
    name.value = "";
    document.dispatchEvent(new CustomEvent("lists:changed", { detail: made }));
  });
  const close = document.createElement("button");
  close.className = "button primary";
  close.textContent = say("close");
  close.addEventListener("click", () => dialog.close());
  dialog.append(heading, all, form, close);
  dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
  document.body.append(dialog);
  dialog.showModal();
}

/** A large button gets one beside it for the other lists. */
function accompany(button) {
  if (button.classList.contains("icon-button") || button.hasAttribute("data-compact")) return;
  if (button.nextElementSibling?.matches("[data-bookmark-lists]")) return;
  const more = document.createElement("button");
  more.type = "button";
  more.className = "icon-button bookmark-more";
  more.dataset.bookmarkLists = "";
  more.setAttribute("aria-label", say("lists_of", { title: button.dataset.title ?? "" }));
  more.setAttribute("aria-haspopup", "dialog");
  more.addEventListener("click", () => choose(button));
  button.after(more);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-bookmark]");
  if (button) toggle(button);
});
document.addEventListener("contextmenu", (event) => {
  const button = event.target.closest?.("[data-bookmark]");
  if (!button) return;
  event.preventDefault();
  choose(button);
});
onKey("b", () => {
  const near = document.activeElement?.closest("li, tr, article, [data-bookmark-scope]");
  const button = near?.querySelector("[data-bookmark]") ?? document.querySelector("main [data-bookmark]");
  if (!button) return false;
  toggle(button);
  return true;
});

/** Bring buttons to life that came later. */
export function awake() {
  const found = buttons();
  for (const button of found) {
    if (!button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", "false");
    accompany(button);
  }
  if (found.length) attempt(refresh);
}
awake();
