// What stands around an episode's cue sheet: what the episode is, what is said in it, another scan.

import { api } from "./api.js";
import { attempt, toast } from "./toast.js";

/** Sends what was typed in the form on the episode itself; the page is read anew where it counts. */
export function correctAbout(form, edits, words) {
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.value !== "save") return;
    const body = {};
    for (const input of form.querySelectorAll("input")) {
      if (input.value !== input.defaultValue) body[input.name] = input.name === "number" ? Number(input.value) : input.value;
    }
    if (Object.keys(body).length && (await edits.about(body, words))) location.reload();
  });
}

/** Shows and hides the subtitles on a timeline; fetched when they are first asked for. */
export function linesShown(id, timeline, say) {
  let lines = null;
  return async (pressed) => {
    const isShown = pressed.getAttribute("aria-pressed") === "true";
    lines ??= (await attempt(() => api("GET", `/episodes/${id}/lines`)))?.lines;
    if (!lines) return;
    timeline.setLines(isShown ? [] : lines);
    pressed.setAttribute("aria-pressed", String(!isShown));
    pressed.querySelector("span").textContent = say(isShown ? "lines_show" : "lines_hide");
  };
}

/** Has the episode scanned once more. */
export async function scanAgain(path, words) {
  const made = await attempt(() => api("POST", "/jobs", { kind: "scan", paths: [path], again: true }));
  if (made) toast(words);
}
