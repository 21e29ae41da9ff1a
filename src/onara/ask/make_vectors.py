"""Make the vectors that come with the package: ``python -m onara.ask.make_vectors``.

Run it after the catalogue's texts have changed; what is missing is made at run time, more slowly.
"""

from __future__ import annotations

from onara.ask.asker import Asker
from onara.ask.meaning import BUNDLED, Meaning, load, name_of, save


def main() -> None:
    """Encode every text of the bundled catalogue that has no vectors yet; forget the others."""
    with Asker.open() as asker:
        texts = {name_of(text): text for text in asker.texts()}
    known = {name: vector for name, vector in load(BUNDLED).items() if name in texts}
    missing = {name: text for name, text in texts.items() if name not in known}
    known.update(zip(missing, Meaning().encode(list(missing.values())), strict=True))
    save(BUNDLED, known)
    print(f"{len(known)} texts, {len(missing)} of them new: {BUNDLED.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
