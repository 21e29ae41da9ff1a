// The settings page: each button calls the API, and the page is shown anew.

import { api } from "./api.js";
import { attempt, toast } from "./toast.js";

const SEEN_MS = 900;

/** Do something on a click, and show the page anew when it is done. */
function onClick(selector, work, done = (button) => button.dataset.done) {
  for (const button of document.querySelectorAll(selector)) {
    button.addEventListener("click", () => attempt(async () => {
      if (button.dataset.sure && !confirm(button.dataset.sure)) return;
      button.disabled = true;
      try {
        await work(button);
      } catch (problem) {
        button.disabled = false;
        throw problem;
      }
      const told = done(button);
      if (told) toast(told);
      setTimeout(() => location.reload(), told ? SEEN_MS : 0);
    }));
  }
}

const keys = document.getElementById("keys-card");
onClick("[data-take-back]", (button) => api("DELETE", `/keys/${button.dataset.takeBack}`), () => keys.dataset.takenBack);
onClick("[data-end-session]", (button) => api("DELETE", `/sessions/${button.dataset.endSession}`));
onClick("[data-revoke]", (button) => api("DELETE", `/shares/${encodeURIComponent(button.dataset.revoke)}`));
onClick("[data-remove-demo]", () => api("DELETE", "/demo"));
onClick("[data-log-out]", () => api("DELETE", "/session"));
onClick("[data-log-out-all]", () => api("DELETE", "/sessions"));

const password = document.querySelector("[data-password]");
password.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(async () => {
    await api("PUT", "/password", { password: password.elements.password.value, old: password.elements.old?.value ?? "" });
    toast(password.dataset.done);
    setTimeout(() => location.reload(), SEEN_MS);
  });
});

const make = document.querySelector("[data-make-key]");
const secret = document.querySelector("[data-secret]");
const shown = secret.querySelector("input");
make.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(async () => {
    const made = await api("POST", "/keys", { name: make.elements.name.value, may: make.elements.may.value });
    shown.value = made.secret;
    secret.hidden = false;
    make.hidden = true;
    shown.focus();
    shown.select();
  });
});
secret.querySelector("[data-copy]").addEventListener("click", async () => {
  shown.select();
  // Without HTTPS there is no clipboard to write to but by the selection.
  try {
    await navigator.clipboard.writeText(shown.value);
  } catch {
    document.execCommand("copy");
  }
  toast(keys.dataset.copied);
});
