"""Tables of songs (CSV, TSV) that people keep: one row a song, columns in any order.

Columns are named in English or Korean (`COLUMNS`); several names in one cell stand with ``;``,
``|`` or, where there is neither, commas between them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from onara.imports.records import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Entry,
    Name,
    Partial,
    Skipped,
    SongRecord,
    clean,
)
from onara.spelling import fold, key

COLUMNS = {
    "drama": ("drama", "series", "show"),
    "drama_ko": ("drama_ko", "드라마", "드라마명", "작품", "작품명"),
    "title": ("title", "song", "english title", "영어 제목", "영문 제목", "영문명"),
    "title_ko": ("title_ko", "제목", "곡", "곡명", "노래", "노래 제목", "한글 제목"),
    "performers": ("performers", "performer", "artist", "artists", "singer", "영문 가수"),
    "performers_ko": ("performers_ko", "가수", "아티스트", "부른 이", "노래한 이"),
    "aliases": ("aliases", "alias", "other titles", "별칭", "다른 제목"),
    "part": ("part", "파트", "회차"),
    "released": ("released", "date", "발매", "발매일", "공개일"),
    "roles": ("roles", "role", "역할", "쓰임"),
    "composer": ("composer", "composers", "music", "작곡", "작곡가"),
    "lyricist": ("lyricist", "lyricists", "lyrics", "작사", "작사가"),
    "source": ("source", "sources", "출처"),
}
"""Column: the headers by which it is known."""

_BY_HEADER = {key(name): column for column, names in COLUMNS.items() for name in names}
_DELIMITERS = (",", ";", "\t")
_DATE = re.compile(r"(\d{4})(?:[-./]\s?(\d{1,2})(?:[-./]\s?(\d{1,2}))?)?\.?")
_PART = re.compile(r"(?:(?:ost\s*)?(?:part|pt|파트)\s*[.\-]?\s*)?(\d{1,3})", re.IGNORECASE)


class NoTable(ValueError):
    """The text has no header that is known; it says so, to follow the file's name."""


class _BadRow(ValueError):
    """The reason why a row is skipped."""


class _Names(NamedTuple):
    latin: list[str]
    korean: list[str]

    def pairs(self, column: str) -> list[tuple[str, str | None]]:
        """Each with its Korean name; (name to show, Korean name)."""
        if self.latin and self.korean and len(self.latin) != len(self.korean):
            raise _BadRow(
                f"has {len(self.latin)} names in {column} and {len(self.korean)} in {column}_ko"
            )
        if not self.korean:
            return [(name, None) for name in self.latin]
        return list(zip(self.latin or self.korean, self.korean, strict=True))


def source_of(path: Path) -> str:
    """What a table's records are filed under: its name without the ending."""
    return f"csv:{clean(path.stem)}"


def decoded(data: bytes) -> str:
    """The text of a table: UTF-8 with or without a mark, UTF-16 with one, or CP949.

    Raises `NoTable` for bytes that are none of these.
    """
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp949"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NoTable("is no text in UTF-8 or CP949")


def entries(text: str, source: str) -> Iterator[Entry]:
    """The songs of a table, with their artists and dramas; ``source`` is ``csv:NAME``.

    A bad row is skipped and said with the number of its line.  Raises `NoTable`.
    """
    lines = text.splitlines(keepends=True)
    while lines and not lines[0].strip():
        del lines[0]
    if not lines:
        raise NoTable("is empty")
    delimiter = max(_DELIMITERS, key=lambda sign: len(_known(_split(lines[0], sign))))
    header = _known(_split(lines[0], delimiter))
    if not {"title", "title_ko"} & set(header.values()):
        raise NoTable("has no column named title or title_ko (제목) in its first line")
    skipped = len(text.splitlines()) - len(lines)
    reader = csv.reader(lines, delimiter=delimiter)
    next(reader)
    while True:
        place = f"line {reader.line_num + 1 + skipped}"
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Skipped(f"cannot be read ({error})", place)
            continue
        if not any(cell.strip() for cell in row):
            continue
        try:
            yield from _row(_cells(row, header), source)
        except _BadRow as error:
            yield Skipped(str(error), place)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _known(names: Sequence[str]) -> dict[int, str]:
    """The columns that are known, by their places; of two of one name the first counts."""
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        column = _BY_HEADER.get(key(name))
        if column is not None:
            found.setdefault(column, place)
    return {place: column for column, place in found.items()}


