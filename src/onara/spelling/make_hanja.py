"""Makes ``data/hanja.txt``, the Korean readings of Chinese characters, from the Unihan database.

    python -m onara.spelling.make_hanja FOLDER

``FOLDER`` holds Unihan_Readings, Unihan_Variants and Unihan_OtherMappings of the Unicode Character
Database, as .txt or .txt.bz2.  Nothing else in Onara reads them, or imports this.
"""

from __future__ import annotations

import bz2
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "hanja.txt"
# Where several readings are in use: the one that names and titles have most often, for Unihan
# lists readings by the alphabet.  芸, 弁, 予 and 欠 are read as the Japanese forms that they are.
_PREFERRED = {
    "樂": "악", "車": "차", "更": "경", "龜": "귀", "茶": "차", "糖": "당", "台": "대", "賈": "가",
    "芸": "예", "弁": "변", "予": "예", "欠": "결", "糸": "사", "虫": "충", "単": "단", "楽": "악",
    "乐": "악", "车": "차", "亀": "귀", "龟": "귀", "着": "착", "郁": "욱",
}  # fmt: skip
# Japanese forms that Unihan does not link with the elder form, each followed by it.
_ELDER = (
    "亀龜働動剤劑労勞勧勸営營囲圍図圖圧壓壌壤壱壹対對尚尙帰歸廃廢弐貳悩惱戻戾択擇拠據拡擴挙擧斎齋既旣"
    "桟棧歓歡歯齒沢澤渓溪満滿犠犧猟獵発發穏穩粛肅経經継繼続續縄繩脳腦舎舍舗鋪蛍螢覚覺観觀訳譯読讀軽輕"
    "辺邊遅遲釈釋鉱鑛銭錢閲閱闘鬪霊靈頬頰飲飮駅驛髄髓麺麵齢齡冨富尭堯巌巖惣總摑攫槙槇穣穰净淨"
)
_VARIANTS = (
    "kTraditionalVariant", "kZVariant", "kSemanticVariant", "kSpecializedSemanticVariant",
)  # fmt: skip
_LINE = re.compile(r"U\+([0-9A-F]{4})\t(\w+)\t(.*)")  # the first plane holds all in common use
_CODE = re.compile(r"U\+([0-9A-F]{4})(?![0-9A-F])")
_COMPATIBILITY = range(0xF900, 0xFB00)  # NFC has no such character
_STEPS = 3  # 为 is 為 is 爲
_PER_LINE = 30


def main(folder: Path) -> None:
    """Reads the database in ``folder`` and writes the table anew, below its head."""
    fields = {c: field for c, _, field in _fields(folder, "Unihan_Readings", ("kHangul",))}
    readings = {c: _best(field) for c, field in fields.items() if ord(c) not in _COMPATIBILITY}
    taught = {c for c in readings if "E" in fields[c]}
    replaced, related = _elder_forms(folder)
    table = dict(readings)
    for character in related:
        # 机 was read 궤 in old books; whoever writes it today means 機.
        now = [form for form in replaced.get(character, ()) if form in taught]
        if character in readings and character not in taught and now:
            table[character] = readings[now[0]]
        elif character not in readings and (found := _first_read(character, related, readings)):
            table[character] = readings[found]
    table.update(_PREFERRED)
    kept = _TABLE.read_text(encoding="utf-8").splitlines()
    lines = [*(line for line in kept if line.startswith("#")), *_lines(table)]
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _fields(folder: Path, name: str, wanted: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """(character, field, value) of one file of the database."""
    packed = folder / f"{name}.txt.bz2"
    raw = bz2.decompress(packed.read_bytes()) if packed.exists() else None
    text = (folder / f"{name}.txt").read_bytes() if raw is None else raw
    for line in text.decode("utf-8").splitlines():
        entry = _LINE.fullmatch(line)
        if entry and entry[2] in wanted:
            yield chr(int(entry[1], 16)), entry[2], entry[3]


def _best(field: str) -> str:
    """The reading taught in schools, or else the one allowed in names, of a kHangul field."""
    marked = [reading.partition(":") for reading in field.split()]
    return min(marked, key=lambda entry: ("E" not in entry[2], "N" not in entry[2]))[0]


def _characters(value: str) -> list[str]:
    return [chr(int(code, 16)) for code in _CODE.findall(value)]


def _elder_forms(folder: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each character the forms that it replaces, and all related ones, the likeliest first."""
    former: dict[str, list[str]] = defaultdict(list)
    for new, old in zip(_ELDER[::2], _ELDER[1::2], strict=True):
        former[new].append(old)
    for old, _, value in _fields(folder, "Unihan_OtherMappings", ("kJinmeiyoKanji",)):
        for new in _characters(value):
            former[new].append(old)
    variants: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in _VARIANTS}
    shorter: dict[str, list[str]] = defaultdict(list)
    for character, field, value in _fields(
        folder, "Unihan_Variants", (*_VARIANTS, "kSimplifiedVariant")
    ):
        if field == "kSimplifiedVariant":
            for short in _characters(value):
                shorter[short].append(character)
        else:
            variants[field][character] += _characters(value)
    sources = [former, *variants.values(), shorter]
    every = sorted({character for source in sources for character in source})
    related = {c: [form for source in sources for form in source.get(c, ())] for c in every}
    replaced = {c: former.get(c, []) + variants["kTraditionalVariant"].get(c, []) for c in every}
    return {c: forms for c, forms in replaced.items() if c not in forms}, related


def _first_read(
    character: str, related: dict[str, list[str]], readings: dict[str, str]
) -> str | None:
    """The nearest related form that has a reading, over a few steps."""
    reached = [character]
    for _ in range(_STEPS):
        reached = [form for known in reached for form in related.get(known, ())]
        for form in reached:
            if form in readings:
                return form
    return None


def _lines(table: dict[str, str]) -> Iterator[str]:
    """``reading characters``, in the order of the Korean alphabet; long lines are parted."""
    of_reading: dict[str, list[str]] = defaultdict(list)
    for character, reading in sorted(table.items()):
        of_reading[reading].append(character)
    for reading, characters in sorted(of_reading.items()):
        for start in range(0, len(characters), _PER_LINE):
            yield f"{reading} {''.join(characters[start : start + _PER_LINE])}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the folder of the Unihan files: python -m onara.spelling.make_hanja FOLDER")
    try:
        main(Path(sys.argv[1]))
    except OSError as error:
        sys.exit(f"{error.filename}: cannot be read or written ({error.strerror}).")
