// Without the server: which pages are still there?

import { base } from "./api.js";

const list = document.querySelector("[data-seen]");
const MOST = 20;

async function show() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`onara ${base || "/"} pages`));
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of (await cache.keys()).reverse().slice(0, MOST)) {
      const told = await (await cache.match(request, { ignoreVary: true })).text();
      const title = new DOMParser().parseFromString(told, "text/html").title;
      const link = Object.assign(document.createElement("a"), { href: request.url, textContent: title });
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
  }
  list.closest("section").hidden = !list.children.length;
}

if ("caches" in window) show();
for (const button of document.querySelectorAll("[data-again]")) button.addEventListener("click", () => location.reload());
