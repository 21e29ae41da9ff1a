// One sound of this server, played as the file that it is, or as a stream that the server makes of
// a file no browser can play.  Both have the same times: seconds of the whole.

import { api, base } from "./api.js";

const API = `${base}/api/v1`;
/** What may have to be made into a stream; all else of this server is played as it is. */
const MAY_STREAM = /^(\/(?:episodes|recordings)\/[^/?]+)\/audio(\?|$)/;
const STREAM_SEEK_S = 0.2;
const asked = new Map();

/** How a sound comes: {mode: "file"|"transcoded", duration_s}. */
async function playback(src) {
  const path = src.startsWith(API) ? src.slice(API.length).match(MAY_STREAM)?.[1] : null;
  if (!path) return { mode: "file" };
  if (!asked.has(path)) asked.set(path, await api("GET", `${path}/playback`));
  return asked.get(path);
}

export class Sound {
  constructor(audio) {
    this.audio = audio;
    this.src = null;
    this.from = 0;
    this.how = { mode: "file" };
  }

  /** Make a sound ready at a second; throws a Problem where it cannot be played. */
  async load(src, second = 0) {
    this.src = src;
    const how = await playback(src);
    if (this.src !== src) return;
    this.how = how;
    if (how.mode === "transcoded") this.#stream(second);
    else {
      this.from = 0;
      this.audio.src = src;
      this.seek(second);
    }
  }

  unload() {
    this.src = null;
    this.audio.removeAttribute("src");
    this.audio.load();
  }

  get at() {
    return this.from + this.audio.currentTime;
  }

  /** Seconds of the whole, null where that is not known yet. */
  get length() {
    if (this.how.duration_s) return this.how.duration_s;
    return Number.isFinite(this.audio.duration) ? this.audio.duration : null;
  }

  seek(second) {
    if (this.how.mode === "transcoded") {
      if (Math.abs(second - this.at) > STREAM_SEEK_S) this.#stream(second, !this.audio.paused);
    } else if (this.audio.readyState > 0) {
      this.audio.currentTime = second;
    } else {
      const { src } = this;
      const go = () => { if (this.src === src) this.audio.currentTime = second; };
      this.audio.addEventListener("loadedmetadata", go, { once: true });
    }
  }

  #stream(second, goesOn = false) {
    this.from = Math.max(0, second);
    this.audio.src = `${this.src}${this.src.includes("?") ? "&" : "?"}start=${this.from.toFixed(2)}`;
    if (goesOn) this.audio.play().catch(() => {});
  }
}
