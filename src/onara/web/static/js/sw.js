// The service worker: pages that were visited, and what they are made of, without the server.
// The server puts `SHELL` before this: {version, base, files, offline}.
// Nothing of the API is ever kept, no sound, and no page about keys and passwords.

const { version, base, files, offline } = SHELL;
const OURS = `onara ${base || "/"} `;
const STATIC = `${OURS}static ${version}`;
const PAGES = `${OURS}pages ${version}`;
const PICTURES = `${OURS}pictures ${version}`;
const MOST = { [STATIC]: 300, [PAGES]: 60, [PICTURES]: 200 };
const PRIVATE = ["/api/", "/rest/", "/login", "/settings", "/developers", "/share-target", "/s/"];

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(STATIC);
    await cache.addAll([...files, offline].map((file) => new Request(file, { cache: "reload" })));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(OURS) && !(name in MOST));
    await Promise.all(old.map((name) => caches.delete(name)));
  })());
});

// A page that was open before the worker was there asks to be kept too.
self.addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(visited(new Request(event.data.keep)).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (address.origin !== location.origin || !address.pathname.startsWith(`${base}/`)) return;
  const path = address.pathname.slice(base.length);
  if (path.startsWith("/static/")) {
    event.respondWith(path.startsWith(`/static/${version}/`) ? fromCache(request, STATIC) : fromNetwork(request, STATIC));
  } else if (path.startsWith("/pictures/cover/")) {
    event.respondWith(address.searchParams.has("v") ? fromCache(request, PICTURES) : fromNetwork(request, PICTURES));
  } else if (request.mode === "navigate") {
    // Whoever has to log in should find nothing of whom was here before.
    if (path === "/login") event.waitUntil(caches.delete(PAGES));
    if (isPrivate(path)) event.respondWith(fetch(request).catch(unreachable));
    else event.respondWith(page(request));
  }
});

const isPrivate = (path) => PRIVATE.some((each) => path === each.replace(/\/$/, "") || path.startsWith(each));

async function fromCache(request, name) {
  const kept = await (await caches.open(name)).match(request, { ignoreVary: true });
  return kept ?? fetched(request, name);
}

async function fromNetwork(request, name) {
  try {
    return await fetched(request, name);
  } catch (error) {
    const kept = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

async function fetched(request, name) {
  const answer = await fetch(request);
  if (answer.status === 200 && answer.type === "basic") await keep(name, request, answer.clone());
  return answer;
}

/** A page by the network; without it as it was seen last, else a page that says so. */
async function page(request) {
  try {
    return await visited(request);
  } catch {
    const kept = await (await caches.open(PAGES)).match(request, { ignoreVary: true });
    return kept ?? unreachable();
  }
}

async function visited(request) {
  const path = new URL(request.url).pathname.slice(base.length);
  const answer = await fetch(request);
  const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (answer.status === 200 && isPage && !answer.redirected && !isPrivate(path)) {
    await keep(PAGES, request, answer.clone());
  }
  return answer;
}

const unreachable = async () => (await (await caches.open(STATIC)).match(offline, { ignoreVary: true })) ?? Response.error();

/** Keep an answer; of too many the oldest goes, and what is kept anew counts as new. */
async function keep(name, request, answer) {
  const cache = await caches.open(name);
  await cache.delete(request, { ignoreVary: true });
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST[name])).map((each) => cache.delete(each)));
}
