// What happens on the server, as it happens.

import { url } from "./api.js";

/** Call `heard[name](data)` for each event of that name, until the page is left. */
export function listen(heard) {
  const source = new EventSource(url("/api/v1/events"));
  for (const [name, act] of Object.entries(heard)) {
    source.addEventListener(name, (event) => act(JSON.parse(event.data)));
  }
  addEventListener("pagehide", () => source.close());
  return source;
}
