// Texts for scripts: an element carries those of its area in `data-words`.

/** Says texts of an element: `say("key", {title: "…"})`; `{title:을/를}` gets its particle, and
    `{title:~을/를}` is the particle alone. */
export function wordsOf(element) {
  const texts = JSON.parse(element.dataset.words);
  return (key, values = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)(?::(~?)([^}/]*)\/([^}]*))?[^}]*\}/g, (whole, name, alone, closed, open) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (closed === undefined) return String(value);
      return (alone ? "" : value) + particle(String(value), closed, open);
    });
}

// As in wording/particles.py: the number of the closing consonant in the Korean reading of each
// digit and of letters that are spelt out, and the ends of words that get one.
const DIGITS = [21, 8, 0, 16, 0, 0, 1, 8, 8, 0];
const SPELT_OUT = { L: 8, M: 16, N: 4, R: 8 };
const FOREIGN = /(?<rieul>le?)$|(?:[mn]|ng|(?<=\w)[mn]e|(?<![aeiou])[aeiou][bckpt]|ook)$/i;
const RIEUL = 8;

function coda(word) {
  const text = word.normalize("NFC").replace(/[^\p{L}\p{N}]+$/u, "");
  const last = text.at(-1) ?? "";
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28;
  if (last >= "0" && last <= "9") return DIGITS[Number(last)];
  const latin = /[A-Za-z]+$/.exec(text)?.[0];
  if (!latin) return 0;
  if (latin === latin.toUpperCase()) return SPELT_OUT[last] ?? 0;
  const found = FOREIGN.exec(latin);
  return !found ? 0 : found.groups.rieul ? RIEUL : 1;
}

function particle(word, closed, open) {
  const found = coda(word);
  if (found === RIEUL && closed.startsWith("으")) return open;
  return found ? closed : open;
}
