// Texts for scripts: an element carries those of its area in `data-words`.

/** Says texts of an element: `say("key", {title: "…"})`; `{title:을/를}` gets its particle. */
export function wordsOf(element) {
  const texts = JSON.parse(element.dataset.words);
  return (key, values = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)(?::([^}/]*)\/([^}]*))?[^}]*\}/g, (whole, name, closed, open) => {
      const value = values[name];
      if (value === undefined) return whole;
      return closed === undefined ? String(value) : `${value}${particle(String(value), closed, open)}`;
    });
}

// The number of the closing consonant in the Korean reading of each digit, as in wording/particles.py.
const DIGITS = [21, 8, 0, 16, 0, 0, 1, 8, 8, 0];
const RIEUL = 8;

function coda(word) {
  for (const letter of [...word.normalize("NFC")].reverse()) {
    const code = letter.codePointAt(0);
    if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28;
    if (letter >= "0" && letter <= "9") return DIGITS[Number(letter)];
    if (/\p{L}/u.test(letter)) {
      const lower = letter.toLowerCase();
      return lower === "l" ? RIEUL : "bcdfgjklmnpqtvxz".includes(lower) ? 1 : 0;
    }
  }
  return 0;
}

function particle(word, closed, open) {
  const found = coda(word);
  if (found === RIEUL && closed.startsWith("으")) return open;
  return found ? closed : open;
}
