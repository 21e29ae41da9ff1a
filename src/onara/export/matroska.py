"""Matroska chapters as XML, for ``mkvmerge --chapters`` and mkvpropedit; no MKV is touched here.

Each chapter has a display for each language (RFC 9559, section 5.1.7), so that a player shows the
title in its user's own.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from onara.export import timecode
from onara.export.chapters import Chapter, chapters
from onara.export.language import LANGUAGES, Language
from onara.sheet import CueSheet

_ISO_639_2: dict[Language, str] = {"en": "eng", "ko": "kor"}
"""The codes of ``ChapterLanguage``; ``ChapLanguageIETF`` takes the tag as it is."""


def write(sheet: CueSheet, language: Language) -> bytes:
    """The chapters of an episode; the display in ``language`` comes first."""
    root = ET.Element("Chapters")
    edition = ET.SubElement(root, "EditionEntry")
    ordered = sorted(LANGUAGES, key=lambda each: each != language)
    # Matroska wants numbers that are not 0, different within the file.
    for number, chapter in enumerate(chapters(sheet), 1):
        atom = ET.SubElement(edition, "ChapterAtom")
        _text(atom, "ChapterUID", str(number))
        _text(atom, "ChapterTimeStart", timecode.nanoseconds(chapter.start_s))
        _text(atom, "ChapterTimeEnd", timecode.nanoseconds(chapter.end_s))
        for each in ordered:
            _display(atom, chapter, each)
    ET.indent(root)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE Chapters SYSTEM "matroskachapters.dtd">'
    )
    return f"{head}\n{ET.tostring(root, encoding='unicode')}\n".encode()


def _display(atom: ET.Element, chapter: Chapter, language: Language) -> None:
    display = ET.SubElement(atom, "ChapterDisplay")
    _text(display, "ChapterString", chapter.title(language))
    _text(display, "ChapterLanguage", _ISO_639_2[language])
    _text(display, "ChapLanguageIETF", language)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
