// Onara as an app: the service worker, and a quiet button where the browser can install it.

import { url } from "./api.js";

if ("serviceWorker" in navigator) {
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(url("/sw.js"), { scope: url("/") });
      if (navigator.serviceWorker.controller) return;
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage({ keep: location.href.split("#")[0] });
    } catch {
      // Private windows and some settings have none: the page works without.
    }
  });
}

const hint = document.querySelector("[data-install-hint]");
let offer = null;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  hint.hidden = false;
});
addEventListener("appinstalled", () => { hint.hidden = true; });
hint?.querySelector("button").addEventListener("click", async () => {
  await offer?.prompt();
  hint.hidden = true;
});
