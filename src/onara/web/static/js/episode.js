// The page of one episode: table, timeline, panel and player in step with each other.

import { api, url } from "./api.js";
import { correctAbout, linesShown, scanAgain } from "./episode_about.js";
import { Edits } from "./episode_edits.js";
import { inEpisode, inRecording } from "./episode_compare.js";
import { keys } from "./episode_keys.js";
import { Panel, typed } from "./episode_panel.js";
import { CueTable } from "./episode_table.js";
import { listen } from "./events.js";
import * as player from "./player.js";
import { SongChooser } from "./song_chooser.js";
import { Timeline } from "./timeline.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const root = document.getElementById("episode");
const { id, audio } = root.dataset;
const say = wordsOf(root);
const SAVE_AFTER_MS = 700;
const SHORTEST_S = 0.1;
const NEW_CUE_S = 10;
const ECHO_MS = 3000;

const button = (name) => root.querySelector(`[data-do="${name}"]`);
const chooser = new SongChooser(document.getElementById("chooser"));
const lastSecond = Number(root.querySelector("[data-timeline]").dataset.duration);

let selected = null;
/** Bounds that are being nudged and not saved yet: {cue, start, end}. */
let loose = null;
let saving;

const table = new CueTable(root.querySelector("[data-cues]"), { select, play: playCue });
const panel = new Panel(root, {
  edge: (edge, second) => move(edge, second),
  nudge,
  set: (edge) => move(edge, timeline.at),
  bad: () => toast(say("bad_time")),
  usage: (usage) => edits.patch(selected, { usage }, say("changed_usage", { cue: selected })),
  vocal: (vocal) => edits.patch(selected, { vocal }, say("changed_vocal", { cue: selected })),
  name: rename,
  music: (recording, title) => edits.patch(selected, { recording }, say("changed_music", { cue: selected, title })),
}, say);
const timeline = new Timeline(root.querySelector("[data-timeline]"), {
  seek,
  select: (cue) => select(cue, { isQuiet: true }),
  play: playCue,
  edges: (cue, bounds, isDone) => {
    if (cue !== selected) select(cue, { isQuiet: true });
    panel.bounds(bounds);
    if (isDone) saveBounds(cue, bounds);
  },
});
const edits = new Edits({
  id, say, undoButton: button("undo"), live: root.querySelector("[data-live]"),
  lineOf: (cue) => current(cue)?.line,
  shown: (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    table.replace(page.querySelector("[data-cues]").innerHTML);
    root.querySelector("[data-standing]").replaceWith(page.querySelector("[data-standing]"));
    root.querySelector("[data-ribbon]").replaceChildren(...page.querySelector("[data-ribbon]").childNodes);
    showCues();
  },
});

function showCues() {
  timeline.setCues(table.cues);
  const cue = selected && current(selected);
  if (!cue) selected = null;
  panel.show(cue ?? null);
  timeline.select(selected);
  player.mark();
}

function current(cue) {
  return table.cues.find((each) => each.id === cue);
}

function select(cue, { focus = false, isFocused = false, isQuiet = false } = {}) {
  if (cue === null) return;
  if (loose && loose.cue !== cue) saveLoose();
  selected = cue;
  table.select(cue, { focus: focus && !isFocused, isQuiet });
  timeline.select(cue);
  panel.show(current(cue));
}

// Playing

const isHere = () => player.now()?.src === audio;

function seek(second) {
  timeline.setAt(second);
  showNow();
  if (isHere()) player.seekTo(second);
}

function playFrom(second, end = null, title = root.dataset.title) {
  if (root.dataset.there === "no") { toast(say("gone")); return; }
  player.play({ src: audio, start: second, asked: second, end, title, note: root.dataset.title, art: root.dataset.art });
}

function playCue(cue = selected) {
  const found = cue && current(cue);
  if (!found) return;
  if (cue !== selected) select(cue);
  playFrom(found.start, found.end, found.title);
}

