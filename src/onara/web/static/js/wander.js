// Memory lane and the map: the lane starts with the latest years, the map grows and shows who is
// tied to whom.

import { onKey } from "./keys.js";

for (const lane of document.querySelectorAll("[data-lane]")) lane.scrollLeft = lane.scrollWidth;

const frame = document.querySelector("[data-map]");
if (frame) startMap(frame);

function startMap(frame) {
  const map = frame.querySelector("svg");
  const [LEAST, MOST] = [1, 4];
  let scale = LEAST;

  /** Draw the map larger or smaller around the middle of what is seen; 0 is the whole map. */
  function zoom(by) {
    const before = scale;
    scale = by === 0 ? LEAST : Math.min(MOST, Math.max(LEAST, scale * by));
    const middle = [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2];
    map.style.width = `${scale * 100}%`;
    map.style.minWidth = `${scale * 60}rem`;
    frame.scrollLeft = (middle[0] * scale) / before - frame.clientWidth / 2;
    frame.scrollTop = (middle[1] * scale) / before - frame.clientHeight / 2;
  }

  const tools = document.querySelector("[data-map-tools]");
  tools.hidden = false;
  for (const button of tools.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoom(Number(button.dataset.zoom)));
  }
  onKey("+", () => zoom(1.4));
  onKey("=", () => zoom(1.4));
  onKey("-", () => zoom(1 / 1.4));
  onKey("0", () => zoom(0));

  /** Let what is tied to a place stand out; nothing where there is none. */
  function choose(place) {
    map.classList.toggle("chosen", Boolean(place));
    for (const each of map.querySelectorAll(".near")) each.classList.remove("near");
    if (!place) return;
    const id = place.dataset.id;
    const near = new Set([id]);
    for (const tie of map.querySelectorAll(".tie")) {
      if (tie.dataset.from !== id && tie.dataset.to !== id) continue;
      tie.classList.add("near");
      near.add(tie.dataset.from).add(tie.dataset.to);
    }
    for (const each of map.querySelectorAll("a")) each.classList.toggle("near", near.has(each.dataset.id));
  }

  for (const kind of ["pointerover", "focusin"]) {
    map.addEventListener(kind, (event) => choose(event.target.closest("a")));
  }
  for (const kind of ["pointerleave", "focusout"]) map.addEventListener(kind, () => choose(null));
}
