// The timeline of an episode: what sounds when, to be looked at closely, played and corrected.
//
// It shows the rows of the cue table and nothing else: the table is what readers and keyboards use,
// the overview is their slider.  Times are seconds of the programme.

import { clock } from "./player.js";
import { bandOf } from "./timeline_band.js";
import { listenToOverview } from "./timeline_overview.js";
import { Waveform } from "./waveform.js";

const SHORTEST_VIEW_S = 3;
const DRAG_PX = 4;
const SHORTEST_CUE_S = 0.1;
const SNAP_PX = 5;

/**
 * `told` are what happens: seek(second), select(cue id), play(cue id), edges(cue id, {start, end},
 * isDone).
 */
export class Timeline {
  constructor(root, told) {
    this.root = root;
    this.told = told;
    this.duration = Number(root.dataset.duration);
    this.overview = root.querySelector("[data-overview]");
    this.view = root.querySelector("[data-view]");
    this.tip = root.querySelector("[data-tip]");
    this.bandBox = root.querySelector("[data-bands]");
    this.lineBox = root.querySelector("[data-lines]");
    this.heads = [root.querySelector("[data-main-head]"), root.querySelector("[data-small-head]")];
    this.frame = root.querySelector("[data-window]");
    this.from = 0;
    this.to = this.duration;
    this.at = 0;
    this.cues = [];
    this.lines = [];
    this.selected = null;
    this.wave = new Waveform(root.dataset.peaks, this.duration, () => this.draw());
    this.#listen();
    new ResizeObserver(() => this.draw()).observe(root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  /** Show cues: [{id, start, end, kind, level, title, isSaid}]. */
  setCues(cues) {
    this.cues = cues.map((cue) => ({ ...cue, band: bandOf(cue, cue.id === this.selected) }));
    const rows = [];
    for (const cue of this.cues) {
      let row = rows.findIndex((end) => end <= cue.start + 0.05);
      if (row < 0) row = rows.length;
      rows[row] = cue.end;
      cue.row = row;
    }
    this.root.style.setProperty("--rows", Math.max(1, Math.min(3, rows.length)));
    this.bandBox.replaceChildren(...this.cues.map((cue) => cue.band));
    this.draw();
  }

  /** Show subtitle lines: [{start_s, end_s, text, language}]. */
  setLines(lines) {
    this.lines = lines.map((line) => {
      const element = document.createElement("span");
      element.className = "tl-line";
      element.textContent = line.text;
      if (line.language) element.lang = line.language;
      return { ...line, element };
    });
    this.lineBox.replaceChildren(...this.lines.map((line) => line.element));
    this.root.classList.toggle("has-lines", lines.length > 0);
    this.draw();
  }

  select(id) {
    this.selected = id;
    for (const cue of this.cues) cue.band.classList.toggle("is-selected", cue.id === id);
    const cue = this.cues.find((each) => each.id === id);
    if (cue && (cue.end < this.from || cue.start > this.to)) this.centre((cue.start + cue.end) / 2);
    this.draw();
  }

  /** Move the bounds of a cue in the picture only. */
  preview(id, { start, end }) {
    const cue = this.cues.find((each) => each.id === id);
    if (cue) Object.assign(cue, { start, end });
    this.draw();
  }

  /** The second that plays, or from which one would. */
  setAt(second, follow = false) {
    this.at = Math.min(this.duration, Math.max(0, second));
    if (follow && (this.at > this.to || this.at < this.from)) {
      const span = this.to - this.from;
      this.show(this.at - 0.05 * span, this.at + 0.95 * span);
    }
    this.#heads();
  }

  show(from, to) {
    const span = Math.min(this.duration, Math.max(SHORTEST_VIEW_S, to - from));
    const first = Math.min(Math.max(0, from), this.duration - span);
    [this.from, this.to] = [first, first + span];
    this.draw();
  }

  centre(second) {
    const half = (this.to - this.from) / 2;
    this.show(second - half, second + half);
  }

  zoom(factor, around = this.isSeen(this.at) ? this.at : (this.from + this.to) / 2) {
    const span = Math.min(this.duration, Math.max(SHORTEST_VIEW_S, (this.to - this.from) * factor));
    const share = (around - this.from) / (this.to - this.from);
    this.show(around - share * span, around + (1 - share) * span);
  }

  fit(id) {
    const cue = this.cues.find((each) => each.id === id);
    if (!cue) { this.show(0, this.duration); return; }
    const around = Math.max(3, 0.35 * (cue.end - cue.start));
    this.show(cue.start - around, cue.end + around);
  }

  /** Draw with the next picture of the screen, once. */
  draw() {
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = null;
      this.#paint();
    });
  }

