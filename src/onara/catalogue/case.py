"""One song's case: whether all texts of a file agree that it holds this song.

The title must be read to the last word, the artist must be nobody else, album and folders must not
be another drama's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onara.catalogue.lexicons import DramaNames, SongNames
from onara.catalogue.markings import ARRANGED, PERFORMED_ANEW
from onara.catalogue.reading import DRAMA, PERFORMER, TITLE, Lexicon, Reading, read, spans
from onara.spelling import key, tokens

_BRACKETS = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
_NAMES = re.compile(
    r"\s*(?:[,&/;×+·、]|\bfeat\b\.?|\bft\b\.?|\bwith\b|\band\b|\bx\b)\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a file, repaired, with the dramas that its album and folders name."""

    title: str
    title_is_tag: bool
    stem: str
    artist: str
    album_artist: str
    album: str
    album_dramas: frozenset[str]
    folders: tuple[str, ...]
    folder_dramas: frozenset[str]

    @property
    def title_place(self) -> str:
        """Where the title stands, in words."""
        return "title tag" if self.title_is_tag else "file name"


@dataclass(slots=True)
class Case:
    """One song's case: what agrees, and how well."""

    names: SongNames
    reading: Reading
    exact: bool
    performer: str | None = None
    drama: str | None = None
    drama_outside_title: bool = False
    parts: frozenset[int] = frozenset()

    def beats(self, other: Case) -> bool:
        """Whether this case is better in something and worse in nothing."""
        mine, theirs = self._merits(), other._merits()
        return mine != theirs and all(a >= b for a, b in zip(mine, theirs, strict=True))

    def _merits(self) -> tuple[int, ...]:
        return (
            bool(self.drama),
            -len(self.reading.marks ^ self.names.marks),
            self.names.song.part in self.parts,
            self.exact,
        )


def judge(
    names: SongNames, drama: DramaNames, texts: Texts, slips: frozenset[str] = frozenset()
) -> Case | None:
    """The case for one song, or ``None`` where something is missing or speaks against it.

    ``slips`` are keys of the title text that are to be read as the song's title, misspelt.
    """
    lexicons = (names.lexicon, drama.lexicon, drama.people)
    reading = read(tokens(texts.title), *lexicons, slips=slips)
    if reading is None or TITLE not in reading:
        return None
    case = Case(names, reading, exact=not slips, parts=reading.parts)
    if PERFORMER in reading:
        case.performer = f"performer in the {texts.title_place}"
    if DRAMA in reading:
        case.drama = f"drama in the {texts.title_place}"
    agrees = (
        _artist_agrees(case, texts, lexicons)
        and _stem_agrees(case, texts, lexicons)
        and _dramas_agree(case, texts, drama, lexicons)
    )
    if not agrees or not (case.performer or case.drama) or not _version_is_credible(case):
        return None
    only_named_after_drama = names.self_titled and not case.performer and not texts.title_is_tag
    return None if only_named_after_drama else case


def _artist_agrees(case: Case, texts: Texts, lexicons: tuple[Lexicon, ...]) -> bool:
    """Whether the artist tags name nobody else; notes the performer where they name one."""
    for text, place in ((texts.artist, "artist tag"), (texts.album_artist, "album artist tag")):
        if not text or (case.performer and place == "album artist tag"):
            continue
        reading = _read_artist(text, lexicons)
        if reading is None:
            return False
        if PERFORMER in reading:
            case.performer = f"performer in the {place}"
        if DRAMA in reading:
            case.drama, case.drama_outside_title = f"drama in the {place}", True
    return True


def _read_artist(text: str, lexicons: tuple[Lexicon, ...]) -> Reading | None:
    """An artist tag, whose brackets and leading group name ("엑소 찬열") may be unknown."""
    whole = read(tokens(text), *lexicons, numbered=False)
    if whole is not None and (PERFORMER in whole or not whole.marks):
        return whole
    bare = _BRACKETS.sub(" ", text)
    known: list[str] = []
    for name in _NAMES.split(bare):
        words = tokens(name)
        in_group = len(words) == 2 and all(len(word) > 1 and word[0] >= "가" for word in words)
        known.extend(words[1:] if in_group and read(words, *lexicons) is None else words)
    for words in (tokens(bare), tuple(known)):
        reading = read(words, *lexicons, numbered=False)
        if reading is not None and PERFORMER in reading:
            return reading
    return None


def _stem_agrees(case: Case, texts: Texts, lexicons: tuple[Lexicon, ...]) -> bool:
    """Whether the file name, where the title came from a tag, names nobody else."""
    if not texts.title_is_tag:
        return True
    reading = read(tokens(texts.stem), *lexicons)
    if reading is None:
        stem = set(spans(tokens(texts.stem)))
        return bool(case.performer) or stem.isdisjoint(case.names.title_keys)
    if PERFORMER in reading and TITLE in reading:
        case.performer = case.performer or "performer in the file name"
    if DRAMA in reading:
        case.drama, case.drama_outside_title = case.drama or "drama in the file name", True
    case.parts |= reading.parts
    return True


def _dramas_agree(
    case: Case, texts: Texts, drama: DramaNames, lexicons: tuple[Lexicon, ...]
) -> bool:
    """Whether album and folders are not another drama's; notes the drama where they are its."""
    album = read(tokens(texts.album), *lexicons) if texts.album else None
    album_names_it = drama.drama.id in texts.album_dramas or names_drama(album)
    if texts.album_dramas and not album_names_it:
        return False
    if album_names_it:
        case.drama, case.drama_outside_title = "drama in the album tag", True
    elif texts.folder_dramas:
        if drama.drama.id not in texts.folder_dramas:
            return False
        if case.performer or case.drama or not texts.album or album is not None:
            case.drama, case.drama_outside_title = case.drama or "drama in the folder name", True
    if album is not None:
        case.parts |= album.parts
    for folder in texts.folders:
        reading = read(tokens(folder), *lexicons)
        if reading is not None:
            case.parts |= reading.parts
            if not texts.artist and PERFORMER in reading and not _is_index(folder):
                case.performer = case.performer or "performer in the folder name"
    return True


def _version_is_credible(case: Case) -> bool:
    """Whether a version that the catalogue does not list is the soundtrack's, not a cover."""
    further = case.reading.marks - case.names.marks
    if case.performer or not further:
        return True
    if further & PERFORMED_ANEW:
        return False
    return case.drama_outside_title or not further & ARRANGED


def _is_index(folder: str) -> bool:
    """Whether the folder is one letter, as of an alphabetical index, rather than the singer V."""
    return len(key(folder)) == 1 and key(folder).isascii()


def names_drama(reading: Reading | None) -> bool:
    """Whether a text could be read and names the drama."""
    return reading is not None and DRAMA in reading
