// Work that goes on, kept up to date: progress as it comes, cards anew where a job begins or ends.

import { api, url } from "./api.js";
import { listen } from "./events.js";
import { attempt, toast } from "./toast.js";
import { wordsOf } from "./words.js";

const page = document.querySelector("[data-jobs-page]");
let say = wordsOf(page.querySelector("[data-jobs]"));
const SHOWN = ["queued", "running", "paused"];

const card = (id) => page.querySelector(`[data-job="${CSS.escape(id)}"]`);

function left(seconds) {
  if (seconds === null || seconds === undefined) return "";
  if (seconds < 5) return say("left_soon");
  if (seconds < 90) return say("left_seconds", { seconds: seconds < 20 ? Math.round(seconds) : 10 * Math.round(seconds / 10) });
  if (seconds < 5400) return say("left_minutes", { minutes: Math.round(seconds / 60) });
  return say("left_hours", { hours: (seconds / 3600).toFixed(1) });
}

function shown(job, box) {
  const part = (name) => box.querySelector(`[data-${name}]`);
  const { share, left_s: rest, stage, item, items, of_items: of } = job.progress;
  const bar = box.querySelector("progress");
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
  part("item").textContent = item ?? "";
  part("stage").textContent = stage ? say(`stage_${stage.replaceAll(" ", "_")}`) : "";
  part("items").textContent = of > 1 ? say("items", { done: items, of }) : "";
  part("left").textContent = job.state === "running" ? left(rest) : "";
  part("noticed").hidden = !job.noticed.length;
  part("titles").replaceChildren(...job.noticed.map((each) => {
    const title = document.createElement("span");
    title.textContent = each.title;
    return title;
  }));
}

async function anew() {
  const answer = await fetch(location.pathname + location.search);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-jobs-page]");
  if (!fresh) return;
  const focused = document.activeElement?.closest("[data-job]")?.dataset.job;
  page.replaceChildren(...fresh.childNodes);
  say = wordsOf(page.querySelector("[data-jobs]"));
  if (focused) card(focused)?.querySelector("button")?.focus();
}

/** What became of a job, in a line. */
function ended(job) {
  const counts = Object.entries(job.counts).filter(([, count]) => count)
    .map(([name, count]) => say(`count_${name}`, { count }));
  return [`${say(`kind_${job.kind}`)}: ${say(`state_${job.state}`)}`, ...counts].join(" · ");
}

let asking = null;
/** The cards anew, once for all that happens meanwhile. */
function refresh() {
  asking ??= anew().finally(() => { asking = null; });
  return asking;
}

function onJob(job) {
  const box = card(job.id);
  if (box?.dataset.state === job.state) {
    if (SHOWN.includes(job.state)) shown(job, box);
    return;
  }
  if (box && ["done", "failed"].includes(job.state)) toast(ended(job));
  refresh().then(() => { const made = card(job.id); if (made && SHOWN.includes(job.state)) shown(job, made); });
}

page.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-job-do]");
  if (!button) return;
  const { job } = button.closest("[data-job]").dataset;
  const what = button.dataset.jobDo;
  button.disabled = true;
  await attempt(() => (what === "remove" ? api("DELETE", `/jobs/${job}`) : api("POST", `/jobs/${job}/${what}`)));
  await refresh();
});

/** Follow jobs, and what else happens: `heard` by the names of events. */
export function follow(heard = {}) {
  return listen({
    hello: ({ jobs }) => {
      for (const job of jobs) if (SHOWN.includes(job.state)) onJob(job);
      const running = new Set(jobs.filter((job) => SHOWN.includes(job.state)).map((job) => job.id));
      const stale = [...page.querySelectorAll("[data-jobs] [data-job]")]
        .some((box) => SHOWN.includes(box.dataset.state) && !running.has(box.dataset.job));
      if (stale) refresh();
    },
    job: onJob,
    gone: ({ job }) => card(job)?.remove(),
    ...heard,
  });
}

if (location.pathname === url("/jobs")) follow();
