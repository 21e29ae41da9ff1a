// Folders that Onara looks into: a dialog that goes through the machine's own folders, or takes a
// path as typed.

import { api } from "./api.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const section = document.querySelector("[data-folders]");
const dialog = document.getElementById("add-folder");
const form = dialog.querySelector("form");
const inside = dialog.querySelector("[data-inside]");
const list = dialog.querySelector("[data-inner]");
const up = dialog.querySelector("[data-up]");
const problem = dialog.querySelector("[data-problem]");
const say = wordsOf(section);
const { folders: holds } = section.dataset;

function counted({ sound, video }) {
  return [video && holds === "episodes" && say("folder_video", { count: video }), sound && say("folder_sound", { count: sound })]
    .filter(Boolean).join(" · ");
}

async function browse(path) {
  problem.hidden = true;
  let told;
  try {
    told = await api("GET", `/folders/browse${path ? `?path=${encodeURIComponent(path)}` : ""}`);
  } catch (error) {
    if (path) return;
    inside.textContent = error.message;
    return;
  }
  if (told.path) form.elements.path.value = told.path;
  up.hidden = !told.path;
  up.dataset.to = told.parent ?? "";
  inside.textContent = told.path ? counted(told) || (told.folders.length ? "" : say("folder_none")) : say("folder_roots");
  const folders = told.path ? told.folders : told.roots.map((each) => ({ name: each, path: each }));
  list.replaceChildren(...folders.map((each) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "choice";
    button.dataset.path = each.path;
    const name = document.createElement("span");
    name.textContent = each.name;
    const small = document.createElement("small");
    small.textContent = counted(each);
    button.append("📁", name, small);
    item.append(button);
    return item;
  }));
}

list.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-path]");
  if (!button) return;
  form.elements.path.value = button.dataset.path;
  await browse(button.dataset.path);
  (list.querySelector("button") ?? form.elements.path).focus();
});
up.addEventListener("click", () => {
  form.elements.path.value = up.dataset.to;
  browse(up.dataset.to);
});
form.elements.path.addEventListener("change", () => browse(form.elements.path.value.trim()));
list.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...list.querySelectorAll("button")];
  buttons[buttons.indexOf(document.activeElement) + step]?.focus();
  event.preventDefault();
});

form.addEventListener("submit", async (event) => {
  if (event.submitter?.value !== "add") return;
  event.preventDefault();
  const path = form.elements.path.value.trim();
  if (!path) { form.elements.path.focus(); return; }
  event.submitter.disabled = true;
  try {
    const drama = form.elements.drama?.value.trim();
    if (drama) {
      await api("POST", "/folders", { path, holds, start: false });
      await api("POST", "/jobs", { kind: "scan", paths: [path], drama });
    } else await api("POST", "/folders", { path, holds, start: true });
    dialog.close();
    toast(say("folder_added"));
    document.dispatchEvent(new CustomEvent("folders:changed"));
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  } finally {
    event.submitter.disabled = false;
  }
});

document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-add-folder]")) {
    dialog.showModal();
    browse(null);
  }
  const button = event.target.closest("[data-folder-do]");
  if (!button) return;
  const item = button.closest("[data-folder]");
  if (button.dataset.folderDo === "forget") {
    const gone = await attempt(async () => { await api("DELETE", `/folders/${item.dataset.folder}`); return true; });
    if (gone) { item.remove(); toast(say("folder_forgotten")); }
  } else {
    await attempt(() => api("POST", "/jobs", { kind: holds === "music" ? "add" : "scan", folder: item.dataset.folder }));
  }
});
