// Gives life to <button data-share data-path data-title>: the thing on that page of this server gets
// a public address, which goes to the system's share sheet where there is one, else into the
// clipboard.  data-kind with data-id may stand for data-path.

import { api, base, language, url } from "./api.js";
import { toast } from "./toast.js";
import { wordsOf } from "./words.js";

const say = wordsOf(document.getElementById("share-words"));
const LOCAL = /^(localhost|127\.|\[::1\]$)/;

/** The text into the clipboard; false where the browser does not let us. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A field with the text, to be copied by hand. */
function byHand(text) {
  const dialog = document.createElement("dialog");
  const label = document.createElement("label");
  label.textContent = say("copy_by_hand");
  const field = document.createElement("input");
  Object.assign(field, { readOnly: true, value: text, className: "share-address" });
  label.append(field);
  label.className = "field";
  const close = document.createElement("button");
  Object.assign(close, { className: "button", textContent: say("close") });
  close.addEventListener("click", () => dialog.close());
  dialog.append(label, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}

/** Copy a text, say so, and if it cannot be copied show it. */
export async function copy(text, told = say("copied")) {
  if (await copied(text)) toast(told);
  else byHand(text);
}

/** Give something a public address: {url, text, card}.  A page about nothing is shared as it is. */
async function addressOf({ kind, id, path }) {
  try {
    return await api("POST", "/shares", kind && id ? { kind, id } : { path });
  } catch (problem) {
    if (problem.type !== "urn:onara:problem:not-to-share") throw problem;
    return { url: new URL(url(path), location.href).href };
  }
}

/** Share something: by the system where it can, else by the clipboard. */
export async function share({ kind, id, path, title, address }) {
  address ??= (await addressOf({ kind, id, path })).url;
  document.dispatchEvent(new CustomEvent("shares:changed"));
  if (navigator.share) {
    try {
      await navigator.share({ title, url: address });
      return;
    } catch (error) {
      if (error.name === "AbortError") return;
    }
  }
  await copy(address, LOCAL.test(location.hostname) ? say("copied_local") : say("copied"));
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-share]");
  if (button) {
    const { kind, id, path, title, address } = button.dataset;
    button.disabled = true;
    try {
      await share({ kind, id, path: path ?? location.pathname.slice(base.length) + location.hash, title, address });
    } catch (problem) {
      toast(problem.message);
    } finally {
      button.disabled = false;
    }
  }
  const copying = event.target.closest?.("[data-copy]");
  if (copying) copy(copying.dataset.copy, copying.dataset.copied);
});

for (const time of document.querySelectorAll("time[datetime][data-day]")) {
  time.textContent = new Date(time.dateTime).toLocaleDateString(language, { dateStyle: "medium" });
}
