"""The name and folders of an episode, read.

"도깨비.E07.161223.720p-NEXT.mkv", "슬기로운 의사생활 시즌2/제3회.mp4": a file name says more of its
episode than its folder, and of two folders the nearer says more.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from onara.catalogue.markings import NOISE
from onara.episodes.markers import Marker, bare_number, markers, season_of
from onara.episodes.naming import Evidence, Naming, Place, over
from onara.episodes.release_words import is_release_word, release_begins, without_ids
from onara.spelling import repaired, tokens

FOLDERS = 3
"""Folders above a file that are read: library, drama, season."""

LONGEST = 255
"""Letters of a name that are looked at: file systems allow no longer ones."""

_COLLECTIONS = frozenset(
    word
    for row in (
        "video videos movie movies tv tvshows shows series media downloads download desktop home",
        "users user tmp mnt data volumes library kdrama kdramas koreandrama koreandramas dramas",
        "drama nas plex jellyfin kodi emby torrent torrents complete incoming new watch",
        "드라마 한드 한국드라마 영상 동영상 비디오 다운로드 방송 완결 예능",
    )
    for word in row.split()
)
"""Names of folders that hold many dramas, without blanks between their words."""

_EDGES = " .-–—_~·,:|"
_ENDING = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{2,4}$", re.I)
_FINISHED = re.compile(r"^(?:end|fin|완|끝)(?![a-z가-힣])", re.I)
_LEADING = re.compile(r"^\s*[\[【(]([^\[\]【】()]{1,60})[\]】)]\s*")
_BRACKETS = re.compile(r"[\[【(][^\[\]【】()]*[\]】)]")
_BROADCASTER = re.compile(
    r"^(?:(?:kbs|mbc|sbs|ebs|tvn|jtbc|ocn|ena|mbn|tv ?조선|채널 ?a|넷플릭스|netflix)"
    r"\s*\d?(?:tv)?\s+)?"
    r"(?:(?:월화|수목|금토|토일|주말|일일|아침|특별기획|대하|미니|금요|토요|일요)\s*)*"
    r"(?:드라마|미니시리즈|연속극|시리즈)\s+(?!스페셜)",
    re.I,
)


def read_name(path: PurePath) -> Naming:
    """What the file name says, over what its folders say.

    Total on any path.  Hangul is composed, and names that were decoded wrongly are repaired.
    """
    found, behind = _of_file(path.name)
    for folder in path.parts[:-1][::-1][:FOLDERS]:
        if "".join(tokens(_cleaned(folder))) in _COLLECTIONS:
            break  # what lies further up says where the collection is kept
        found = over(found, _of_folder(folder))
    if behind and not _names_it_first(found):
        # "07회 도깨비": the drama may stand behind the number, but a folder says so more often.
        why = Evidence("title", behind, behind, Place.FILE)
        found = over(found, Naming((behind,), evidence=(why,)))
    return found


def _names_it_first(naming: Naming) -> bool:
    """Whether a title stands in the file name itself."""
    why = naming.why("title")
    return why is not None and why.place is Place.FILE


def _of_file(name: str) -> tuple[Naming, str | None]:
    """What a file name says, and the words behind its number, which may be of the episode."""
    text = _cleaned(_ENDING.sub("", name))
    found, ends = markers(text), release_begins(text)
    if not any("number" in each.values or "is_last" in each.values for each in found):
        until = min([each.start for each in found if "year" not in each.values] + [ends])
        bare = bare_number(_without_brackets(text[:until]))
        if bare is not None:
            found = sorted([*found, bare], key=lambda each: each.start)
    titles = _title_words(text[: min([each.start for each in found] + [ends])])
    behind = _behind(text, found)
    why = tuple(Evidence("title", each, each, Place.FILE) for each in titles)
    if behind:
        why += (Evidence("episode_title", behind, behind, Place.FILE),)
    said = _naming(found, Place.FILE)
    return over(Naming(titles, episode_title=behind, evidence=why), said), behind


def _of_folder(name: str) -> Naming:
    text = _cleaned(name)
    alone = season_of(text)
    if alone is not None and not text.strip().isdigit():
        said = Evidence("season", str(alone), text.strip(), Place.FOLDER)
        return Naming(season=alone, evidence=(said,))
    found = markers(text)
    naming = _naming(found, Place.FOLDER)
    ends = min([each.start for each in found] + [release_begins(text)])
    titles = _title_words(text[:ends])
    why = tuple(Evidence("title", each, each, Place.FOLDER) for each in titles)
    return over(Naming(titles, evidence=why), naming)


def _naming(found: list[Marker], place: Place) -> Naming:
    """What markers say; of two that say the same field the first is believed."""
    values: dict[str, int | str | bool] = {}
    why: list[Evidence] = []
    for marker in found:
        numbered = "number" in values
        for field, value in marker.values.items():
            if not (field == "last_number" and numbered):  # the last of another count
                values.setdefault(field, value)
            why.append(Evidence(field, str(value), marker.said, place))
    return Naming(**values, evidence=tuple(why))  # type: ignore[arg-type]


def _behind(text: str, found: list[Marker]) -> str | None:
    """The words after the number, before the next marker and what recorders wrote."""
    numbers = [each for each in found if "number" in each.values or "is_last" in each.values]
    if not numbers:
        return None
    begin = numbers[0].end
    for each in found:
        if each.start >= begin and not text[begin : each.start].strip(_EDGES + "()[]"):
            begin = each.end
    until = min([each.start for each in found if each.start >= begin], default=len(text))
    # A word before it, for what recorders write is only looked for behind a title.
    until = min(until, begin + max(0, release_begins(f"x {text[begin:until]}") - len("x ")))
    words = _spaced(_without_brackets(text[begin:until])).strip(_EDGES + "()[]")
    words = _FINISHED.sub("", words).strip(_EDGES)
    return words if any(map(str.isalpha, words)) and not _is_noise(words) else None


def _title_words(text: str) -> tuple[str, ...]:
    """Words that may name the drama: without brackets before it, and what those say."""
    inside: list[str] = []
    while (bracket := _LEADING.match(text)) is not None:
        inside.append(bracket[1])
        text = text[bracket.end() :]
    bare = _spaced(_without_brackets(text)).strip(_EDGES + "()[]{}")
    shorter = _BROADCASTER.sub("", bare).strip(_EDGES)
    meant = [each for each in map(_spaced, inside) if not _is_noise(each)]
    found = (shorter, *(each.strip(_EDGES) for each in meant))
    return tuple(dict.fromkeys(each for each in found if any(map(str.isalnum, each))))


def _is_noise(text: str) -> bool:
    return is_release_word(text) or all(
        word in NOISE or word.isdigit() or word in _COLLECTIONS for word in tokens(text)
    )


def _without_brackets(text: str) -> str:
    """As long as the text, blanks in the place of what stands in brackets."""
    return _BRACKETS.sub(lambda found: " " * len(found[0]), text)


def _spaced(text: str) -> str:
    """With blanks for dots where a name is written with dots throughout."""
    bare = text.strip(_EDGES)
    if " " not in bare or re.search(r"\w\.\w+\.\w", bare):
        text = text.replace(".", " ")
    return " ".join(text.split())


def _cleaned(name: str) -> str:
    text = unicodedata.normalize("NFC", repaired(name[:LONGEST])).replace("_", " ")
    return without_ids("".join(sign if sign.isprintable() else " " for sign in text))
