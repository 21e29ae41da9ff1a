// "Which music is it?": a dialog that finds recordings of the library, typed in any way.

import { api, url } from "./api.js";
import { wordsOf } from "./words.js";

const WAIT_MS = 180;
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
const MOST = 12;
const MOST_SUGGESTED = 5;

export class SongChooser {
  constructor(dialog) {
    this.dialog = dialog;
    this.say = wordsOf(dialog);
    this.input = dialog.querySelector("input");
    this.found = dialog.querySelector("[data-found]");
    this.count = dialog.querySelector("[data-count]");
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.#search(), WAIT_MS);
    });
    dialog.querySelector("[data-not-known]").addEventListener("click", () => this.#end({ unknown: "none" }));
    dialog.addEventListener("close", () => this.#end(null));
    dialog.addEventListener("keydown", (event) => this.#moved(event));
  }

  /** Ask; gives {recording, title}, {unknown, title}, {unknown: "none"}, or null where it is left. */
  ask(typed = "") {
    this.input.value = typed;
    this.dialog.showModal();
    this.input.select();
    this.#search();
    this.#unknowns();
    return new Promise((resolve) => { this.resolve = resolve; });
  }

  #end(answer) {
    const { resolve } = this;
    this.resolve = null;
    if (this.dialog.open) this.dialog.close();
    resolve?.(answer);
  }

  async #search() {
    const typed = this.input.value.trim();
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const q = encodeURIComponent(typed);
    try {
      const [direct, suggested] = await Promise.all([
        api("GET", `/recordings?q=${q}&limit=${MOST}`),
        typed ? api("GET", `/suggest?q=${q}&limit=8`) : [],
      ]);
      const songs = suggested.filter((each) => each.kind === "song").slice(0, MOST_SUGGESTED);
      const owned = await Promise.all(songs.map((each) => api("GET", `/recordings?song=${encodeURIComponent(each.id)}&limit=4`)));
      if (turn !== this.turn) return;
      const seen = new Set();
      const recordings = [...owned.flatMap((each) => each.recordings), ...direct.recordings]
        .filter((each) => !seen.has(each.id) && seen.add(each.id)).slice(0, MOST);
      const missing = songs.filter((_, place) => !owned[place].recordings.length);
      this.found.replaceChildren(...recordings.map((each) => this.#recording(each)), ...missing.map((each) => this.#missing(each)));
      this.count.textContent = recordings.length ? this.say("chooser_found", { count: recordings.length }) : this.say("chooser_none");
      if (!this.found.children.length) {
        const none = document.createElement("li");
        none.className = "muted";
        none.textContent = this.say("chooser_none");
        this.found.append(none);
      }
    } catch (problem) {
      if (turn === this.turn) this.count.textContent = problem.message;
    }
  }

  #recording(each) {
    const title = each.song?.title_ko ?? each.song?.title ?? each.title;
    const item = this.#item(title, [each.song?.title_ko && each.song.title !== title ? each.song.title : null,
      each.song?.performers?.join(", ") || each.artist, each.drama?.title_ko ?? each.drama?.title, each.version]);
    item.querySelector("button").addEventListener("click", () => this.#end({ recording: each.id, title }));
    if (each.is_there) {
      const listen = document.createElement("button");
      listen.type = "button";
      listen.className = "icon-button";
      Object.assign(listen.dataset, { play: "", src: url(`/api/v1/recordings/${each.id}/audio`), title, note: each.artist ?? "" });
      listen.setAttribute("aria-label", this.say("chooser_preview", { title }));
      listen.append("▶");
      item.append(listen);
    }
    return item;
  }

  #missing(song) {
    const item = document.createElement("li");
    item.className = "muted";
    const name = document.createElement("span");
    name.textContent = `${song.title_ko ?? song.title} · ${this.say("chooser_not_owned")}`;
    item.append(name);
    return item;
  }

  #item(title, details) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "choice";
    const strong = document.createElement("strong");
    strong.textContent = title;
    strong.lang = HANGUL.test(title) ? "ko" : "en";
    const small = document.createElement("small");
    small.textContent = details.filter(Boolean).join(" · ");
    button.append(strong, small);
    item.append(button);
    return item;
  }

  async #unknowns() {
    const box = this.dialog.querySelector("[data-unknowns]");
    if (!box) return;
    const { unknowns } = await api("GET", "/unknowns").catch(() => ({ unknowns: [] }));
    const open = unknowns.filter((each) => !each.recording);
    box.hidden = !open.length;
    box.querySelector("ul").replaceChildren(...open.map((each) => {
      const title = each.name ?? this.say("unknown_numbered", { number: each.number });
      const item = this.#item(title, [each.name ? this.say("unknown_numbered", { number: each.number }) : null]);
      item.querySelector("button").addEventListener("click", () => this.#end({ unknown: each.number, title }));
      return item;
    }));
  }

  /** Arrows go from the field through what was found, and back. */
  #moved(event) {
    if (event.isComposing || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const stops = [this.input, ...this.dialog.querySelectorAll("button.choice")].filter((each) => each.checkVisibility());
    const at = stops.indexOf(document.activeElement);
    const to = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  }
}
