// The band of a cue on the timeline: what it is by its sign, how loud by its height.

const SIGNS = { known: "♪", recurring: "↻", unknown: "?", rejected: "✕" };
const QUIETEST_DB = -24;
const LOUDEST_DB = 3;

/** A band for a cue {id, kind, level, title, isSaid}, with an edge to drag at each end. */
export function bandOf(cue, isSelected) {
  const band = document.createElement("div");
  band.className = `tl-band ${cue.kind}${cue.isSaid ? " is-said" : ""}`;
  band.dataset.id = cue.id;
  band.classList.toggle("is-selected", isSelected);
  const level = cue.level ?? (QUIETEST_DB + LOUDEST_DB) / 2;
  const share = (Math.min(LOUDEST_DB, Math.max(QUIETEST_DB, level)) - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB);
  band.style.setProperty("--level", `${Math.round(25 + 75 * share)}%`);
  const label = document.createElement("span");
  label.className = "tl-label";
  label.textContent = `${SIGNS[cue.kind]} ${cue.title}${cue.isSaid ? " ✎" : ""}`;
  band.append(label);
  for (const edge of ["start", "end"]) {
    const handle = document.createElement("i");
    handle.className = `tl-edge ${edge}`;
    handle.dataset.edge = edge;
    band.append(handle);
  }
  return band;
}
