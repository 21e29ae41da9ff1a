// How scripts talk to the server: its API, with the sentence of a problem where one comes back.

const root = document.documentElement;
export const base = root.dataset.base ?? "";
export const language = root.lang;

/** An address of this server, below whatever proxy. */
export const url = (path) => base + path;

/** What went wrong: `message` is a sentence for the person, `status` the HTTP status. */
export class Problem extends Error {
  constructor(status, body) {
    super([body?.title, body?.detail].filter(Boolean).join(": ") || String(status));
    this.status = status;
    this.type = body?.type;
  }
}

const STALE = "urn:onara:problem:stale";
const tokenHolder = document.querySelector('meta[name="csrf"]');
const typeOf = async (answer) => (await answer.clone().json().catch(() => null))?.type;

/** Characters; browsers refuse more than 64 KiB of what outlives a page. */
const MOST_KEPT_ALIVE = 20_000;

function ask(method, path, headers, body) {
  const token = tokenHolder?.content;
  const proof = method !== "GET" && token ? { "X-CSRF-Token": token } : {};
  // Who changes something and goes on at once has changed it all the same.
  const keepalive = method !== "GET" && (body === undefined || (typeof body === "string" && body.length < MOST_KEPT_ALIVE));
  return fetch(url("/api/v1" + path), { method, headers: { ...headers, ...proof }, body, keepalive });
}

/** After a restart of the server, or a log-in beside it, a page's token is no longer the one. */
async function renewToken() {
  const state = await fetch(url("/api/v1/session")).then((told) => told.json()).catch(() => null);
  if (!tokenHolder || !state?.csrf || state.csrf === tokenHolder.content) return false;
  tokenHolder.content = state.csrf;
  return true;
}

/** Call the API; `body` is sent as JSON unless it is a FormData.  Throws a Problem. */
export async function api(method, path, body) {
  const headers = { Accept: "application/json" };
  let sent = body;
  if (body !== undefined && !(body instanceof FormData)) {
    headers["Content-Type"] = "application/json";
    sent = JSON.stringify(body);
  }
  let answer = await ask(method, path, headers, sent);
  if (answer.status === 403 && (await typeOf(answer)) === STALE && (await renewToken())) {
    answer = await ask(method, path, headers, sent);
  }
  const isJson = (answer.headers.get("content-type") ?? "").includes("json");
  const told = answer.status === 204 ? null : isJson ? await answer.json() : await answer.text();
  if (!answer.ok) throw new Problem(answer.status, isJson ? told : null);
  return told;
}
