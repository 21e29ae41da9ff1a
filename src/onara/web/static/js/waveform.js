// The course of an episode's sound, drawn on a canvas from peaks that the server has made.

import { api } from "./api.js";

const COARSE = 2000;
const ASK_AFTER_MS = 140;
const AROUND = 0.5;
const RULER = 20;
const SPEECH = 8;
const STEPS_S = [0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
const TICK_PX = 74;

/** Peaks of one episode: the whole coarsely, and finely what is looked at. */
export class Waveform {
  constructor(path, duration, changed) {
    this.path = path;
    this.duration = duration;
    this.changed = changed;
    this.coarse = null;
    this.fine = null;
    this.wanted = null;
    this.#ask(0, duration, COARSE).then((peaks) => {
      this.coarse = peaks;
      this.changed();
    });
  }

  /** Fetch what is looked at, a little later: views change while one zooms. */
  look(from, to, width) {
    const step = (to - from) / width;
    if (this.coarse && step >= 0.9 * this.coarse.step_s) return;
    if (this.fine && this.fine.from_s <= from + 1e-3 && this.fine.to_s >= to - 1e-3 && this.fine.step_s <= 1.3 * step) return;
    clearTimeout(this.wanted);
    this.wanted = setTimeout(async () => {
      const span = to - from;
      const first = Math.max(0, from - AROUND * span);
      const last = Math.min(this.duration, to + AROUND * span);
      const peaks = await this.#ask(first, last, Math.min(4000, Math.ceil((last - first) / step)));
      if (!peaks) return;
      this.fine = peaks;
      this.changed();
    }, ASK_AFTER_MS);
  }

  /** Finer peaks are ready: what was fetched may be replaced. */
  forget() {
    this.fine = null;
    this.changed();
  }

  async #ask(from, to, points) {
    try {
      return await api("GET", `${this.path}?from=${from.toFixed(3)}&to=${to.toFixed(3)}&points=${points}`);
    } catch {
      return null; // The timeline is of use without a waveform too.
    }
  }

  #best(from, to) {
    const { fine } = this;
    return fine && fine.from_s <= from + 0.05 && fine.to_s >= to - 0.05 ? fine : this.coarse;
  }

  /** Draw seconds `from` to `to`, with a ruler above and speech below where `withLanes`. */
  draw(canvas, from, to, withLanes = true) {
    const { width, height } = fitted(canvas);
    const pen = canvas.getContext("2d");
    const scale = devicePixelRatio || 1;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    const colours = coloursOf(canvas);
    const top = withLanes ? RULER : 0;
    const bottom = height - (withLanes ? SPEECH + 2 : 0);
    if (withLanes) ruler(pen, width, height, from, to, colours);
    const peaks = this.#best(from, to);
    if (!peaks?.low.length) return;
    const middle = (top + bottom) / 2;
    const gain = ((bottom - top) / 2 - 1) / loudest(peaks);
    const perPixel = (to - from) / width;
    pen.globalAlpha = 1;
    for (let x = 0; x < width; x += 1) {
      const first = Math.floor((from + x * perPixel - peaks.from_s) / peaks.step_s);
      const last = Math.max(first + 1, Math.ceil((from + (x + 1) * perPixel - peaks.from_s) / peaks.step_s));
      let low = 0;
      let high = 0;
      let music = 0;
      let speech = 0;
      for (let at = Math.max(0, first); at < Math.min(last, peaks.low.length); at += 1) {
        low = Math.min(low, peaks.low[at]);
        high = Math.max(high, peaks.high[at]);
        music = Math.max(music, peaks.music?.[at] ?? 0);
        speech = Math.max(speech, peaks.speech?.[at] ?? 0);
      }
      pen.fillStyle = music >= 50 ? colours.music : colours.wave;
      const up = Math.max(0.5, high * gain);
      pen.fillRect(x, middle - up, 1, up + Math.max(0.5, -low * gain));
      if (withLanes && speech >= 50) {
        pen.fillStyle = colours.speech;
        pen.fillRect(x, height - SPEECH, 1, SPEECH);
      }
    }
  }
}

function loudest(peaks) {
  if (!peaks.loudest) {
    const sorted = [...peaks.high].sort((one, other) => one - other);
    peaks.loudest = Math.max(8, sorted[Math.floor(0.995 * (sorted.length - 1))]);
  }
  return peaks.loudest;
}

function ruler(pen, width, height, from, to, colours) {
  const step = STEPS_S.find((each) => (each / (to - from)) * width >= TICK_PX) ?? 3600;
  pen.font = "11px Pretendard, system-ui, sans-serif";
  pen.textBaseline = "top";
  for (let at = Math.ceil(from / step - 1e-6) * step; at < to; at += step) {
    const x = Math.round(((at - from) / (to - from)) * width);
    pen.fillStyle = colours.line;
    pen.fillRect(x, 0, 1, height);
    pen.fillStyle = colours.muted;
    pen.fillText(told(at, step), x + 4, 3);
  }
}

function told(seconds, step) {
  const tenths = Math.round(10 * seconds);
  const whole = Math.floor(tenths / 10);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const end = step < 1 ? `.${tenths % 10}` : "";
  return (hours ? `${hours}:${two(minutes)}` : `${minutes}`) + `:${two(whole % 60)}${end}`;
}

/** The canvas as large as it is shown, in its own pixels. */
function fitted(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  return { width, height };
}

function coloursOf(element) {
  const style = getComputedStyle(element);
  const of = (name) => style.getPropertyValue(name).trim();
  return { wave: of("--wave"), music: of("--wave-music"), speech: of("--speech"), line: of("--line"), muted: of("--muted") };
}
