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

/** Call the API; `body` is sent as JSON unless it is a FormData.  Throws a Problem. */
export async function api(method, path, body) {
  const headers = { Accept: "application/json" };
  const token = document.querySelector('meta[name="csrf"]')?.content;
  if (method !== "GET" && token) headers["X-CSRF-Token"] = token;
  let sent = body;
  if (body !== undefined && !(body instanceof FormData)) {
    headers["Content-Type"] = "application/json";
    sent = JSON.stringify(body);
  }
  const answer = await fetch(url("/api/v1" + path), { method, headers, body: sent });
  const isJson = (answer.headers.get("content-type") ?? "").includes("json");
  const told = answer.status === 204 ? null : isJson ? await answer.json() : await answer.text();
  if (!answer.ok) throw new Problem(answer.status, isJson ? told : null);
  return told;
}
