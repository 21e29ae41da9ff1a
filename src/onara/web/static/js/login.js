// The log-in: sends the password, and goes where the visitor wanted to go.

import { api, url } from "./api.js";

const form = document.querySelector("[data-login]");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const problem = form.querySelector("[data-problem]");
  const button = form.querySelector("button");
  problem.hidden = true;
  button.disabled = true;
  try {
    const code = form.elements.code?.value;
    await api("POST", "/session", { password: form.elements.password.value, ...(code ? { code } : {}) });
    location.replace(url(form.dataset.after));
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
    button.disabled = false;
    form.elements.password.select();
  }
});
