// One list: its order, notes, what is played of it, what comes in and goes out.

import { api, url } from "./api.js";
import { entriesOf } from "./bookmark.js";
import { onKey } from "./keys.js";
import { Order } from "./list_order.js";
import { Playing } from "./list_playing.js";
import * as search from "./search.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const page = document.getElementById("list");
const { name, called } = page.dataset;
const say = wordsOf(page);
const list = page.querySelector(".entries");
const entries = () => [...(list?.querySelectorAll(":scope > [data-id]") ?? [])];
const here = `/lists/${encodeURIComponent(name)}`;

const order = list && !("fixed" in page.dataset) && new Order(list, {
  say,
  live: document.getElementById("list-live"),
  save: async (ids) => Boolean(await attempt(() => api("PUT", entriesOf(name), { ids }))),
});
const playing = new Playing(entries, [...page.querySelectorAll("[data-list-step]")]);

function counted() {
  const told = page.querySelector("[data-count]");
  told.textContent = say("count", { count: entries().length });
  order?.changed();
}

async function remove(entry) {
  const { id, title, note } = entry.dataset;
  const position = entries().indexOf(entry) + 1;
  const told = await attempt(() => api("DELETE", entriesOf(name, id)));
  if (!told) return;
  const next = entry.nextElementSibling ?? entry.previousElementSibling;
  const [after, parent] = [entry.nextElementSibling, entry.parentElement];
  entry.remove();
  counted();
  next?.focus();
  toast(say("removed", { title }), {
    label: say("undo"),
    run: async () => {
      const back = await attempt(() => api("POST", entriesOf(name), { id, note: note || null, position }));
      if (!back) return;
      parent.insertBefore(entry, after?.isConnected ? after : null);
      counted();
      entry.focus();
    },
  });
}

/** A field for the note of an entry, in its row. */
function editNote(entry, button) {
  const open = entry.querySelector(".note-form");
  if (open) { open.remove(); button.setAttribute("aria-expanded", "false"); return; }
  const form = document.createElement("form");
  form.className = "note-form";
  const field = document.createElement("textarea");
  Object.assign(field, { rows: 2, maxLength: 2000, value: entry.dataset.note });
  field.setAttribute("aria-label", say("note_of", { title: entry.dataset.title }));
  const row = document.createElement("p");
  row.className = "row";
  const save = Object.assign(document.createElement("button"), { className: "button small primary", textContent: say("save") });
  const cancel = Object.assign(document.createElement("button"), { className: "button small", type: "button", textContent: say("cancel") });
  row.append(save, cancel);
  form.append(field, row);
  const close = () => { form.remove(); button.setAttribute("aria-expanded", "false"); button.focus(); };
  cancel.addEventListener("click", close);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const note = field.value.trim().replace(/\s+/g, " ");
    const told = await attempt(() => api("PATCH", entriesOf(name, entry.dataset.id), { note }));
    if (!told) return;
    entry.dataset.note = note;
    const shown = entry.querySelector("[data-entry-note]");
    shown.textContent = note;
    shown.hidden = !note;
    close();
    toast(say("saved"));
  });
  entry.append(form);
  button.setAttribute("aria-expanded", "true");
  field.focus();
}

list?.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const entry = button?.closest("[data-id]");
  if (!entry) return;
  if (button.matches("[data-entry-play]")) playing.start(entry);
  if (button.matches("[data-edit-note]")) editNote(entry, button);
  if (button.matches("[data-remove]")) remove(entry);
});

page.querySelector("[data-list-play]")?.addEventListener("click", () => playing.start());
for (const button of page.querySelectorAll("[data-list-step]")) {
  button.addEventListener("click", () => playing.go(Number(button.dataset.listStep)));
}

page.querySelector("[data-change]")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const wanted = Object.fromEntries(new FormData(event.target));
  const told = await attempt(() => api("PATCH", here, wanted));
  if (told) location.href = url(told.path);
});

page.querySelector("[data-copy-list]")?.addEventListener("click", async (event) => {
  const copy = event.currentTarget.dataset.copyList;
  const told = await attempt(() => api("POST", "/lists", { name: copy, like: name }));
  if (told) location.href = url(told.path);
});

page.querySelector("[data-delete]")?.addEventListener("click", async () => {
  const done = await attempt(async () => { await api("DELETE", here); return true; });
  if (!done) return;
  sessionStorage.setItem("onara list deleted", called);
  location.href = url("/lists");
});

const field = document.getElementById("add-thing");
if (field && search.combobox) {
  search.combobox(field, document.getElementById("add-results"), {
    onChoose: async (thing) => {
      const told = await attempt(() => api("POST", entriesOf(name), { id: thing.id }));
      if (told) location.reload();
    },
  });
}

const focused = () => document.activeElement?.closest?.(".entry");
const walk = (by) => {
  const all = entries();
  const at = all.indexOf(focused());
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  next?.focus();
  return Boolean(next);
};
onKey("j", () => walk(1));
onKey("k", () => walk(-1));
onKey("p", () => playing.start(focused() ?? undefined));
for (const [key, by] of [["Shift+ArrowUp", -1], ["Shift+ArrowDown", 1]]) {
  onKey(key, () => {
    const entry = focused();
    if (!order || !entry) return false;
    order.step(entry, by, document.activeElement);
    return true;
  });
}