  #paint() {
    const width = this.view.clientWidth;
    if (!width) return;
    this.wave.look(this.from, this.to, width);
    this.wave.draw(this.view.querySelector("canvas"), this.from, this.to);
    this.wave.draw(this.overview.querySelector("canvas"), 0, this.duration, false);
    for (const cue of this.cues) {
      const seen = cue.end > this.from && cue.start < this.to;
      cue.band.hidden = !seen;
      if (!seen) continue;
      const left = this.#x(cue.start);
      cue.band.style.transform = `translateX(${left.toFixed(1)}px)`;
      cue.band.style.width = `${Math.max(3, this.#x(cue.end) - left).toFixed(1)}px`;
      cue.band.style.setProperty("--row", Math.min(2, cue.row));
      cue.band.style.setProperty("--hidden", `${Math.max(0, -left).toFixed(0)}px`);
    }
    for (const line of this.lines) {
      const seen = line.end_s > this.from && line.start_s < this.to;
      line.element.hidden = !seen;
      if (!seen) continue;
      const left = this.#x(line.start_s);
      line.element.style.transform = `translateX(${left.toFixed(1)}px)`;
      line.element.style.width = `${Math.max(2, this.#x(line.end_s) - left - 1).toFixed(1)}px`;
    }
    this.frame.style.left = `${(100 * this.from) / this.duration}%`;
    this.frame.style.width = `${(100 * (this.to - this.from)) / this.duration}%`;
    this.frame.hidden = this.to - this.from >= this.duration - 0.01;
    this.#heads();
  }

  #heads() {
    const [main, small] = this.heads;
    main.hidden = !this.isSeen(this.at);
    main.style.transform = `translateX(${this.#x(this.at).toFixed(1)}px)`;
    small.style.left = `${(100 * this.at) / this.duration}%`;
    const here = this.cues.find((cue) => cue.kind !== "rejected" && cue.start <= this.at && this.at < cue.end);
    const told = this.root.dataset.atWord.replace("{now}", clock(this.at)).replace("{length}", clock(this.duration));
    this.overview.setAttribute("aria-valuenow", this.at.toFixed(1));
    this.overview.setAttribute("aria-valuetext", here ? `${told}, ${here.title}` : told);
  }

  #x(second) {
    return ((second - this.from) / (this.to - this.from)) * this.view.clientWidth;
  }

  /** The second under a pointer, within the picture or the overview. */
  secondAt(event, element = this.view, from = this.from, to = this.to) {
    const box = element.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.min(this.duration, Math.max(0, from + share * (to - from)));
  }

  isSeen(second) {
    return second >= this.from && second <= this.to;
  }

  #listen() {
    const fingers = new Map();
    let drag = null;
    this.view.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      fingers.set(event.pointerId, event);
      this.view.setPointerCapture(event.pointerId);
      const band = event.target.closest(".tl-band");
      const cue = band && this.cues.find((each) => each.id === band.dataset.id);
      const edge = cue && event.target.dataset.edge;
      drag = { event, cue, edge, from: this.from, to: this.to, start: cue?.start, end: cue?.end, moved: false };
    });
    this.view.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      if (fingers.size === 2) { this.#pinch(fingers, event); drag = null; return; }
      if (!drag) return;
      const moved = event.clientX - drag.event.clientX;
      if (!drag.moved && Math.abs(moved) < DRAG_PX) return;
      drag.moved = true;
      if (drag.edge) this.#dragEdge(drag, event);
      else {
        const by = (moved / this.view.clientWidth) * (drag.to - drag.from);
        this.show(drag.from - by, drag.to - by);
      }
    });
    const end = (event) => {
      fingers.delete(event.pointerId);
      const done = drag;
      drag = null;
      this.tip.hidden = true;
      if (!done) return;
      if (event.type === "pointercancel") {
        if (done.edge) this.#takeBack(done);
      } else if (!done.moved) {
        if (done.cue) this.told.select(done.cue.id);
        this.told.seek(this.secondAt(event));
      } else if (done.edge) {
        this.told.edges(done.cue.id, { start: done.cue.start, end: done.cue.end }, true);
      }
    };
    this.view.addEventListener("pointerup", end);
    this.view.addEventListener("pointercancel", end);
    this.view.addEventListener("dblclick", (event) => {
      // The view holds the pointer, so that the event does not say what lies under it.
      const band = document.elementFromPoint(event.clientX, event.clientY)?.closest(".tl-band");
      if (band) this.told.play(band.dataset.id);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drag?.edge) return;
      this.#takeBack(drag);
      drag = null;
      this.tip.hidden = true;
    });
    this.view.addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        this.zoom(Math.exp(event.deltaY * 0.006), this.secondAt(event));
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        const by = ((event.deltaX || event.deltaY) / this.view.clientWidth) * (this.to - this.from);
        this.show(this.from + by, this.to + by);
      }
    }, { passive: false });
    listenToOverview(this);
  }

  #pinch(fingers, event) {
    const [one, other] = [...fingers.values()];
    const before = Math.abs(one.clientX - other.clientX);
    fingers.set(event.pointerId, event);
    const [first, second] = [...fingers.values()];
    const now = Math.abs(first.clientX - second.clientX);
    const middle = { clientX: (first.clientX + second.clientX) / 2 };
    if (before > 8 && now > 8) this.zoom(before / now, this.secondAt(middle));
  }

  #dragEdge(drag, event) {
    const { cue, edge } = drag;
    let second = this.secondAt(event);
    const near = (SNAP_PX / this.view.clientWidth) * (this.to - this.from);
    const others = this.cues.filter((each) => each !== cue).flatMap((each) => [each.start, each.end]);
    second = [...others, this.at].find((each) => Math.abs(each - second) < near) ?? second;
    if (edge === "start") cue.start = Math.min(second, cue.end - SHORTEST_CUE_S);
    else cue.end = Math.max(second, cue.start + SHORTEST_CUE_S);
    this.tip.hidden = false;
    this.tip.textContent = `${clock(cue[edge])}.${Math.floor((cue[edge] % 1) * 10)}`;
    this.tip.style.transform = `translateX(${this.#x(cue[edge]).toFixed(0)}px)`;
    this.told.edges(cue.id, { start: cue.start, end: cue.end }, false);
    this.draw();
  }

  #takeBack({ cue, start, end }) {
    Object.assign(cue, { start, end });
    this.told.edges(cue.id, { start, end }, false);
    this.draw();
  }
}
