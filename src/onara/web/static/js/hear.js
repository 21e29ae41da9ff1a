// The hearing box: the microphone, and files that are dropped, chosen or pasted.

import { api, url } from "./api.js";
import { Microphone, NoMicrophone, refusal } from "./hear-microphone.js";
import { onKey } from "./keys.js";
import { toast } from "./toast.js";
import { wordsOf } from "./words.js";

const QUIET_DB = -55;
const QUIET_AFTER_S = 4;
const FLOOR_DB = -70;
const MIB = 1024 ** 2;

class Box {
  constructor(element) {
    this.element = element;
    this.say = wordsOf(element);
    this.button = this.part("mic");
    this.bars = [...this.part("level").children];
    this.levels = this.bars.map(() => 0);
    this.button.addEventListener("click", () => this.press());
    this.part("file").addEventListener("change", ({ target }) => this.take([...target.files]));
    this.#receive();
    const reason = refusal();
    if (reason) this.#withoutMicrophone(reason);
  }

  part(name) {
    return this.element.querySelector(`[data-${name}]`);
  }

  /** Start the microphone, or stop it. */
  async press() {
    if (this.microphone) { this.microphone.stop(); return; }
    if (this.element.dataset.state !== "idle") return;
    this.#complain("");
    this.quietFrom = null;
    this.microphone = new Microphone(this.element.dataset.worklet, {
      asking: () => this.#state("asking"),
      level: (db) => this.#level(db),
      heard: (seconds) => this.#heard(seconds),
      hearing: () => this.#state("hearing"),
    });
    try {
      const answer = await this.microphone.listen();
      this.#say(answer.known ? "known" : "unknown");
      location.href = url(`/hear/${answer.id}`);
    } catch (error) {
      this.#state("idle");
      if (error instanceof NoMicrophone) this.#withoutMicrophone(error.reason);
      else this.#complain(this.say(error.message));
    } finally {
      this.microphone = null;
      this.button.setAttribute("aria-pressed", "false");
      this.part("mic-word").textContent = this.say("start");
    }
  }

  /** Hear files, one after the other; a single one's page is shown. */
  async take(files) {
    if (this.element.dataset.state !== "idle") return;
    if (!files.length) { this.#complain(this.say("no_file")); return; }
    this.#complain("");
    const list = this.part("many");
    const isOne = files.length === 1;
    list.replaceChildren();
    list.hidden = isOne;
    this.#state("sending");
    for (const [number, file] of files.entries()) {
      const name = file.name || this.say("clip");
      this.#tell(isOne ? this.say("sending", { name }) : this.say("many", { done: number, of: files.length }));
      try {
        const answer = await this.#send(file, name);
        if (isOne) { location.href = url(`/hear/${answer.id}`); return; }
        list.append(this.#line(name, answer));
      } catch (problem) {
        if (isOne) this.#complain(`${name}: ${problem.message}`);
        else list.append(this.#line(`${name}: ${problem.message}`));
      }
    }
    this.#state("idle");
    if (!isOne) this.#tell(this.say("many", { done: files.length, of: files.length }));
    this.part("file").value = "";
  }

  async #send(file, name) {
    const size = Number(this.element.dataset.largestMb);
    if (file.size > size * MIB) throw new Error(this.say("too_large", { name, size }));
    const form = new FormData();
    form.append("file", file, name);
    return api("POST", "/clips", form);
  }

  #line(text, answer) {
    const item = document.createElement("li");
    if (answer) {
      const link = document.createElement("a");
      link.href = url(`/hear/${answer.id}`);
      const song = answer.match?.song;
      const korean = document.documentElement.lang === "ko" ? song?.title_ko : null;
      link.textContent = `${text}: ${(korean ?? song?.title ?? answer.match?.title) || this.say(answer.moments.length ? "known" : "unknown")}`;
      item.append(link);
    } else item.textContent = text;
    return item;
  }

  /** Whatever is dropped or pasted anywhere on the page. */
  #receive() {
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    let inside = 0;
    const mark = (by) => { inside = Math.max(0, inside + by); this.element.classList.toggle("is-over", inside > 0); };
    document.addEventListener("dragenter", (event) => { if (hasFiles(event)) mark(1); });
    document.addEventListener("dragleave", (event) => { if (hasFiles(event)) mark(-1); });
    document.addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
    document.addEventListener("drop", (event) => {
      mark(-inside);
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.take([...event.dataTransfer.files]);
    });
    document.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      this.take(files);
    });
  }

  #withoutMicrophone(reason) {
    this.#complain(this.say(reason));
    // What the person can mend may be tried again.
    this.button.disabled = ["insecure", "missing"].includes(reason);
    this.element.classList.toggle("is-without", this.button.disabled);
    this.part("file").closest(".button").classList.add("primary");
    if (this.button.disabled) this.#tell("");
  }

  #state(state) {
    this.element.dataset.state = state;
    const isOn = state === "listening" || state === "asking";
    this.button.setAttribute("aria-pressed", String(isOn));
    this.part("mic-word").textContent = this.say(isOn ? "stop" : "start");
    if (!isOn) this.#bars(true);
    if (this.say(state) !== state) this.#say(state);
  }

  #heard(seconds) {
    if (this.element.dataset.state !== "listening") this.#state("listening");
    const isQuiet = this.quietFrom !== null && seconds - this.quietFrom > QUIET_AFTER_S;
    this.seconds = seconds;
    this.#say(isQuiet ? "quiet" : "listening");
  }

  #level(db) {
    if (db > QUIET_DB) this.quietFrom = null;
    else this.quietFrom ??= this.seconds ?? 0;
    const share = Math.max(0, Math.min(1, (db - FLOOR_DB) / (0 - FLOOR_DB)));
    this.levels = [...this.levels.slice(1), share];
    this.element.style.setProperty("--level", share.toFixed(3));
    this.#bars(false);
  }

  #bars(isDone) {
    if (isDone) this.levels = this.bars.map(() => 0);
    this.bars.forEach((bar, place) => { bar.style.transform = `scaleY(${Math.max(0.04, this.levels[place])})`; });
    if (isDone) this.element.style.setProperty("--level", "0");
  }

  #say(key) {
    this.#tell(this.say(key));
  }

  /** Only what is new: readers would hear all else again. */
  #tell(text) {
    const status = this.part("status");
    if (status.textContent !== text) status.textContent = text;
  }

  #complain(text) {
    const problem = this.part("problem");
    problem.textContent = text;
    problem.hidden = !text;
    if (text && this.element.dataset.state !== "sending") this.#say("idle");
  }
}

const element = document.querySelector("[data-hear]");
if (element) {
  const box = new Box(element);
  onKey("m", () => box.press());
  onKey("u", () => box.part("file").click());
  // Back from an answer, a browser shows the page as it was left.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
} else {
  onKey("m", () => { location.href = url("/hear"); });
}
