"""One name sounds alike in every script and romanisation; other names do not."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from rapidfuzz.distance import OSA

from onara.spelling import sound
from tests.spelling.any_text import ANYTHING, HANGUL

ALIKE = """
장범준/Jang Beom June/Jang Bum Joon/Jang Beom-jun/Chang Bum-jun/張凡俊
이승열/Lee Seung Yeol/Yi Sung Yol/Rhee Seungyeol/LEE SEUNG-YEOL
육지담/Yook Ji Dam/Yuk Jidam/Yook Jidam
백지영/Baek Ji Young/Paik Ji-yeong/Back Jiyoung/白智榮
박효신/Park Hyo Shin/Bak Hyosin/Pak Hyo-shin/パク・ヒョシン/朴孝信
유승우/Yoo Seung Woo/Yu Seung-U/Ryu Seung Woo/You Seungwoo
최우식/Choi Woo Sik/Choe Usik/choiwoosik
김범수/Kim Bum Soo/Gim Beomsu/キム・ボムス
정은지/Jung Eun Ji/Jeong Eunji/Chung Un-ji/郑恩地/鄭恩地
서인국/Seo In Guk/Suh In Gook/ソ・イングク/徐仁國/徐仁国
하지원/Ha Ji Won/Ha Jiwon/ハ・ジウォン/河智苑
성시경/Sung Si Kyung/Seong Sigyeong/成始璄
효린/Hyolyn/Hyorin/ヒョリン
린/Lyn/Lynn/リン
허각/Huh Gak/Heo Gak/Hur Gak
찬열/Chan Yeol/CHANYEOL/Chanyol/チャニョル
이민호/Lee Min Ho/leeminho/イ・ミンホ/李敏镐
전지현/Jun Ji Hyun/Jeon Jihyeon/全智贤
송혜교/Song Hye-kyo/Song Hyekyo/宋慧乔
우/Woo/U
김희원/Kim Hee-won/Gim Huiwon/Kim Heewon
김의성/Kim Eui-sung/Gim Ui-seong
정수인/Jung Soo-in/Jeong Suin
박민준/Park Min-joon/Bak Minjun/Bangminjun
김동률/Kim Dong-ryul/Gim Dongryul/Gim Dongnyul
김란주/Kim Ran-joo/Gim Nanju
박혜리/Park Hye-ri/Park Hye Ri
정려원/Jung Ryeo-won
휘성/Wheesung/Hwiseong
신라/Silla/Sinla
쓸쓸하고 찬란하神/Sseulsseulhago Chanlanhasin/Sseulsseulhago challanhasin
응답하라 1997/Eungdapara 1997/Eungdaphara 1997/Ungdaphara1997
꽃보다 남자/Kkotboda Namja/Ggotboda namja/Kkot boda namja
도깨비/Dokkaebi/Tokkaebi/Dokebi/トッケビ/ㄷㅗㄲㅐㅂㅣ
오나라/Onara/Ohnara/O na ra/オナラ/オーナラ
후아유 학교 2015/후아유學校2015
"""
NEARLY = """
장범준/チャン・ボムジュン
이승열/イ・スンヨル/李昇烈
백지영/ペク・チヨン
정은지/チョン・ウンジ
공유/コン・ユ
조정석/チョ・ジョンソク
"""
SURNAME_LAST = """
승열 이/Seung Yeol Lee/Sung Yol Rhee/Seungyeol Yi
지영 백/Ji Young Baek/Jiyeong Paik
영 백지/Young Baek Ji/Yeong Paek Ji
효신 박/Hyo Shin Park/Hyosin Bak
승우 유/Seung Woo Yoo/Seung-u Ryu/Sungwoo You
범준 장/Beom June Jang/Bum Joon Chang
각 허/Gak Huh/Gak Heo/Kak Hur
"""
DIFFERENT = """
Kim Bum/Kim Joon
Lee Ji-hoon/Lee Ji-hye
Sam Kim/Sam Smith
1997/197
신화/시나
하연/하은
"""


def families(table: str) -> list[list[str]]:
    return [line.split("/") for line in table.strip().split("\n")]


@pytest.mark.parametrize("family", families(ALIKE), ids=lambda family: family[0])
def test_one_name_in_many_spellings_has_one_sound(family: list[str]) -> None:
    assert {sound(spelling) for spelling in family} == {sound(family[0])} != {""}


@pytest.mark.parametrize("family", families(NEARLY), ids=lambda family: family[0])
def test_kana_without_a_letter_for_ng_is_one_edit_away(family: list[str]) -> None:
    assert all(OSA.distance(sound(family[0]), sound(other)) <= 1 for other in family[1:])


@pytest.mark.parametrize(("one", "other"), families(DIFFERENT))
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("family", families(SURNAME_LAST), ids=lambda family: family[0])
def test_the_surname_may_stand_last(family: list[str]) -> None:
    assert {sound(spelling) for spelling in family} == {sound(family[0])}


def test_random_names_of_three_syllables_seldom_sound_alike() -> None:
    chance = random.Random(3)
    syllables = "강건경규기나다도동라린마미민범별보빈산서석선성세소솔수슬승시신아안여연영예오용우은"
    names = {
        chance.choice("김이박최정강조윤장임") + "".join(chance.choices(syllables, k=2))
        for _ in range(2000)
    }
    assert len({sound(name) for name in names}) > 0.75 * len(names)


@pytest.mark.parametrize("text", ["", " ", "😀", "!?", "\ud800", "ㄷㄲㅂ", "Привет"])
def test_where_nothing_can_be_read_there_is_no_sound(text: str) -> None:
    assert sound(text) == ""


@settings(max_examples=200, deadline=None)
@given(HANGUL)
def test_the_sound_does_not_depend_on_the_normal_form(hangul: str) -> None:
    assert sound(unicodedata.normalize("NFD", hangul)) == sound(hangul)


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_any_text_has_a_sound_of_small_letters_and_digits(text: str) -> None:
    found = sound(text)
    assert found == "" or (found.isascii() and found.isalnum() and found == found.lower())


def test_a_very_long_text_has_a_sound() -> None:
    for piece in ("가", "a", "한글ab ", "ガ", "徐", "ㄱㅏ", "\ud800", "😀"):
        assert isinstance(sound(piece * (10_000 // len(piece))), str)
