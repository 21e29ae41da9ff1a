"""PDF for handing in: A4 landscape, the table with a repeated heading, a line for the reviewer."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onara.export import names, timecode, usage
from onara.export.columns import Row, contributors, rows
from onara.export.confidence import confidence, stamp
from onara.export.identifiers import isrc, iswc
from onara.export.language import Language, Words
from onara.export.xlsx_sheet import heading
from onara.sheet import CueSheet, Episode

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_MILLIMETRE = 72 / 25.4
"""Points."""
_FRAME_PADDING = 6
"""Points that reportlab leaves within each margin."""
_ROOM_FOR_A_CUE = 100
"""Points that an episode needs at the foot of a page, or its heading would stand there alone."""
_SIZE = 7.5
"""Points: the smallest that a clerk reads without effort, for ten columns on A4."""


class _Column(NamedTuple):
    heading: Words
    width: float  # millimetres; together the page without its margins


COLUMNS = (
    _Column(Words("No.", "순번"), 9),
    _Column(Words("In / out", "시작 / 끝"), 24),
    _Column(Words("Duration", "길이"), 16),
    _Column(Words("Cue title", "곡명"), 52),
    _Column(Words("Performer", "가수·실연자"), 32),
    _Column(Words("Rights holders (role)", "권리자 (역할)"), 45),
    _Column(Words("IPI/CAE, society, share", "IPI/CAE, 관리단체, 지분"), 30),
    _Column(Words("Usage", "사용 형태"), 22),
    _Column(Words("ISRC / ISWC", "ISRC / ISWC"), 25),
    _Column(Words("Confidence", "확신도"), 18),
)
_ROLES = Words(
    "C composer, A author, CA composer and author, AR arranger, E publisher. "
    "Usage: OT opening, CT closing, B background, F featured, V performed on screen, EE sting; "
    "I instrumental, V vocal.",
    "C 작곡, A 작사, CA 작곡·작사, AR 편곡, E 음악출판사. "
    "사용 형태: OT 오프닝, CT 엔딩, B 배경, F 전면 삽입, V 화면 속 연주, EE 짧은 브리지; "
    "I 연주곡, V 가창곡.",
)
_AUTHORITY = Words(
    "Made by a program from the sound alone. The production's own cue sheet is authoritative.",
    "소리만 듣고 프로그램이 작성했습니다. 제작사의 큐시트가 우선합니다.",
)
_SIGNATURE = Words("Reviewed by", "검토자"), Words("Date", "날짜"), Words("Signature", "서명")
_NO_CUES = Words("There is no music in this sheet.", "이 큐시트에는 음악이 없습니다.")


def write(sheets: Sequence[CueSheet], language: Language) -> bytes:
    """The cues of one or many episodes as a PDF; the same sheets give the same bytes."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import SimpleDocTemplate

    from onara.export import pdf_fonts
    from onara.export.pdf_page import page_maker

    pdf_fonts.register()
    filled = io.BytesIO()
    title = heading(sheets, language)
    margin = 12 * _MILLIMETRE
    document = SimpleDocTemplate(
        filled,
        pagesize=landscape(A4),
        leftMargin=margin - _FRAME_PADDING,
        rightMargin=margin - _FRAME_PADDING,
        topMargin=22 * _MILLIMETRE,
        bottomMargin=14 * _MILLIMETRE,
        title=title,
        author=names.one_line(sheets[0].program),
        lang=language,
        invariant=1,
    )
    stamps = " / ".join(dict.fromkeys(stamp(sheet, language) for sheet in sheets))
    made = max(sheet.made for sheet in sheets)
    program = f"{names.one_line(sheets[0].program)}, {made:%Y-%m-%d %H:%M}"
    document.build(_story(sheets, language), canvasmaker=page_maker(title, stamps, program))
    return filled.getvalue()


