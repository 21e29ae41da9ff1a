// Corrections of an episode: one after the other, with undo, and plain words where two people
// correct at once.

import { api, url } from "./api.js";
import { toast } from "./toast.js";

const CONFLICT = [409, 412];

const sheetOf = (made) => made.sheet ?? made;

export class Edits {
  /** `shown(html)` gets the rows of the cue table after each change; `lineOf(cue)` a line of it. */
  constructor({ id, say, live, shown, lineOf, undoButton }) {
    Object.assign(this, { id, say, live, shown, lineOf, undoButton });
    this.path = `/episodes/${id}`;
    this.queue = Promise.resolve();
    /** Changes under way, and when the last of them was done (milliseconds since 1970). */
    this.own = 0;
    this.settled = 0;
  }

  /** Correct a cue as it is shown; `words` is what is told when it is done. */
  patch(cue, body, words) {
    const revised = () => ({ ...body, revision: this.lineOf(cue)?.revision });
    return this.#do("PATCH", `${this.path}/cues/${cue}`, revised, words);
  }

  add(body, words) {
    return this.#do("POST", `${this.path}/cues`, () => body, words);
  }

  about(body, words) {
    return this.#do("PATCH", this.path, () => body, words);
  }

  /** Take the last change back, or that of a number, if no other has come since. */
  undo(number) {
    return this.#next(async () => {
      const { undone, undo } = await api("POST", "/undo", number ? { number } : {});
      const words = undone
        ? this.say(`undone_${undone.kind}`, { cue: undone.cue, unknown: undone.unknown })
        : this.say("nothing_to_undo");
      this.undoButton.disabled = !undo;
      await this.reload();
      this.tell(words);
      return undone;
    });
  }

  /** Show the episode as it is now. */
  async reload() {
    const answer = await fetch(url(`/episodes/${this.id}?part=cues`));
    if (!answer.ok) { location.reload(); return; }
    this.shown(await answer.text());
  }

  /** Say what was done, with a way back. */
  tell(words, action) {
    this.live.textContent = "";
    requestAnimationFrame(() => { this.live.textContent = words; });
    if (action) toast(words, action);
    else toast(words);
  }

  #do(method, path, body, words) {
    return this.#next(async () => {
      const made = await api(method, path, body());
      this.undoButton.disabled = false;
      await this.reload();
      const told = typeof words === "function" ? words(made) : words;
      this.tell(told, { label: this.say("undo"), run: () => this.undo(sheetOf(made).undo?.number) });
      return made;
    });
  }

  /** One change at a time, each on what the one before has left. */
  #next(work) {
    this.own += 1;
    this.queue = this.queue.then(async () => {
      try {
        return await work();
      } catch (problem) {
        await this.reload();
        const isConflict = CONFLICT.includes(problem.status);
        this.tell(isConflict ? this.say("changed_meanwhile") : problem.message);
        return undefined;
      } finally {
        this.settled = Date.now();
        this.own -= 1;
      }
    });
    return this.queue;
  }
}
