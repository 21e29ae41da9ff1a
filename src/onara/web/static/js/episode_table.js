// The cue table: what readers and keyboards use.  One row at a time can be reached by Tab.

/** A row as the timeline and the panel take it. */
export function cueOf(row) {
  const line = JSON.parse(row.dataset.line);
  return {
    id: line.id, start: line.start_s, end: line.end_s, kind: row.dataset.kind, level: line.level_db,
    title: row.dataset.title, isSaid: line.by === "person", line, why: row.dataset.why,
  };
}

export class CueTable {
  /** `told.select(id)` when a row is chosen, `told.play(id)` when it is double-clicked. */
  constructor(box, told) {
    this.box = box;
    this.told = told;
    this.selected = null;
    box.addEventListener("click", (event) => {
      const row = event.target.closest("tr[data-cue]");
      if (row && !event.target.closest("a, button")) told.select(row.dataset.cue);
      else if (row) this.select(row.dataset.cue);
    });
    box.addEventListener("dblclick", (event) => {
      const row = event.target.closest("tr[data-cue]");
      if (row && !event.target.closest("a, button")) told.play(row.dataset.cue);
    });
    box.addEventListener("focusin", (event) => {
      const row = event.target.closest("tr[data-cue]");
      if (row && row.dataset.cue !== this.selected) told.select(row.dataset.cue, { isFocused: true });
    });
    box.addEventListener("keydown", (event) => this.#moved(event));
  }

  get rows() {
    return [...this.box.querySelectorAll("tr[data-cue]")];
  }

  row(id) {
    return this.box.querySelector(`tr[data-cue="${CSS.escape(id)}"]`);
  }

  get cues() {
    return this.rows.map(cueOf);
  }

  /** Mark a row, with `focus` as the keyboard's place; it is brought into view unless `isQuiet`. */
  select(id, { focus = false, isQuiet = false } = {}) {
    this.selected = id;
    for (const row of this.rows) {
      const isThis = row.dataset.cue === id;
      row.setAttribute("aria-selected", String(isThis));
      row.tabIndex = isThis ? 0 : -1;
      for (const button of row.querySelectorAll("button, a")) button.tabIndex = isThis ? 0 : -1;
    }
    const row = this.row(id);
    if (focus) row?.focus({ preventScroll: true });
    if (!isQuiet) row?.scrollIntoView({ block: "nearest" });
  }

  /** The cue `by` rows further on; the first where none is selected. */
  next(by) {
    const { rows } = this;
    const at = rows.findIndex((row) => row.dataset.cue === this.selected);
    const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    return row?.dataset.cue ?? null;
  }

  /** The page's rows anew, as the server has them now. */
  replace(html) {
    const hadFocus = this.box.contains(document.activeElement);
    this.box.innerHTML = html;
    if (this.selected && this.row(this.selected)) this.select(this.selected, { focus: hadFocus, isQuiet: true });
    else this.selected = null;
  }

  #moved(event) {
    const row = event.target.closest("tr[data-cue]");
    if (!row || event.target !== row || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { rows } = this;
    const to = { ArrowDown: this.next(1), ArrowUp: this.next(-1), Home: rows[0]?.dataset.cue, End: rows.at(-1)?.dataset.cue }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.told.select(to, { focus: true });
  }
}
