// An answer's page: clip and recording played in step over their picture; the clip forgotten.

import { api, url } from "./api.js";
import { onKey } from "./keys.js";
import { pause as pausePlayer } from "./player.js";
import { Sound } from "./sound.js";
import { attempt, toast } from "./toast.js";

const APART_S = 0.06;

class InStep {
  constructor(element) {
    const { clipSrc, otherSrc, clipS, otherS, seconds, faster } = element.dataset;
    this.words = element.dataset;
    this.element = element;
    this.clip = new Sound(new Audio());
    this.other = otherSrc && otherS !== "" ? new Sound(new Audio()) : null;
    this.sources = [clipSrc, otherSrc];
    this.start = Number(clipS);
    this.seconds = Number(seconds);
    /** Second of the recording at the clip's first, and how many seconds of it are one of the clip. */
    this.otherStart = Number(otherS || 0);
    this.faster = Number(faster || 1);
    if (this.other) {
      // What was made faster with its pitch is played so, and what was made faster alone likewise.
      this.other.audio.preservesPitch = "keepsPitch" in element.dataset;
      this.other.audio.defaultPlaybackRate = this.faster;
    }
    this.button = element.querySelector("[data-toggle]");
    this.slider = element.querySelector("[data-at]");
    this.head = element.querySelector("[data-head]");
    this.picture = element.querySelector(".evidence-picture");
    this.button.addEventListener("click", () => this.toggle());
    this.slider.addEventListener("input", () => this.seek(Number(this.slider.value)));
    this.picture.addEventListener("click", (event) => this.#pointed(event));
    for (const radio of this.radios) radio.addEventListener("change", () => this.#weigh());
    this.clip.audio.addEventListener("pause", () => this.#show());
    this.clip.audio.addEventListener("play", () => this.#show());
    this.clip.audio.addEventListener("ended", () => this.pause());
    document.addEventListener("player:state", ({ detail }) => { if (detail.playing) this.pause(); });
  }

  get radios() {
    return [...this.element.querySelectorAll('input[name="which"]')];
  }

  /** The picture's margin at either side, as a share of its width. */
  get margin() {
    const shown = [...this.picture.querySelectorAll("svg")].find((svg) => svg.getBoundingClientRect().width);
    return Number(this.picture.dataset.margin) / (shown?.viewBox.baseVal.width || 1);
  }

  get isPlaying() {
    return !this.clip.audio.paused;
  }

  /** Second of what is compared. */
  get at() {
    return this.clip.src ? this.clip.at - this.start : Number(this.slider.value);
  }

  async toggle() {
    if (this.isPlaying) { this.pause(); return; }
    pausePlayer();
    try {
      await this.#load();
      if (this.at >= this.seconds - 0.05 || this.at < 0) this.seek(0);
      this.#weigh();
      await this.clip.audio.play();
      this.#follow();
      this.#tick();
    } catch (error) {
      this.pause();
      if (error.name !== "AbortError") toast(error.status ? error.message : this.words.failedWord);
    }
  }

  pause() {
    this.clip.audio.pause();
    this.other?.audio.pause();
    this.#show();
  }

  seek(second) {
    const at = Math.max(0, Math.min(this.seconds, second));
    this.slider.value = at;
    if (this.clip.src) this.clip.seek(this.start + at);
    if (this.other?.src) this.#follow(true);
    this.#show(at);
  }

  choose(number) {
    const radio = this.radios[number];
    if (!radio) return;
    radio.checked = true;
    this.#weigh();
  }

  async #load() {
    if (this.clip.src) return;
    const at = Number(this.slider.value);
    const other = this.other?.load(this.sources[1], Math.max(0, this.otherStart + at * this.faster)).catch((error) => {
      // The recording's file may be gone; the clip plays all the same.
      this.other = null;
      toast(error.status ? error.message : this.words.failedWord);
    });
    await Promise.all([this.clip.load(this.sources[0], this.start + at), other]);
  }

  /** Where the recording is to be, with the clip where it is. */
  get #due() {
    return this.otherStart + (this.clip.at - this.start) * this.faster;
  }

  #follow(isSought = false) {
    if (!this.other) return;
    if (this.#due < 0) { this.other.audio.pause(); return; }
    if (isSought || Math.abs(this.other.at - this.#due) > APART_S) this.other.seek(this.#due);
    if (this.isPlaying && this.other.audio.paused) this.other.audio.play().catch(() => {});
  }

  #weigh() {
    const which = this.radios.find((radio) => radio.checked)?.value ?? "clip";
    this.clip.audio.muted = which === "other" && this.other !== null;
    if (this.other) this.other.audio.muted = which === "clip";
    // Two sounds at once would clip.
    for (const sound of [this.clip, this.other]) if (sound) sound.audio.volume = which === "both" ? 0.7 : 1;
  }

  #tick() {
    if (!this.isPlaying) return;
    if (this.at >= this.seconds) { this.pause(); this.seek(0); return; }
    this.#follow();
    this.#show();
    requestAnimationFrame(() => this.#tick());
  }

  #show(at = this.at) {
    const share = Math.max(0, Math.min(1, at / this.seconds));
    if (document.activeElement !== this.slider || this.isPlaying) this.slider.value = at;
    this.slider.setAttribute("aria-valuetext", `${at.toFixed(1)}`);
    this.head.hidden = !this.clip.src && at === 0;
    this.head.style.left = `${100 * (this.margin + share * (1 - 2 * this.margin))}%`;
    const isOn = this.isPlaying;
    this.button.toggleAttribute("data-playing", isOn);
    this.button.querySelector("[data-toggle-word]").textContent = isOn ? this.words.pauseWord : this.words.playWord;
  }

  #pointed(event) {
    const box = this.picture.getBoundingClientRect();
    const share = ((event.clientX - box.left) / box.width - this.margin) / (1 - 2 * this.margin);
    this.seek(share * this.seconds);
  }
}

const stepped = document.querySelector("[data-in-step]");
if (stepped) {
  const player = new InStep(stepped);
  onKey("p", () => player.toggle());
  ["1", "2", "3"].forEach((key, number) => onKey(key, () => player.choose(number)));
}

const article = document.querySelector("[data-clip]");
const forget = document.querySelector("[data-forget]");
forget?.addEventListener("click", async () => {
  const done = await attempt(async () => { await api("DELETE", `/clips/${article.dataset.clip}`); return true; });
  if (!done) return;
  toast(forget.dataset.forgotten);
  location.href = url("/hear");
});

// Times in the visitor's own zone.
for (const time of document.querySelectorAll("time[data-local]")) {
  time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}
