"""Linking of files to songs, on names and tags as collections have them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from onara.catalogue import Catalogue, FileFacts, link

Tags = tuple[str | None, ...]

GOBLIN = "guardian-the-lonely-and-great-god"

RIGHT: list[tuple[Tags, str, str | None]] = [
    (("도깨비 OST Part 1/찬열, 펀치 - Stay With Me.mp3",), "stay-with-me", None),
    (("Goblin/05 - Stay With Me (Inst.).flac",), "stay-with-me", "instrumental"),
    (("[도깨비 OST Part.1] 찬열, 펀치 - Stay With Me.mp3",), "stay-with-me", None),
    (("Chanyeol & Punch - Stay with me [Guardian OST].m4a",), "stay-with-me", None),
    (
        ("m/[MV] 찬열, 펀치 (CHANYEOL, PUNCH) - Stay With Me [도깨비 OST Part.1].mp4",),
        "stay-with-me",
        None,
    ),
    (("m/Stay With Me.mp3", "Stay With Me", "엑소 찬열, 펀치"), "stay-with-me", None),
    (("m/1.mp3", "½ºÅ×ÀÌ À§µå ¹Ì", "Âù¿\xad, ÆÝÄ¡", "µµ±úºñ OST Part.1"), "stay-with-me", None),
    (
        (
            "m/x.mp3",
            'Stay With Me (From "Guardian: The Lonely and Great God")',
            "CHANYEOL feat. Punch",
        ),
        "stay-with-me",
        None,
    ),
    (
        ("m/1.mp3", "스테이 위드 미".encode().decode("latin-1"), None, "도깨비 OST"),
        "stay-with-me",
        None,
    ),
    (
        ("m/Crush (크러쉬) – Beautiful (도깨비 Goblin OST Part 4) Lyrics Han|Rom|Eng.mp3",),
        "beautiful",
        None,
    ),
    (("m/x.mp3", "Beautiful", "Crush", "K-Drama Mix 2017"), "beautiful", None),
    (
        (
            "쓸쓸하고 찬란하神 - 도깨비 (Original Television Soundtrack), Pt. 9/"
            "첫눈처럼 너에게 가겠다 (I Will Go to You Like the First Snow).mp3",
        ),
        "i-will-go-to-you-like-the-first-snow",
        None,
    ),
    (
        ("m/Ailee - I will go to you like the first snow 첫눈처럼 너에게 가겠다.opus",),
        "i-will-go-to-you-like-the-first-snow",
        None,
    ),
    (
        ("m/x.mp3", "I Will Go to You Like a First Snow", "Ailee"),
        "i-will-go-to-you-like-the-first-snow",
        None,
    ),
    (("m/x.mp3", "My Eyes", "10cm", "도깨비 OST Part 2"), "my-eyes", None),
    (
        ("tvN 금토드라마 도깨비 OST/14 헤이즈 - Round And Round (Feat. 한수지).mp3",),
        "round-and-round",
        None,
    ),
    (("m/x.mp3", "소원", "어반자카파"), "guardian-the-lonely-and-great-god/wish", None),
    (("m/x.mp3", "바램", "Toy", "응답하라 1997 감독판"), "reply-1997/wish", None),
    (("m/Lee Seung-yeol - Blooming.mp3",), "blooming", None),
    (("m/b.mp3", "Kkochi pimyeon", "Yi Sung Yeol"), "blooming", None),
    (("시그널 OST Part 4 - 김윤아 - 길.mp3",), "the-road", None),
    (("Signal OST/04. The Road.mp3",), "the-road", None),
    (("m/b.mp3", "Every Momemt of You", "Sung Si Kyung"), "every-moment-of-you", None),
    (("K-Drama/별에서온그대OST/05. Hyorin - Hello.mp3",), "goodbye", None),
    (("m/x.mp3", "안녕", "효린", "별에서 온 그대 OST Part.4"), "goodbye", None),
    (("m/Lyn (린) - My Destiny.mp3",), "my-destiny", None),
    (("린/My Destiny.flac",), "my-destiny", None),
    (("m/x.mp3", "그 남자", None, "시크릿 가든 OST Part.5"), "the-man-hyun-bin", None),
    (("m/x.mp3", "그 남자", "현빈", "시크릿 가든 OST"), "the-man-hyun-bin", None),
    (("m/x.mp3", "그 남자", "백지영", "시크릿 가든 OST Part 2"), "secret-garden/the-man", None),
    (("m/x.mp3", "That Woman", "Baek Z Young"), "the-woman", None),
    (("m/x.mp3", "눈물자리", "오스카", "시크릿 가든 OST"), "tear-seat", None),
    (("m/x.mp3", "Me to You, You to Me", "99s' Band"), "me-to-you-you-to-me", None),
    (("슬기로운 의사생활 OST Part 12/너에게 난, 나에게 넌.m4a",), "me-to-you-you-to-me", None),
    (("m/조정석 - 아로하 (슬의생 OST).mp3",), "aroha", None),
    (("m/x.mp3", "오나라", "Various Artists", "대장금 OST"), "onara", None),
    (("m/x.mp3", "Hamangyeon (何茫然)", "Safina, Alessandro", "대장금 OST"), "hamangyeon", None),
    (
        ("m/x.mp3", "Return", "웬디(Red Velvet), 육지담", "후아유 - 학교 2015 OST Part.7"),
        "return",
        None,
    ),
    (("m/Yook Jidam & Wendy - Return.mp3",), "return", None),
    (("m/x.mp3", "눈의 꽃", "박효신"), "snow-flower", None),
    (("미안하다 사랑한다/눈의꽃.mp3",), "snow-flower", None),
    (("m/x.mp3", "내머리가나빠서", "SS501", "꽃보다 남자 OST"), "because-im-stupid", None),
    (("m/티맥스 - 파라다이스.mp3",), "paradise", None),
    (("Boys Before Flowers OST/Almost Paradise.mp3",), "paradise", None),
    (("m/x.mp3", "어른", "손디아", "나의 아저씨 OST Part.2"), "grown-ups", None),
    (("Sondia/Adult.mp3",), "grown-ups", None),
    (("m/x.mp3", "Sweet Night", "V (BTS)"), "sweet-night", None),
    (("m/x.mp3", "시작", "Gaho", "이태원클라쓰 OST"), "start-over", None),
    (("m/x.mp3", "All For You", "서인국, 정은지"), "all-for-you", None),
    (
        ("m/x.mp3", "흔들리는 꽃들 속에서 네 샴푸향이 느껴진거야", "Jang Beomjune"),
        "your-shampoo-scent-in-the-flowers",
        None,
    ),
    (
        ("멜로가 체질 OST Part 3/03 흔들리는 꽃들 속에서 네 샴푸향이 느껴진거야 (Inst.).mp3",),
        "your-shampoo-scent-in-the-flowers",
        "instrumental",
    ),
    (("m/x.mp3", "문라이트 (첼로 버전)", "홍진호"), "moonlight-cello-ver", None),
    (("m/x.mp3", "Beautiful (Piano Ver.)", None, "도깨비 OST"), "beautiful", "piano"),
    (("m/x.mp3", "Never Forgive (Mandarin version)", "Li Jialu"), "never-forgive-mandarin", None),
    (("m/x.mp3", "용서못해", "Cha Soo Kyung", "아내의 유혹"), "never-forgive", None),
    (("m/찬열, 펀치 - Stay With Me.mp3", "도깨비 OST Part.1", None, None), "stay-with-me", None),
]

# Other people's songs of the same title, other dramas, arrangements by fans, and what is too
# little to know: for each of them an answer would be a guess.
NOT_TO_LINK: list[Tags] = [
    ("m/x.mp3", "I Miss You", "Klaus Hoffmann", None),
    ("m/x.mp3", "I Miss You", "Adele", "25"),
    ("m/x.mp3", "Return", "Kanye West", None),
    ("m/x.mp3", "Goodbye", "Air Supply", "The Vanishing Race"),
    ("m/x.mp3", "Beautiful", "Christina Aguilera", "Stripped"),
    ("m/x.mp3", "Beautiful", None, None),
    ("Stay With Me.mp3",),
    ("m/Love.mp3",),
    ("Secret Garden/Nocturne.mp3",),
    ("m/x.mp3", "도깨비", "볼빨간사춘기", None),
    ("m/x.mp3", "안녕", "폴킴", "호텔 델루나 OST Part.10"),
    ("호텔 델루나 OST/안녕.mp3",),
    ("도깨비 OST/어른.mp3",),
    ("m/x.mp3", "어른", "아이유", None),
    ("m/x.mp3", "눈의 꽃", "中島美嘉", "雪の華"),
    ("m/x.mp3", "雪の華", "中島美嘉", "雪の華"),
    ("m/x.mp3", "All For You", "쿨", "쿨 5집"),
    ("m/x.mp3", "Canon", "Pachelbel", "Best of Baroque"),
    ("m/x.mp3", "Let It Be", "The Beatles", "Let It Be"),
    ("m/x.mp3", "Stand By Me", "Ben E. King", None),
    ("m/x.mp3", "Paradise", "Coldplay", "Mylo Xyloto"),
    ("m/x.mp3", "Heaven", "Bryan Adams", None),
    ("m/x.mp3", "Wish", "토이", "도깨비 OST Part.10"),
    ("m/x.mp3", "소원", "소녀시대", None),
    ("m/x.mp3", "Maybe", "Sondia", "도깨비 OST"),
    ("Goblin/Stay With Me (cover by J.Fla).mp3",),
    ("m/Stay With Me (Piano Ver.) [Goblin OST].mp3",),
    ("m/Stay With Me (Piano Cover) [Goblin OST].mp3",),
    ("m/x.mp3", "Stay With Me", "KARAOKE KOREA", "Goblin OST"),
    ("m/x.mp3", "Stay With Me", "찬열, 아이유", "도깨비 OST"),
    ("m/x.mp3", "Stay With Me", None, "In the Lonely Hour"),
    ("Goblin/x.mp3", "Stay With Me", None, "In the Lonely Hour"),
    ("m/도깨비 OST.mp3",),
    ("도깨비 OST/찬열, 펀치.mp3",),
    ("도깨비 OST/Track 01.mp3", "Track 01", "찬열, 펀치", "도깨비 OST Part 1"),
    ("m/x.mp3", "Love Theme", "Various Artists", "도깨비 OST"),
    ("m/x.mp3", "Beautiful Life", "크러쉬", "도깨비 OST"),
    ("m/x.mp3", "오나라 II", "Various Artists", "대장금 OST"),
    ("m/x.mp3", "그 남자", None, "시크릿 가든 OST"),
    ("m/x.mp3", "I Like You", "조정석", "슬기로운 의사생활 시즌2 OST"),
    ("m/x.mp3", "Signal", "TWICE", "SIGNAL"),
    ("m/x.mp3", "길", "god", "Chapter 4"),
    ("m/x.mp3", "별", "린", None),
    ("m/x.mp3", "기도", "정일영", "가을동화 OST"),
    ("가을동화 OST/기도.mp3",),
    ("m/x.mp3", "Who Are You", None, "Who Are You"),
    ("m/후아유.mp3",),
    ("후아유 학교 2015 OST/후아유.mp3",),
    ("m/x.mp3", "Reason", "Hoobastank", "The Reason"),
    ("m/x.mp3", "이유", "제니퍼", "가을동화 OST"),
    ("m/x.mp3", "Stay With Me", "찬열, 펀치", "응답하라 1997 OST"),
    ("m/Sweet Night (BTS V cover).mp3",),
    ("V/Sweet Night.mp3",),
    ("Goblin Slayer OST/Beautiful.mp3",),
    ("m/x.mp3", "Hush", "Deep Purple", None),
    ("m/x.mp3", "Say Yes", "Elliott Smith", "Either/Or"),
    ("m/x.mp3", "Lucky", "Radiohead", "OK Computer"),
    ("m/x.mp3", "Memories", "Maroon 5", None),
    (
        "m/x.mp3",
        "Petal",
        "Various Artists",
        "Signal (Motion Picture Score) Deluxe by Nima Fakhrara",
    ),
    ("m/x.mp3", "Stay With Me (Live)", None, "도깨비 OST"),
    ("m/x.mp3", "Snow Flower", "도영 (NCT)", "미안하다, 사랑한다 2024 OST"),
    ("m/01.mp3",),
    ("m/.mp3",),
    ("m/😀.mp3",),
    ("m/x.mp3", "Stay With Me", "Piano Man", "도깨비 OST"),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def facts(row: Tags) -> FileFacts:
    path, *tags = row
    assert path is not None
    return FileFacts(Path(path), *tags)


@pytest.mark.parametrize(("row", "song_id", "version"), RIGHT, ids=str)
def test_a_collectors_file_is_linked(
    catalogue: Catalogue, row: Tags, song_id: str, version: str | None
) -> None:
    found = link(catalogue, facts(row))
    assert found is not None
    assert (found.song_id, found.version) == (catalogue.song(song_id).id, version)
    assert len(found.evidence) >= 2


@pytest.mark.parametrize("row", [row for row, _, _ in RIGHT], ids=str)
def test_decomposed_names_are_linked_alike(catalogue: Catalogue, row: Tags) -> None:
    apart = tuple(text and unicodedata.normalize("NFD", text) for text in row)
    assert link(catalogue, facts(apart)) == link(catalogue, facts(row))


@pytest.mark.parametrize("row", NOT_TO_LINK, ids=str)
def test_an_uncertain_file_is_not_linked(catalogue: Catalogue, row: Tags) -> None:
    assert link(catalogue, facts(row)) is None


def test_a_name_that_is_not_utf8_is_linked(catalogue: Catalogue) -> None:
    name = "도깨비 OST/찬열, 펀치 - 스테이 위드 미.mp3".encode("cp949")
    found = link(catalogue, FileFacts(Path(name.decode("utf-8", "surrogateescape"))))
    assert found is not None
    assert found.song_id == f"{GOBLIN}/stay-with-me"


def test_two_songs_that_fit_equally_are_told_apart_by_the_drama(catalogue: Catalogue) -> None:
    by_title = {name: link(catalogue, facts(("m/x.mp3", "Wish", None, name))) for name in (
        "도깨비 OST", "응답하라 1997 OST", "OST",
    )}  # fmt: skip
    ids = {name: found.song_id if found else None for name, found in by_title.items()}
    assert ids == {
        "도깨비 OST": f"{GOBLIN}/wish",
        "응답하라 1997 OST": "reply-1997/wish",
        "OST": None,
    }


def test_the_evidence_says_what_agreed(catalogue: Catalogue) -> None:
    found = link(catalogue, facts(("Goblin/찬열 - Stay With Me.mp3",)))
    assert found is not None
    assert found.evidence == (
        'title "Stay With Me" in the file name',
        "performer in the file name",
        "drama in the folder name",
    )


def test_an_endless_tag_is_no_title(catalogue: Catalogue) -> None:
    endless = "Stay With Me " * 5000
    assert link(catalogue, facts(("도깨비 OST/x.mp3", endless, endless, endless))) is None
