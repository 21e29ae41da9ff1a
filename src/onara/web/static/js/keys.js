// Keys, for the whole page.  Nothing is stolen from a field or from an input method.

const shortcuts = new Map();
const areOff = document.documentElement.dataset.keys === "off";
let lead = "";
let leadTimer;

/** Run `action` on a key ("/", "?", "Enter", "Shift+ArrowLeft") or two in a row ("g h"). */
export function onKey(keys, action) {
  shortcuts.set(keys, action);
}

const isTyping = (target) =>
  target.closest?.("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  // Who has switched single letters and signs off keeps Enter, space and the arrows.
  if (areOff && event.key.length === 1 && event.key !== " ") return;
  // A Korean layout types another letter on the same key.
  const letter = /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : event.key;
  const named = event.shiftKey && letter.length > 1 ? `Shift+${letter}` : letter;
  const action = shortcuts.get(lead ? `${lead} ${named}` : named);
  clearTimeout(leadTimer);
  const wasLead = lead;
  lead = "";
  if (action) {
    // Enter and space on a button or link are its own.
    if (["Enter", " "].includes(event.key) && event.target.closest?.("a, button, summary, [role=button], [role=option]")) return;
    if (action(event) !== false) event.preventDefault();
  } else if (!wasLead && [...shortcuts.keys()].some((keys) => keys.startsWith(`${named} `))) {
    lead = named;
    leadTimer = setTimeout(() => { lead = ""; }, 1200);
  }
});
