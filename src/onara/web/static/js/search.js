// A box that suggests names while one types: the combobox of the ARIA Authoring Practices.
//
// Input methods compose Korean syllables: what is composed is suggested for as it grows, and no key
// that belongs to the composition (Enter, arrows, Escape) does anything here.

import { language, url } from "./api.js";
import { wordsOf } from "./words.js";

const WAIT_MS = 60;
const MOST = 8;
const MOST_KEPT = 60;
const kept = new Map();

/** Names that begin as typed; answers of this page's visit are kept. */
async function suggestions(typed, kinds, signal) {
  const asked = new URLSearchParams({ q: typed, limit: MOST, language });
  for (const kind of kinds) asked.append("kind", kind);
  const address = url(`/api/v1/suggest?${asked}`);
  if (kept.has(address)) return kept.get(address);
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  const found = answer.ok ? await answer.json() : [];
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value);
  kept.set(address, found);
  return found;
}

const isComposing = (event) => event.isComposing || event.keyCode === 229;

/** Make `input` suggest into `listbox`, a list with role "listbox".  `kinds` are the kinds of things
    to keep to; `onChoose` gets what is chosen ({kind, id, path, title, title_ko, shown, …}), without
    it the page of that is opened. */
export function combobox(input, listbox, { kinds = [], onChoose } = {}) {
  const say = wordsOf(document.querySelector("[data-search]") ?? listbox);
  const told = document.createElement("div");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  listbox.after(told);
  let things = [];
  let active = -1;
  let composing = false;
  let waiting;
  let asking;
  let turn = 0;

  const options = () => [...listbox.children];

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    turn += 1;
    listbox.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(place) {
    active = place;
    for (const [at, option] of options().entries()) {
      option.setAttribute("aria-selected", String(at === place));
    }
    const option = options()[place];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(thing) {
    close();
    if (onChoose) {
      input.value = "";
      told.textContent = "";
      onChoose(thing);
    } else if (thing.path) {
      location.href = url(thing.path);
    }
  }

  function option(thing, place) {
    const line = document.createElement("li");
    line.id = `${listbox.id}-${place}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.append(cover(thing), name(thing), kind(thing, say));
    line.addEventListener("click", () => choose(thing));
    return line;
  }

  function show(found) {
    things = found;
    listbox.replaceChildren(...found.map(option));
    listbox.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    mark(-1);
    const key = found.length === 0 ? "none" : found.length === 1 ? "count_one" : "count";
    told.textContent = say(key, { count: found.length });
  }

  async function ask() {
    const typed = input.value.trim();
    asking?.abort();
    asking = new AbortController();
    const mine = ++turn;
    if (!typed) {
      close();
      told.textContent = "";
      return;
    }
    try {
      const found = await suggestions(typed, kinds, asking.signal);
      // An answer that comes late, after more was typed or the list was left, is nothing.
      if (mine === turn && document.activeElement === input) show(found);
    } catch (error) {
      if (error.name !== "AbortError" && mine === turn) close();
    }
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT_MS);
  }

  const isOpen = () => !listbox.hidden;
  const step = (by) => mark(active < 0 ? (by > 0 ? 0 : things.length - 1) : (active + by + things.length) % things.length);
  const keys = {
    ArrowDown() {
      if (isOpen()) step(1);
      else ask();
      return true;
    },
    ArrowUp() {
      if (!isOpen()) return false;
      step(-1);
      return true;
    },
    Enter() {
      if (!isOpen() || active < 0) {
        close();
        return Boolean(onChoose);
      }
      choose(things[active]);
      return true;
    },
    Escape() {
      if (!isOpen()) return false;
      close();
      told.textContent = "";
      return true;
    },
    Tab() {
      close();
      return false;
    },
  };

  input.addEventListener("input", later);
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; later(); });
  input.addEventListener("keydown", (event) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (keys[event.key]?.()) event.preventDefault();
  });
  input.addEventListener("blur", () => { composing = false; close(); });
  // A press on the list leaves the box focused, so that the list is still there for the click.
  listbox.addEventListener("pointerdown", (event) => event.preventDefault());
  listbox.addEventListener("mousedown", (event) => event.preventDefault());
  input.form?.addEventListener("submit", (event) => {
    if (composing || (!onChoose && !input.value.trim())) event.preventDefault();
  });
}

function cover(thing) {
  const picture = document.createElement("img");
  picture.alt = "";
  picture.width = 40;
  picture.height = 40;
  picture.src = url(thing.cover);
  picture.addEventListener("error", () => picture.remove());
  return picture;
}

function name(thing) {
  const { text, lang, other, other_lang } = thing.shown;
  const line = document.createElement("span");
  line.className = "name";
  line.append(spoken("span", text, lang));
  if (other) line.append(" ", spoken("small", other, other_lang));
  const beside = thing.performers.length ? thing.performers : thing.drama ? [thing.drama] : [];
  if (beside.length) {
    const by = document.createElement("small");
    by.className = "by";
    for (const each of beside) {
      if (by.hasChildNodes()) by.append(", ");
      by.append(spoken("span", each.shown.text, each.shown.lang));
    }
    line.append(by);
  }
  return line;
}

function spoken(tag, text, lang) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (lang) element.lang = lang;
  return element;
}

function kind(thing, say) {
  const chip = document.createElement("small");
  chip.className = "kind";
  chip.textContent = say(`kind_${thing.kind}`);
  return chip;
}

for (const form of document.querySelectorAll("[data-search]")) {
  combobox(form.querySelector("input"), form.querySelector("[role=listbox]"));
}