def _cells(row: list[str], header: dict[int, str]) -> dict[str, str]:
    # A quotation mark that is never closed swallows the lines behind it.
    if any("\n" in cell.strip() for cell in row):
        raise _BadRow("has a cell over several lines; is a quotation mark open?")
    if len(row) < 2 <= len(header):
        raise _BadRow(f"has 1 column, where the first line has {max(header) + 1}")
    return {column: clean(row[place]) for place, column in header.items() if place < len(row)}


def _row(cells: dict[str, str], source: str) -> Iterator[Entry]:
    title, title_ko = cells.get("title", ""), cells.get("title_ko", "")
    if not title and not title_ko:
        raise _BadRow("has no title")
    performers = _Names(_list(cells.get("performers")), _list(cells.get("performers_ko")))
    artists = [_artist(name, korean, source) for name, korean in performers.pairs("performers")]
    drama = _drama(cells, source)
    released = _date(cells.get("released", ""))
    seen = tuple(_list(cells.get("source")))
    place = Appearance(
        drama.title if drama else None,
        drama.id if drama else None,
        part=_part(cells.get("part", "")),
        released=released,
        roles=tuple(fold(role) for role in _list(cells.get("roles"))),
    )
    of_drama = drama.id.partition("/")[2] if drama else ""
    first = artists[0].id.partition("/")[2] if artists else ""
    yield SongRecord(
        f"{source}:song/{of_drama}/{key(title_ko or title)}/{first}",
        source,
        title or title_ko,
        title_ko or None,
        tuple(Name(alias) for alias in _list(cells.get("aliases"))),
        _credits(artists),
        (place,) if place != Appearance() else (),
        _writers(cells.get("composer"), source),
        _writers(cells.get("lyricist"), source),
        sources=seen,
    )
    # Rows that share an artist or drama may spell it in different ways; all of them find it.
    yield from map(Partial, artists)
    if drama:
        yield Partial(drama)


def _artist(name: str, korean: str | None, source: str) -> ArtistRecord:
    return ArtistRecord(f"{source}:artist/{key(korean or name)}", source, name, korean)


def _writers(cell: str | None, source: str) -> tuple[Credit, ...]:
    """Who wrote; by the same ids as who sings, so that what one person did hangs together."""
    return tuple(Credit(name, _artist(name, None, source).id) for name in _list(cell))


def _drama(cells: dict[str, str], source: str) -> DramaRecord | None:
    title, korean = cells.get("drama", ""), cells.get("drama_ko", "")
    if not title and not korean:
        return None
    id = f"{source}:drama/{key(korean or title)}"
    return DramaRecord(id, source, title or korean, korean or None)


def _credits(artists: list[ArtistRecord]) -> tuple[Credit, ...]:
    last = len(artists) - 1
    return tuple(
        Credit(
            artist.title, artist.id, "" if place == last else " & " if place == last - 1 else ", "
        )
        for place, artist in enumerate(artists)
    )


def _list(cell: str | None) -> list[str]:
    cell = cell or ""
    signs = r"[;|]" if re.search(r"[;|]", cell) else r","
    return [name for name in (clean(part) for part in re.split(signs, cell)) if name]


def _date(cell: str) -> str | None:
    if not cell:
        return None
    found = _DATE.fullmatch(cell)
    year, month, day = found.groups() if found else (None, None, None)
    if year is None or not 1 <= int(month or 1) <= 12 or not 1 <= int(day or 1) <= 31:
        raise _BadRow(f"has no date in released: {cell[:40]}")
    return "-".join([year, *(f"{int(number):02}" for number in (month, day) if number)])


def _part(cell: str) -> int | str | None:
    found = _PART.fullmatch(cell)
    return int(found[1]) if found else cell or None
