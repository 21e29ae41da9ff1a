// The order of a list: by dragging, by buttons, by the keyboard, each told to who cannot see it.

/**
 * `list` is an <ol> of [data-id] with a [data-handle] and [data-move] each.  `say` says its texts,
 * `save(ids)` keeps an order and tells whether that went well, `live` is where moves are told.
 */
export class Order {
  constructor(list, { say, save, live }) {
    Object.assign(this, { list, say, save, live });
    this.kept = this.entries();
    this.grabbed = null;
    window.Sortable?.create(list, {
      handle: "[data-handle]",
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
      onEnd: () => this.settle(),
    });
    list.addEventListener("keydown", (event) => this.pressed(event));
    list.addEventListener("focusout", (event) => {
      if (this.grabbed && !this.isMoving && event.target.matches("[data-handle]")) this.drop();
    });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-move]");
      if (button) this.step(button.closest("[data-id]"), Number(button.dataset.move), button);
    });
    this.number();
  }

  entries() {
    return [...this.list.querySelectorAll(":scope > [data-id]")];
  }

  /** Where an entry stands, for its texts. */
  place(entry) {
    const all = this.entries();
    return { title: entry.dataset.title, position: all.indexOf(entry) + 1, count: all.length };
  }

  tell(key, entry) {
    this.live.textContent = this.say(key, this.place(entry));
  }

  number() {
    const all = this.entries();
    all.forEach((entry, index) => {
      entry.querySelector("[data-handle]")?.setAttribute("aria-label", this.say("handle", this.place(entry)));
      for (const button of entry.querySelectorAll("[data-move]")) {
        button.disabled = index + Number(button.dataset.move) < 0 || index + Number(button.dataset.move) >= all.length;
      }
    });
  }

  /** Move an entry up (-1) or down (1) and keep the order. */
  async step(entry, by, focused) {
    if (!this.shift(entry, by)) return;
    this.tell("moved", entry);
    await this.settle();
    if (focused?.disabled) focused = entry.querySelector(`[data-move="${-by}"]`);
    focused?.focus();
  }

  shift(entry, by) {
    const other = by < 0 ? entry.previousElementSibling : entry.nextElementSibling;
    if (!other) return false;
    this.isMoving = true;
    if (by < 0) other.before(entry); else other.after(entry);
    this.isMoving = false;
    return true;
  }

  pressed(event) {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.isComposing) return;
    const entry = handle.closest("[data-id]");
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === " " || event.key === "Enter") {
      if (this.grabbed) this.drop(); else this.grab(entry);
    } else if (this.grabbed && by) {
      if (this.shift(entry, by)) this.tell("moved", entry);
      this.isMoving = true;
      handle.focus();
      this.isMoving = false;
    } else if (this.grabbed && event.key === "Escape") {
      this.cancel(handle);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  grab(entry) {
    this.grabbed = entry;
    entry.classList.add("is-grabbed");
    this.tell("grabbed", entry);
  }

  release() {
    const entry = this.grabbed;
    this.grabbed = null;
    entry.classList.remove("is-grabbed");
    return entry;
  }

  drop() {
    const entry = this.release();
    this.tell("dropped", entry);
    this.settle();
  }

  cancel(handle) {
    const entry = this.release();
    this.isMoving = true;
    this.list.append(...this.kept);
    handle.focus();
    this.isMoving = false;
    this.number();
    this.tell("put_back", entry);
  }

  /** Keep the order as it is on the page; where that fails, the page gets the old one back. */
  async settle() {
    const now = this.entries();
    this.number();
    if (now.every((entry, index) => entry === this.kept[index]) && now.length === this.kept.length) return;
    const before = this.kept;
    this.kept = now;
    if (await this.save(now.map((entry) => entry.dataset.id))) return;
    this.kept = before;
    this.list.append(...before);
    this.number();
  }

  /** An entry came or went by other means. */
  changed() {
    this.kept = this.entries();
    this.number();
  }
}
