// Results: j and k go from one to the next.

import { onKey } from "./keys.js";

const results = () => [...document.querySelectorAll("[data-result]")];

function walk(by) {
  const all = results();
  if (!all.length) return false;
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "center" });
  return true;
}

onKey("j", () => walk(1));
onKey("k", () => walk(-1));
