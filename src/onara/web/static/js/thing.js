// The page of a thing: how far one has watched, and walking through its sections by keyboard.

import { onKey } from "./keys.js";
import { remember } from "./remember.js";

const seen = document.querySelector("[data-seen]");
seen?.addEventListener("change", () => {
  const kept = document.cookie.match(/(?:^|; )onara_seen=([^;]*)/)?.[1] ?? "";
  const dramas = new Map(decodeURIComponent(kept).split("~").filter(Boolean).map((each) => each.split(".")));
  dramas.set(seen.dataset.drama, seen.elements.seen.value);
  if (seen.elements.seen.value === "0") dramas.delete(seen.dataset.drama);
  remember("seen", [...dramas].map((each) => each.join(".")).join("~"));
  location.reload();
});

// Browsers of before 2025 do not open what a link leads into.
document.addEventListener("click", (event) => {
  if (event.target.closest(".marks a")) document.querySelector("[data-sources]")?.setAttribute("open", "");
});

const headings = () => [...document.querySelectorAll("main h1, main h2")];

/** Go to the heading after (1) or before (-1) the one that was gone to last, or that is in view. */
function step(by) {
  const all = headings();
  const held = all.indexOf(document.activeElement);
  const inView = all.findLastIndex((each) => each.getBoundingClientRect().top < 120);
  const next = all[Math.min(Math.max((held >= 0 ? held : inView) + by, 0), all.length - 1)];
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

onKey("j", () => step(1));
onKey("k", () => step(-1));
onKey("p", () => document.querySelector("main [data-play]")?.click());
