// The player at the bottom of the page.  Any button with these attributes plays in it:
//   data-play, data-src (an address of this server), and if wanted data-start, data-end (seconds),
//   data-title, data-note (small beside it), data-href (the page of what sounds), data-art (picture).
// It tells how it goes by the events "player:time" {src, at} and "player:state" {src, playing} of
// the document.

import { onKey } from "./keys.js";
import { Sound } from "./sound.js";
import { toast } from "./toast.js";

const STEP_S = 5;
const bar = document.getElementById("player");
const audio = bar.querySelector("audio");
const slider = bar.querySelector("input");
const sound = new Sound(audio);
const part = (name) => bar.querySelector(`[data-player-${name}]`);
const words = bar.dataset;

/** What is played: {src, start, end, title, note, href, art}. */
let playing = null;
let held = false;
let stopping;

/** Seconds as a player shows them, 1:23 or 1:02:03. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Play something from `start`, up to `end` if there is one. */
export async function play(what) {
  const isOther = sound.src !== what.src;
  playing = { start: 0, end: null, ...what };
  bar.hidden = false;
  announce();
  try {
    if (isOther) await sound.load(what.src, playing.start);
    else sound.seek(playing.start);
    show(playing.start);
    await audio.play();
  } catch (error) {
    fail(error);
  }
}

/** Go to a second of what is played, out of the part that was to be played, if need be. */
export function seekTo(second) {
  if (!playing) return;
  if (playing.end !== null && (second >= playing.end || second < playing.start)) {
    playing = { ...playing, start: 0, end: null };
  }
  sound.seek(second);
  show(second);
  tell("time", { src: playing.src, at: second });
}

export function toggle() {
  if (!playing) return;
  if (!audio.paused) { audio.pause(); return; }
  if (playing.end !== null && sound.at >= playing.end - 0.05) seekTo(playing.start);
  audio.play().catch(fail);
}

export function pause() {
  audio.pause();
}

/** What is played and where: {src, start, end, at, playing}, or null. */
export function now() {
  return playing && { ...playing, at: sound.at, playing: !audio.paused };
}

function close() {
  pause();
  playing = null;
  sound.unload();
  bar.hidden = true;
  mark();
  tell("state", { src: null, playing: false });
}

function fail(error) {
  // A newer request to play, or a page that may not play by itself yet, is no failure.
  if (["AbortError", "NotAllowedError"].includes(error.name)) return;
  toast(error.status ? error.message : words.failedWord);
}

function show(at = sound.at) {
  const [first, last] = playing?.end == null ? [0, sound.length ?? 0] : [playing.start, playing.end];
  slider.min = first;
  slider.max = Math.max(last, first + 0.1);
  if (!held) slider.value = at;
  part("now").textContent = clock(at);
  part("length").textContent = clock(last);
  slider.setAttribute("aria-valuetext", words.atWord.replace("{now}", clock(at)).replace("{length}", clock(last)));
}

function announce() {
  const title = part("title");
  title.textContent = playing.title ?? "";
  if (playing.href) title.href = playing.href;
  else title.removeAttribute("href");
  part("note").textContent = playing.note ?? "";
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: playing.title ?? "",
    artist: playing.note ?? "",
    artwork: playing.art ? [{ src: new URL(playing.art, location.href).href }] : [],
  });
}

/** Every button that plays says whether it does. */
export function mark() {
  const sounds = Boolean(playing) && !audio.paused;
  bar.classList.toggle("is-playing", sounds);
  part("toggle").setAttribute("aria-label", sounds ? words.pauseWord : words.playWord);
  for (const button of document.querySelectorAll("[data-play]")) {
    const isThis = sounds && isPlaying(button);
    button.toggleAttribute("data-playing", isThis);
    button.setAttribute("aria-pressed", String(isThis));
  }
}

/** Stop at the end of the part: the audio tells its time four times a second only. */
function stopInTime() {
  clearTimeout(stopping);
  if (playing?.end == null || audio.paused) return;
  const left = playing.end - sound.at;
  if (left <= 0.01) audio.pause();
  else if (left < 0.5) stopping = setTimeout(stopInTime, 1000 * left);
}

const number = (text) => (text === undefined || text === "" ? null : Number(text));
const isPlaying = (button) =>
  playing?.src === button.dataset.src && (number(button.dataset.start) ?? 0) === (playing.asked ?? 0);

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`player:${name}`, { detail }));

function pressed(button) {
  if (isPlaying(button)) { toggle(); return; }
  const { src, start, end, title, note, href, art } = button.dataset;
  const from = number(start) ?? 0;
  play({ src, start: from, asked: from, end: number(end), title, note, href, art });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-play]");
  if (button) pressed(button);
});
for (const event of ["play", "pause", "ended"]) {
  audio.addEventListener(event, () => {
    mark();
    tell("state", { src: playing?.src ?? null, playing: !audio.paused });
  });
}
audio.addEventListener("timeupdate", () => {
  if (!playing) return;
  stopInTime();
  show();
  tell("time", { src: playing.src, at: sound.at });
});
audio.addEventListener("durationchange", () => show());
audio.addEventListener("error", () => { if (playing) toast(words.failedWord); });
slider.addEventListener("pointerdown", () => { held = true; });
slider.addEventListener("pointerup", () => { held = false; });
slider.addEventListener("input", () => show(Number(slider.value)));
slider.addEventListener("change", () => {
  held = false;
  seekTo(Number(slider.value));
});
part("toggle").addEventListener("click", toggle);
part("close").addEventListener("click", close);

const step = (seconds) => {
  if (!playing) return false;
  seekTo(Math.max(0, sound.at + seconds));
  return true;
};
onKey(" ", () => { if (!playing) return false; toggle(); return true; });
onKey("Shift+ArrowLeft", () => step(-STEP_S));
onKey("Shift+ArrowRight", () => step(STEP_S));
if ("mediaSession" in navigator) {
  const session = navigator.mediaSession;
  session.setActionHandler("play", toggle);
  session.setActionHandler("pause", pause);
  session.setActionHandler("seekbackward", () => step(-STEP_S));
  session.setActionHandler("seekforward", () => step(STEP_S));
  session.setActionHandler("seekto", (told) => seekTo(told.seekTime));
}
