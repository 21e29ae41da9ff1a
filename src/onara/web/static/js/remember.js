// Choices that this browser keeps, as cookies that the server reads.

import { base } from "./api.js";

const YEAR_S = 365 * 24 * 3600;

/** Remember a choice in this browser. */
export function remember(name, value) {
  document.cookie = `onara_${name}=${encodeURIComponent(value)}; path=${base || "/"}; max-age=${YEAR_S}; samesite=lax`;
}
