"""`python -m bench.encodings`: are texts in the wrong encoding told, and right ones left alone?"""

import argparse
import json
import platform
import random
import shlex
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench import cache
from bench.debian import DebianError
from bench.encodings import albums, breakages, material
from bench.encodings.breakages import Breakage
from bench.encodings.examined import examined
from bench.table import markdown, plain
from onara.collection import examine
from onara.spelling.mojibake import restored

SEED = 949
ALBUM = "CP949 as Latin-1"
LATIN = (
    "af", "az", "ca", "cs", "cy", "da", "de", "es", "et", "eu", "fi", "fo", "fr", "ga", "gl", "hr",
    "hu", "is", "it", "lt", "lv", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "sk", "sl", "sq", "sv",
    "tr", "vi",
)  # fmt: skip
OTHERS = (
    "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ka", "kk", "ky", "mk", "mn", "ru", "sr",
    "ta", "th", "uk",
)  # fmt: skip
GROUPS: Mapping[str, Sequence[str]] = {
    "French, German, Spanish, Icelandic, Vietnamese, Polish, Turkish ...": LATIN,
    "Cyrillic, Greek, Thai, Arabic, Hebrew, Armenian ...": OTHERS,
    "Japanese": ["ja"],
    "Chinese": ["zh", "zh_Hant"],
    "Korean": ["ko"],
}
FORMS = ("{}", "{} (Live)", "{} - {}", "{} OST Part.3", "{} feat. {}", "{} ½", "© {}", "{} II")
"""What tags make of a name; half of all are the name alone."""


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.encodings", description=__doc__)
    parser.add_argument("--right", type=int, default=10_000, help="right texts (10000)")
    parser.add_argument("--each", type=int, default=500, help="broken ones of each kind (500)")
    parser.add_argument("--files", type=int, default=0, help="also albums of so many real files")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--wrong", action="store_true", help="print what is repaired wrongly")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    return parser.parse_args(line)


def right_texts(
    names: Mapping[str, Sequence[str]], songs: Sequence[str], count: int, chance: random.Random
) -> dict[str, list[str]]:
    """``count`` texts as tags have them, a fifth of each group."""
    found = {}
    for group, languages in GROUPS.items():
        pools = [names[language] for language in languages if names.get(language)]
        if group == "Korean":
            pools.append(songs)
        texts = []
        for _ in range(count // len(GROUPS)):
            pool = chance.choice(pools)
            form = FORMS[0] if chance.random() < 0.5 else chance.choice(FORMS)
            text = form.format(*(chance.choice(pool) for _ in range(2)))
            texts.append(text.upper() if chance.random() < 0.1 else text)
        found[group] = texts
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """Of texts that were broken in one way, how many were repaired rightly and wrongly: each by
    itself, and with an album of nine others beside that are broken alike."""

    count: int
    right: int
    right_with_album: int
    wrong: int

    def row(self, name: str) -> list[str]:
        """A row of the table."""
        shares = (self.right / self.count, self.right_with_album / self.count)
        return [name, str(self.count), *(f"{share:.3f}" for share in shares), str(self.wrong)]


def judged(texts: Sequence[str], breakage: Breakage, count: int, chance: random.Random) -> Judged:
    """Breaks up to ``count`` of the texts and has them repaired."""
    pairs: list[tuple[str, str]] = []
    for text in chance.sample(texts, len(texts)):
        broken = breakage(text)
        if broken is not None and broken != text and len(pairs) < count:
            pairs.append((text, broken))
    right = with_album = wrong = 0
    for at, (text, broken) in enumerate(pairs):
        album = [pairs[(at + step) % len(pairs)][1] for step in range(1, 10)]
        alone, helped = restored(broken), restored(broken, album)
        right += alone is not None and _is_right(alone.text, text, broken)
        with_album += helped is not None and _is_right(helped.text, text, broken)
        wrong += any(one and not _is_right(one.text, text, broken) for one in (alone, helped))
    return Judged(len(pairs), right, with_album, wrong)


def _is_right(found: str, text: str, broken: str) -> bool:
    """A text that was cut off is right as far as it goes."""
    return found == text or (text.startswith(found) and len(found) >= 8 and len(broken) <= 30)


def in_files(
    count: int, seed: int, names: Mapping[str, Sequence[str]], facts: dict[str, str]
) -> list[list[str]]:
    """The table of albums of real files, made in a folder of their own and examined."""
    rows = [["albums", "files", "texts", "found", "mended", "wrongly"]]
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "albums"
        began = time.perf_counter()
        files = albums.make(folder, count, seed, names)
        made = time.perf_counter()
        report = examine(folder, Path(top) / "home", listen=False)
        ended = time.perf_counter()
        times = f"{made - began:.0f} s to make {len(files)}, {ended - made:.0f} s to examine"
        facts["time, files"] = times
        rows += [each.row(how) for how, each in examined(report, folder, files).items()]
    return rows


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where the material is not to be had."""
    chosen = arguments(line)
    chance = random.Random(chosen.seed)
    try:
        names, songs = material.names(cache.folder()), material.korean_songs()
    except (OSError, DebianError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    facts = {
        "command": shlex.join(["python", "-m", "bench.encodings", *line]),
        "seed": str(chosen.seed),
        "onara": version("onara"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
    }
    right = [["right texts", "texts", "repaired", "beside a broken album"]]
    album = [broken for song in songs[:9] if (broken := breakages.KOREAN[ALBUM](song))]
    for group, texts in right_texts(names, songs, chosen.right, chance).items():
        began = time.perf_counter()
        changed = [text for text in texts if restored(text) is not None]
        facts[f"time, {group}"] = (
            f"{1e3 * (time.perf_counter() - began) / len(texts):.2f} ms a text"
        )
        beside = sum(restored(text, album) is not None for text in texts)
        right.append([group, str(len(texts)), str(len(changed)), str(beside)])
        if chosen.wrong:
            for text in changed:
                print(repr(text), restored(text))
    rows = [["broken texts", "texts", "repaired", "with its album", "wrongly"]]
    groups: tuple[tuple[str, Sequence[str], Mapping[str, Breakage]], ...] = (
        ("Korean", [*songs, *names["ko"]], breakages.KOREAN),
        ("Japanese", names["ja"], breakages.JAPANESE),
        ("Chinese, simplified", names["zh"], breakages.SIMPLIFIED),
        ("Chinese, traditional", names["zh_Hant"], breakages.TRADITIONAL),
        ("French", names["fr"], breakages.LATIN),
    )
    for language, known, kinds in groups:
        for name, breakage in kinds.items():
            rows.append(judged(known, breakage, chosen.each, chance).row(f"{language}: {name}"))
    tables = [right, rows]
    if chosen.files:
        tables.append(in_files(chosen.files, chosen.seed, names, facts))
    mark, draw = ("* ", markdown) if chosen.markdown else ("", plain)
    for name, value in facts.items():
        print(f"{mark}{name}: {value}")
    for table in tables:
        print(f"\n{draw(table)}")
    if chosen.json:
        text = json.dumps({"header": facts, "tables": tables}, ensure_ascii=False, indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
