// A list is played: what is owned of it, one after the other.

import { now, play } from "./player.js";
import { url } from "./api.js";

const audio = document.querySelector("#player audio");
/** A part is over when its end is so near, in seconds: the player stops it a little early or late. */
const NEAR_S = 0.6;

export class Playing {
  /** `entries` gives the elements with [data-sounds] in their order; `steps` are shown meanwhile. */
  constructor(entries, steps) {
    Object.assign(this, { entries, steps, at: null });
    document.addEventListener("player:state", () => this.follow());
    audio.addEventListener("ended", () => this.go(1));
  }

  queue() {
    return this.entries().flatMap((entry) =>
      JSON.parse(entry.dataset.sounds).map((sound) => ({ entry, sound })));
  }

  /** Play from the beginning, or from an entry on. */
  start(entry) {
    const queue = this.queue();
    const first = entry ? queue.findIndex((each) => each.entry === entry) : 0;
    if (first >= 0 && queue.length) this.sound(queue[first]);
  }

  /** Play the next (1) or the one before (-1); at the end it is over. */
  go(by) {
    if (!this.at) return;
    const queue = this.queue();
    const here = queue.findIndex((each) => each.entry === this.at.entry && each.sound.src === this.at.sound.src);
    const next = queue[here + by];
    if (next) this.sound(next); else if (by > 0) this.show(null);
  }

  sound(each) {
    const { src, start_s, end_s, title, note } = each.sound;
    const href = each.entry.querySelector(".told-title a")?.href;
    const art = each.entry.querySelector(".thumb img")?.src;
    this.show(each);
    play({ src: url(src), start: start_s ?? 0, end: end_s, title: title || each.entry.dataset.title, note, href, art });
  }

  follow() {
    if (!this.at) return;
    const told = now();
    if (!told || told.src !== url(this.at.sound.src)) { this.show(null); return; }
    if (!told.playing && told.end != null && told.at >= told.end - NEAR_S) this.go(1);
  }

  show(each) {
    this.at = each;
    for (const entry of this.entries()) entry.classList.toggle("is-playing", entry === each?.entry);
    for (const step of this.steps) step.hidden = !each;
  }
}
