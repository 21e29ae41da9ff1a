// The selected cue, to be looked at and corrected.

import { url } from "./api.js";

const STEP_S = 0.1;

/** Seconds as they are typed, 12:03.5; null for what is no time. */
export function secondsOf(text) {
  const found = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d+)?)$/.exec(text.trim());
  if (!found) return null;
  const [, hours = 0, minutes = 0, seconds] = found;
  return 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds.replace(",", "."));
}

/** Seconds to a tenth, as they are typed. */
export function typed(seconds) {
  const tenths = Math.round(10 * seconds);
  const hours = Math.floor(tenths / 36000);
  const minutes = Math.floor(tenths / 600) % 60;
  const rest = ((tenths % 600) / 10).toFixed(1);
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest.padStart(4, "0")}` : `${minutes}:${rest.padStart(4, "0")}`;
}

export class Panel {
  /**
   * `told` are what a person does: edge(edge, second), nudge(edge, by), set(edge), usage(value),
   * vocal(value), name(text), music(recording).
   */
  constructor(root, told, say) {
    this.empty = root.querySelector("[data-panel-empty]");
    this.form = root.querySelector("[data-panel]");
    this.say = say;
    this.episode = root.dataset.id;
    this.cue = null;
    const { form } = this;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => {
      const { name, value } = event.target;
      if (["usage", "vocal"].includes(name)) told[name](value);
      if (["start", "end"].includes(name)) {
        const second = secondsOf(value);
        event.target.setAttribute("aria-invalid", String(second === null));
        if (second === null) told.bad();
        else told.edge(name, second);
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.target.name === "name" && event.key === "Enter") {
        event.preventDefault();
        told.name(event.target.value);
      }
      const step = { ArrowUp: STEP_S, ArrowDown: -STEP_S }[event.key];
      if (step && ["start", "end"].includes(event.target.name)) {
        event.preventDefault();
        told.nudge(event.target.name, event.shiftKey ? 10 * step : step);
      }
    });
    form.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.nudge) told.nudge(button.dataset.nudge, Number(button.dataset.by));
      if (button?.dataset.set) told.set(button.dataset.set);
      if (button?.dataset.music) told.music(button.dataset.music, button.textContent);
      if (button?.dataset.do === "name") told.name(form.elements.name.value);
    });
  }

  show(cue) {
    this.cue = cue;
    this.empty.hidden = Boolean(cue);
    this.form.hidden = !cue;
    if (!cue) return;
    const { line } = cue;
    const { form } = this;
    this.#field("title", cue.title);
    this.#field("note", line.music.performers.join(", "));
    this.#field("why", cue.why);
    this.bounds(cue);
    form.elements.usage.value = line.usage;
    form.elements.vocal.value = line.vocal;
    const isUnknown = line.recording === null && line.unknown !== null;
    form.querySelector("[data-naming]").hidden = !isUnknown;
    form.elements.name.value = isUnknown && line.music.title !== `Unknown ${line.unknown}` ? line.music.title ?? "" : "";
    form.querySelector("[data-do=compare]").hidden = !(line.recording && line.music.is_there);
    const reject = form.querySelector("[data-do=reject]");
    reject.querySelector("span").textContent = cue.kind === "rejected" ? reject.dataset.restore : reject.dataset.reject;
    form.querySelector("[data-do=accept]").hidden = cue.kind === "rejected";
    form.querySelector("[data-do=accept]").classList.toggle("is-done", line.set_by_person.includes("rejected"));
    this.#family(line.family);
    this.#said(line.said);
    for (const button of form.querySelectorAll("[data-field-id]")) {
      Object.assign(button.dataset, { id: `${this.episode}#cue-${cue.id}`, title: cue.title });
    }
    const more = form.querySelector("[data-more]");
    more.hidden = !line.page;
    if (line.page) more.href = url(line.page);
  }

  /** Show the bounds only, as while an edge is dragged. */
  bounds({ start, end }) {
    const { start: first, end: last } = this.form.elements;
    if (document.activeElement !== first) first.value = typed(start);
    if (document.activeElement !== last) last.value = typed(end);
    for (const input of [first, last]) input.removeAttribute("aria-invalid");
  }

  focusName() {
    const { name } = this.form.elements;
    if (this.form.hidden || name.closest("[hidden]")) return false;
    name.focus();
    return true;
  }

  #field(name, text) {
    this.form.querySelector(`[data-field="${name}"]`).textContent = text ?? "";
  }

  #family(family) {
    const box = this.form.querySelector("[data-family]");
    box.hidden = !family.length;
    box.querySelector("ul").replaceChildren(...family.map((each) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button small";
      button.dataset.music = each.recording;
      button.textContent = [each.title_ko ?? each.title, each.version].filter(Boolean).join(" · ");
      item.append(button);
      return item;
    }));
  }

  #said(said) {
    const box = this.form.querySelector("[data-said]");
    box.hidden = !said.length;
    box.querySelector("ul").replaceChildren(...said.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
  }
}
