"""Hangul in Latin letters by the sound rules, held against official and published examples."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings

from onara.spelling import romanised
from tests.spelling.any_text import ANYTHING, HANGUL

# Examples of the notice of the Ministry of Culture and Tourism 2000-8, and place names of the
# National Institute of the Korean Language; without the hyphens that it allows.
OFFICIAL = """
구미 gumi|영동 yeongdong|백암 baegam|옥천 okcheon|합덕 hapdeok|호법 hobeop|월곶 wolgot|벚꽃 beotkkot
한밭 hanbat|구리 guri|설악 seorak|칠곡 chilgok|임실 imsil|울릉 ulleung|대관령 daegwallyeong
백마 baengma|신문로 sinmunno|종로 jongno|왕십리 wangsimni|별내 byeollae|신라 silla
학여울 hangnyeoul|알약 allyak|해돋이 haedoji|같이 gachi|굳히다 guchida|맞히다 machida|좋고 joko
놓다 nota|잡혀 japyeo|낳지 nachi|묵호 mukho|집현전 jiphyeonjeon|압구정 apgujeong|낙동강 nakdonggang
죽변 jukbyeon|낙성대 nakseongdae|합정 hapjeong|팔당 paldang|샛별 saetbyeol|울산 ulsan|중앙 jungang
반구대 bangudae|세운 seun|해운대 haeundae|부산 busan|세종 sejong|제주도 jejudo|의정부 uijeongbu
양주 yangju|도봉 dobong|신창 sinchang|삼죽 samjuk|인왕 inwang|당산 dangsan|봉천 bongcheon
퇴계로 toegyero|청주 cheongju|함평 hampyeong|순창 sunchang|남산 namsan|속리산 songnisan
금강 geumgang|독도 dokdo|경복궁 gyeongbokgung|무량수전 muryangsujeon|연화교 yeonhwagyo
극락전 geungnakjeon|안압지 anapji|남한산성 namhansanseong|화랑대 hwarangdae|불국사 bulguksa
현충사 hyeonchungsa|독립문 dongnimmun|오죽헌 ojukheon|촉석루 chokseongnu|종묘 jongmyo|다보탑 dabotap
광희문 gwanghuimun|선릉 seolleung|강릉 gangneung|한라산 hallasan|북한산 bukhansan
전라북도 jeollabukdo|경상남도 gyeongsangnamdo|서울 seoul|대구 daegu|인천 incheon
광주 gwangju|대전 daejeon|여의도 yeouido
"""
RULES = """
닭이 dalgi|흙 heuk|값 gap|값을 gapseul|앉아 anja|않다 anta|많은 maneun|잃어 ireo|싫다 silta
끓는 kkeulleun|결단력 gyeoldannyeok|맑게 malge|맑다 makda|밟고 bapgo|밟아 balba|넓다 neolda
핥이다 halchida|읊다 eupda|없는 eomneun
삶 sam|굳이 guji|끝이 kkeuchi|붙여 buchyeo|밭을 bateul|닫혀 dachyeo|꽂히다 kkochida|얹혀 eonchyeo
국물 gungmul|꽃말 kkonmal|앞날 amnal|첫눈 cheonnun|옷맵시 onmaepsi|담력 damnyeok|협력 hyeomnyeok
칼날 kallal|줄넘기 julleomgi|좋아 joa|놓는 nonneun|쌓이다 ssaida|축하 chukha|입학 iphak
맏형 mathyeong|못해 motae|생각해 saenggakae|행복한 haengbokan
따뜻한 ttatteutan|급히 geupi|깨끗하게 kkaekkeutage
꽃잎 kkonnip|한여름 hannyeoreum|못 mot|의 ui|희망 huimang|있어 isseo|밖에 bakke|부엌에 bueoke
"""
MCCUNE_REISCHAUER = """
부산 pusan|평양 pyongyang|신라 silla|한국 hanguk|조선 choson|대구 taegu|전주 chonju|인천 inchon
판문점 panmunjom|이순신 isunsin|압록강 amnokkang|종로 chongno|경주 kyongju|백제 paekche|부여 puyo
고구려 koguryo|춘향전 chunhyangjon|임진왜란 imjinwaeran|도깨비 tokkaebi|꽃보다 kkotpoda|독립 tongnip
"""


def examples(table: str) -> list[list[str]]:
    return [pair.split() for line in table.split("\n") for pair in line.split("|") if pair]


@pytest.mark.parametrize(("hangul", "latin"), examples(OFFICIAL) + examples(RULES))
def test_revised_romanisation_writes_the_sound(hangul: str, latin: str) -> None:
    assert romanised(hangul) == latin


@pytest.mark.parametrize(("hangul", "latin"), examples(MCCUNE_REISCHAUER))
def test_mccune_reischauer_voices_between_voiced_sounds(hangul: str, latin: str) -> None:
    assert romanised(hangul, system="mr") == latin


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("응답하라 1997", "eungdapara 1997"),
        ("별에서 온 그대 OST Part.1", "byeoreseo on geudae OST Part.1"),
        ("ㄷㅗㄲㅐㅂㅣ", "dokkaebi"),
        ("린(LYn) ㅋㅋ", "rin(LYn) ㅋㅋ"),
        (unicodedata.normalize("NFD", "찬열"), "chanyeol"),
        ("벽 넘어", "byeok neomeo"),
        ("", ""),
    ],
)
def test_what_is_no_hangul_stays_and_spaces_part_sounds(text: str, latin: str) -> None:
    assert romanised(text) == latin


@settings(max_examples=300, deadline=None)
@given(HANGUL)
def test_syllables_give_small_letters_only(hangul: str) -> None:
    for latin in (romanised(hangul), romanised(hangul, system="mr")):
        assert latin == "" or (latin.isascii() and latin.islower() and latin.isalpha())
        assert len(latin) >= len(hangul)


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_no_syllable_is_left_in_any_text(text: str) -> None:
    assert not any("가" <= character <= "힣" for character in romanised(text))
