// How far a drama was watched: kept in this browser, so that later episodes stay covered.

import { base } from "./api.js";

const YEAR_S = 365 * 24 * 3600;
const MOST = 60;

/** Remember that a drama was watched up to an episode; 0 forgets it. */
export function watchedUpTo(drama, episode) {
  const kept = /(?:^|; )onara_seen=([^;]*)/.exec(document.cookie)?.[1] ?? "";
  const others = decodeURIComponent(kept).split("~").filter((each) => each && !each.startsWith(`${drama}.`));
  const all = episode > 0 ? [...others, `${drama}.${episode}`] : others;
  document.cookie = `onara_seen=${encodeURIComponent(all.slice(-MOST).join("~"))}; path=${base || "/"}; max-age=${YEAR_S}; samesite=lax`;
}

for (const form of document.querySelectorAll("[data-watched]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    watchedUpTo(form.dataset.watched, Number(form.querySelector("select").value));
    location.href = location.pathname;
  });
}
