// Unknown music: a name for it, what it is one with, what it is not, and which recording it is.

import { api, url } from "./api.js";
import { SongChooser } from "./song_chooser.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const root = document.querySelector("[data-unknowns-page]");
const say = wordsOf(root);
const { number } = root.dataset;
const AFTER = "onara-unknowns-told";

/** Tell something on the page that comes next; `changes` is how many an undo takes back. */
function go(path, words, changes = 1) {
  sessionStorage.setItem(AFTER, JSON.stringify({ words, changes }));
  location.href = url(path);
  if (location.pathname === url(path)) location.reload();
}

async function undo(changes) {
  let last = null;
  for (let left = changes; left > 0; left -= 1) {
    last = await attempt(() => api("POST", "/undo", {}));
    if (!last?.undone) break;
  }
  if (!last) return;
  // What was parted off is gone again, and has no page.
  const found = number && (await fetch(url(`/api/v1/unknowns/${number}`))).ok;
  go(found ? `/unknown/${number}` : "/unknowns", say(last.undone ? "undone" : "nothing_to_undo"), 0);
}

const before = sessionStorage.getItem(AFTER);
if (before) {
  sessionStorage.removeItem(AFTER);
  const { words, changes } = JSON.parse(before);
  toast(words, changes ? { label: say("undo"), run: () => undo(changes) } : undefined);
}

function onSubmit(selector, act) {
  root.querySelector(selector)?.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => act(event.target));
  });
}

onSubmit("[data-naming]", async (form) => {
  const name = form.elements.name.value.trim();
  await api("PATCH", `/unknowns/${number}`, { name });
  go(`/unknown/${number}`, name ? say("named", { name }) : say("unnamed"));
});

onSubmit("[data-merging]", async (form) => {
  const numbers = [Number(number), Number(form.elements.other.value)];
  const made = await api("POST", "/unknowns/merge", { numbers });
  go(`/unknown/${made.number}`, say("merged"));
});

onSubmit("[data-merge-several]", async (form) => {
  const numbers = [...form.querySelectorAll("input:checked")].map((input) => Number(input.value));
  if (numbers.length < 2) { toast(say("merge_two")); return; }
  const made = await api("POST", "/unknowns/merge", { numbers });
  go(`/unknown/${made.number}`, say("merged"));
});

onSubmit("[data-splitting]", async (form) => {
  const chosen = [...form.querySelectorAll("input:checked")];
  const episodes = new Set(chosen.map((input) => input.dataset.episode));
  if (!chosen.length) { toast(say("split_none")); return; }
  if (episodes.size > 1) { toast(say("split_one")); return; }
  const made = await api("POST", `/unknowns/${number}/split`, { episode: [...episodes][0], cues: chosen.map((input) => input.value) });
  go(`/unknown/${made.number}`, say("split_done", { title: say("numbered", { number: made.number }) }));
});

root.querySelector("[data-identify]")?.addEventListener("click", async () => {
  const chosen = await new SongChooser(document.getElementById("chooser")).ask();
  if (!chosen?.recording) return;
  await attempt(async () => {
    const { heard } = await api("GET", `/unknowns/${number}`);
    for (const { episode, line } of heard) {
      // One cue may change what another is for, so that its revision is no sign of anybody else.
      await api("PATCH", `/episodes/${episode.id}/cues/${line.id}`, { recording: chosen.recording });
    }
    go("/unknowns", say("identified", { count: heard.length }), heard.length);
  });
});