def _story(sheets: Sequence[CueSheet], language: Language) -> list[Flowable]:
    from reportlab.platypus import CondPageBreak, Spacer

    told: list[Flowable] = []
    for sheet in names.in_order(sheets):
        told += [CondPageBreak(_ROOM_FOR_A_CUE)]
        told += [_paragraph(_about(sheet.episode, language), size=10), Spacer(0, 6)]
        told += [_table(sheet, language), Spacer(0, 12)]
    return [*told, _foot(sheets, language)]


def _about(episode: Episode, language: Language) -> str:
    broadcast = Words("broadcast", "방송일").of(language)
    length = Words("length", "길이").of(language)
    told = (
        names.programme(episode, language),
        names.episode_name(episode, language),
        names.one_line(episode.network or ""),
        f"{broadcast} {episode.broadcast}" if episode.broadcast else "",
        f"{length} {timecode.length(episode.duration_s)}",
    )
    return "  ·  ".join(filter(None, told))


def _table(sheet: CueSheet, language: Language) -> Flowable:
    from reportlab.lib import colors
    from reportlab.platypus import Table

    from onara.export import pdf_fonts

    made = [_cells(row) for row in rows([sheet], language)]
    if not made:
        return _paragraph(_NO_CUES.of(language))
    head = [_paragraph(column.heading.of(language)) for column in COLUMNS]
    body = [[_paragraph(*cell) for cell in cells] for cells in made]
    table = Table(
        [head, *body],
        colWidths=[column.width * _MILLIMETRE for column in COLUMNS],
        repeatRows=1,
    )
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), pdf_fonts.FONT),
            ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor(0x999999)),
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor(0xE7E6E6)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return table


def _cells(row: Row) -> list[tuple[str, ...]]:
    """The cells of a cue, each with its lines."""
    line, language = row.line, row.language
    cue, music, rate = line.cue, line.music, row.sheet.episode.frame_rate
    return [
        (str(row.number),),
        (timecode.timecode(cue.start_s, rate), timecode.timecode(cue.end_s, rate)),
        (timecode.length(cue.seconds),),
        (names.title(line, language), names.other_title(line, language)),
        (names.performed(music),),
        tuple(contributors(music).split("; ")),
        ("",),
        (usage.code(cue), usage.USES[cue.usage].words.of(language)),
        (isrc(music.isrc), iswc(music.iswc)),
        (confidence(line, language),),
    ]


def _foot(sheets: Sequence[CueSheet], language: Language) -> Flowable:
    """What the codes mean, and where the reviewer signs; never torn over two pages."""
    from reportlab.platypus import KeepTogether, Spacer, Table

    from onara.export import pdf_fonts

    reviewers = dict.fromkeys(
        names.one_line(sheet.reviewer) for sheet in sheets if sheet.reviewer is not None
    )
    signed = [_paragraph(f"{words.of(language)}:") for words in _SIGNATURE]
    filled = [_paragraph(", ".join(reviewers)), "", ""]
    cells = [each for pair in zip(signed, filled, strict=True) for each in pair]
    widths = [each * _MILLIMETRE for each in (25, 75, 15, 45, 18, 85)]
    table = Table([cells], colWidths=widths, rowHeights=[12 * _MILLIMETRE])
    table.setStyle(
        [("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("FONT", (0, 0), (-1, -1), pdf_fonts.FONT)]
        + [("LINEBELOW", (place, 0), (place, 0), 0.6, "black") for place in (1, 3, 5)]
    )
    told = [_paragraph(words.of(language)) for words in (_ROLES, _AUTHORITY)]
    return KeepTogether([*told, Spacer(0, 6), table])


def _paragraph(*texts: str, size: float = _SIZE) -> Flowable:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    from onara.export import pdf_fonts

    style = ParagraphStyle("cell", fontName=pdf_fonts.FONT, fontSize=size, leading=size + 2)
    return Paragraph(_lines(texts), style)


def _lines(texts: Iterable[str]) -> str:
    from onara.export import pdf_fonts

    return "<br/>".join(pdf_fonts.markup(text) for text in texts if text)
