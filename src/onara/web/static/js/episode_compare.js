// Where a second of an episode lies in the recording that a cue plays, and the other way round.

/** The second of the recording that sounds at a second of the episode. */
export function inRecording(cue, second) {
  const part = partAt(cue, second);
  return part ? part.offset_s + (second - part.start_s) * part.speed : Math.max(0, second - cue.start);
}

/** The second of the episode at which a second of the recording sounds. */
export function inEpisode(cue, second) {
  const part = cue.line.parts.find((each) => second < each.offset_s + (each.end_s - each.start_s) * each.speed) ?? partAt(cue, cue.end);
  return part ? part.start_s + (second - part.offset_s) / part.speed : cue.start + second;
}

function partAt(cue, second) {
  return cue.line.parts.findLast((each) => each.start_s <= second + 0.01) ?? cue.line.parts[0];
}
