// Keys of the episode page; they are listed in its help.

import { onKey } from "./keys.js";

const FINE_S = 0.1;
const COARSE_S = 1;

/** What each key does: functions of the page by what they are for. */
export function keys(page) {
  const told = {
    j: () => page.next(1), k: () => page.next(-1),
    Enter: page.accept, x: page.reject,
    "[": () => page.nudge("start", -FINE_S), "]": () => page.nudge("start", FINE_S),
    "{": () => page.nudge("end", -FINE_S), "}": () => page.nudge("end", FINE_S),
    ",": () => page.nudge("start", -COARSE_S), ".": () => page.nudge("start", COARSE_S),
    "<": () => page.nudge("end", -COARSE_S), ">": () => page.nudge("end", COARSE_S),
    s: () => page.set("start"), e: () => page.set("end"),
    " ": page.playOrPause, p: () => page.playCue(), c: page.compare,
    o: () => { page.choose(); }, n: page.name, a: () => { page.add(); }, u: () => { page.undo(); },
    "+": () => page.zoom(0.5), "=": () => page.zoom(0.5), "-": () => page.zoom(2),
    0: () => page.fit(true), f: () => page.fit(false),
  };
  for (const [key, act] of Object.entries(told)) onKey(key, act);
}
