// The overview above a timeline: the whole episode, as a slider for pointers and keys.

const STEP_S = 5;
const PAGE_S = 60;

/** Let the overview of a timeline move its place. */
export function listenToOverview(timeline) {
  const { overview, duration, told } = timeline;
  const go = (event) => {
    const second = timeline.secondAt(event, overview, 0, duration);
    timeline.centre(second);
    told.seek(second);
  };
  overview.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    overview.setPointerCapture(event.pointerId);
    go(event);
  });
  overview.addEventListener("pointermove", (event) => {
    if (overview.hasPointerCapture(event.pointerId)) go(event);
  });
  const moves = {
    ArrowLeft: () => timeline.at - STEP_S, ArrowDown: () => timeline.at - STEP_S,
    ArrowRight: () => timeline.at + STEP_S, ArrowUp: () => timeline.at + STEP_S,
    PageDown: () => timeline.at - PAGE_S, PageUp: () => timeline.at + PAGE_S,
    Home: () => 0, End: () => duration,
  };
  overview.addEventListener("keydown", (event) => {
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const second = Math.min(duration, Math.max(0, moves[event.key]()));
    if (!timeline.isSeen(second)) timeline.centre(second);
    told.seek(second);
  });
}