function playOrPause() {
  const now = player.now();
  if (now?.playing) player.pause();
  else if (isHere() && Math.abs(now.at - timeline.at) < 0.3) player.toggle();
  else playFrom(timeline.at);
}

/** The recording at the same place, or back to the episode. */
function compare() {
  const cue = selected && current(selected);
  if (!cue?.line.recording || !cue.line.music.is_there) return;
  const src = url(`/api/v1/recordings/${cue.line.recording}/audio`);
  const now = player.now();
  if (now?.src === src) {
    const second = inEpisode(cue, now.at);
    playFrom(Math.min(cue.end - SHORTEST_S, Math.max(cue.start, second)), cue.end, cue.title);
    return;
  }
  const at = isHere() && now.at >= cue.start && now.at < cue.end ? now.at : cue.start;
  const start = inRecording(cue, at);
  player.play({ src, start, asked: -1, end: start + cue.end - at, title: cue.title, note: say("play_recording"), href: cue.line.page && url(cue.line.page) });
}

function showNow() {
  root.querySelector("[data-now]").textContent = typed(timeline.at);
}

let ticking = false;
function tick() {
  const now = player.now();
  if (!now?.playing || now.src !== audio) { ticking = false; return; }
  timeline.setAt(now.at, true);
  showNow();
  requestAnimationFrame(tick);
}

document.addEventListener("player:state", ({ detail }) => {
  const plays = detail.playing && detail.src === audio;
  button("play").toggleAttribute("data-playing", plays);
  button("play").setAttribute("aria-pressed", String(plays));
  if (plays && !ticking) { ticking = true; requestAnimationFrame(tick); }
});
document.addEventListener("player:time", ({ detail }) => {
  if (detail.src !== audio || ticking) return;
  timeline.setAt(detail.at);
  showNow();
});

// Correcting

/** Move an edge a little: it is shown at once, and saved when the hand rests. */
function nudge(edge, by) {
  if (!selected) return;
  const cue = current(selected);
  const base = loose?.cue === selected ? loose : { cue: selected, start: cue.start, end: cue.end };
  loose = { ...base, ...within(base, edge, base[edge] + by) };
  timeline.preview(selected, loose);
  panel.bounds(loose);
  clearTimeout(saving);
  saving = setTimeout(saveLoose, SAVE_AFTER_MS);
}

function saveLoose() {
  clearTimeout(saving);
  if (!loose) return;
  const { cue, start, end } = loose;
  loose = null;
  saveBounds(cue, { start, end });
}

function move(edge, second) {
  if (!selected) return;
  const cue = current(selected);
  const base = loose?.cue === selected ? loose : cue;
  loose = null;
  clearTimeout(saving);
  saveBounds(selected, { start: base.start, end: base.end, [edge]: second });
}

function within({ start, end }, edge, second) {
  const rounded = Math.round(10 * second) / 10;
  return edge === "start"
    ? { start: Math.min(Math.max(0, rounded), end - SHORTEST_S) }
    : { end: Math.max(Math.min(lastSecond, rounded), start + SHORTEST_S) };
}

function saveBounds(id_, { start, end }) {
  const cue = current(id_);
  const body = {};
  if (Math.abs(start - cue.start) > 0.001) body.start_s = Number(start.toFixed(3));
  if (Math.abs(end - cue.end) > 0.001) body.end_s = Number(end.toFixed(3));
  const changed = Object.keys(body);
  if (!changed.length) return;
  timeline.preview(id_, { start, end });
  const words = changed.length === 2
    ? say("changed_bounds", { cue: id_, start: typed(start), end: typed(end) })
    : say(body.start_s === undefined ? "changed_end" : "changed_start", { cue: id_, time: typed(body.start_s ?? body.end_s) });
  edits.patch(id_, body, words);
}

function accept({ goOn = false } = {}) {
  if (!selected) return;
  const cue = selected;
  edits.patch(cue, { rejected: false }, say("accepted", { cue }));
  if (goOn) select(table.next(1), { focus: true });
}

function reject() {
  if (!selected) return;
  const isRejected = current(selected).kind === "rejected";
  const cue = selected;
  edits.patch(cue, { rejected: !isRejected }, say(isRejected ? "accepted" : "rejected", { cue }));
}

function rename(typedName) {
  const name = typedName.trim();
  const { line } = current(selected);
  if (line.unknown === null) return;
  edits.patch(selected, { name }, say("changed_name", { name: name || say("unknown_numbered", { number: line.unknown }) }));
}

async function choose() {
  if (!selected) return;
  const cue = selected;
  const { line, title } = current(cue);
  player.pause();
  const chosen = await chooser.ask(line.recording ? title : "");
  table.select(cue, { focus: true });
  if (!chosen) return;
  const { title: told = say("unknown_once"), ...body } = chosen;
  edits.patch(cue, body, say("changed_music", { cue, title: told }));
}

async function add() {
  const start = Math.max(0, Math.min(timeline.at, lastSecond - 1));
  const body = { start_s: Number(start.toFixed(3)), end_s: Number(Math.min(lastSecond, start + NEW_CUE_S).toFixed(3)) };
  const made = await edits.add(body, (edited) => say("added", { cue: edited.cue }));
  if (!made) return;
  select(made.cue, { focus: true });
  timeline.fit(made.cue);
}

// The rest of the page

const actions = {
  play: playOrPause, add, undo: () => edits.undo(), "play-cue": () => playCue(), compare,
  accept, reject, choose,
  "zoom-in": () => timeline.zoom(0.5), "zoom-out": () => timeline.zoom(2),
  "zoom-cue": () => timeline.fit(selected), "zoom-all": () => timeline.fit(null),
  lines: linesShown(id, timeline, say), scan: (pressed) => scanAgain(pressed.dataset.path, say("scanning")), forget,
};
root.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-do]");
  if (pressed) actions[pressed.dataset.do]?.(pressed);
  const opens = event.target.closest("[data-open]");
  if (opens) document.getElementById(opens.dataset.open).showModal();
});
keys({
  next: (by) => select(table.next(by), { focus: true }), accept: () => accept({ goOn: true }), reject, nudge,
  set: (edge) => move(edge, timeline.at), playOrPause, playCue, compare, choose, add,
  undo: () => edits.undo(), name: () => panel.focusName(),
  zoom: (factor) => timeline.zoom(factor), fit: (whole) => timeline.fit(whole ? null : selected),
});

let isLeaving = false;
async function forget() {
  isLeaving = true;
  const gone = await attempt(async () => { await api("DELETE", `/episodes/${id}`); return true; });
  isLeaving = Boolean(gone);
  if (gone) location.href = url("/episodes?forgotten=1");
}

correctAbout(root.querySelector("[data-about]"), edits, say("about_saved"));

addEventListener("pagehide", saveLoose);
listen({
  episode: (told) => {
    if (told.id !== null && told.id !== id) return;
    // What this page has just changed itself is shown already.
    if (isLeaving || edits.own || Date.now() - edits.settled < ECHO_MS) return;
    if (told.change === "removed") { location.href = url("/episodes"); return; }
    edits.reload().then(() => edits.tell(say("changed_elsewhere")));
  },
  peaks: (told) => { if (told.episode === id) timeline.wave.forget(); },
});

showCues();
const linked = /^#t=([\d.]+)/.exec(location.hash);
if (linked) {
  const second = Number(linked[1]);
  seek(second);
  const cue = table.cues.find((each) => each.start <= second + 0.05 && second < each.end);
  if (cue) {
    select(cue.id, { isQuiet: true });
    timeline.fit(cue.id);
  } else timeline.show(second - 30, second + 30);
} else if (table.cues.length) select(table.cues[0].id, { isQuiet: true });
button("lines").hidden = root.dataset.lines === "0";
