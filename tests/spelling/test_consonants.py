"""English words are found in the Hangul and the kana that they are spelled in."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from rapidfuzz.distance import OSA

from onara.spelling import consonants
from tests.spelling.any_text import ANYTHING

PAIRS = """
My Destiny=마이 데스티니|Reset=리셋|All For You=올포유|Secret Garden=시크릿 가든
Sikeurit Gadeun=시크릿 가든|Rachael Yamagata=레이첼 야마가타|Stay With Me=스테이 위드 미
almost paradise=알모스트 파라다이스|Tammy Wynette=태미 와이넷|All For You=オールフォーユー
Secret Garden=シークレット・ガーデン|Reset=リセット|Beautiful=뷰티풀|Goodbye=굿바이
Love Story=러브 스토리|Sweet Night=스위트 나이트|Round and Round=라운드 앤 라운드|Signal=시그널
Stand By Me=스탠드 바이 미|Stand By Your Man=스탠드 바이 유어 맨
Save the Last Dance for Me=세이브 더 라스트 댄스 포 미|Bruce Willis=브루스 윌리스
I Miss You=아이 미스 유|You Are My Everything=유 아 마이 에브리씽|Everytime=에브리타임
Always=올웨이즈|This Love=디스 러브|Rainbow=레인보우|Dear Moon=디어 문|Who Are You=후아유
Hush=허쉬|Winter Is Coming=윈터 이즈 커밍|Start Over=스타트 오버|Itaewon Class=이태원 클라쓰
Diamond=다이아몬드|Maybe=메이비|Hello Goodbye=헬로 굿바이|Happy Ending=해피 엔딩
Let It Be=렛 잇 비|Yesterday=예스터데이|Moonlight=문라이트|Starlight=스타라이트
Snowflower=스노우 플라워|Dream High=드림하이|One More Time=원 모어 타임|Paradise=파라다이스
Romeo=로미오|Crush=크러쉬|Punch=펀치|Gummy=거미|Davichi=다비치|Urban Zakapa=어반자카파
Standing Egg=스탠딩 에그|Tiger JK=타이거 JK|Mad Soul Child=매드 소울 차일드|Nell=넬|Roy Kim=로이킴
Sam Kim=샘 김|Zion.T=자이언티|Eddy Kim=에디킴|Jessica=제시카|Carla Bruni=카를라 브루니
Kenny G=케니 지|Celine Dion=셀린 디온|Christmas=크리스마스|Someday=썸데이|Breathe=브리드
Sunshine=선샤인|Melody=멜로디|Memory=메모리|Forever=포에버|Whistle=휘슬|Angel=엔젤
Only One=온리 원|Lonely=론리|Light=라이트|Night Fever=나이트 피버|Knock Knock=낙낙|School=스쿨
Dream=ドリーム|Love Letter=ラブレター|Forever Love=フォーエバーラブ
Stay With Me=ステイ・ウィズ・ミー|Signal=シグナル|Goodbye=グッバイ|Beautiful=ビューティフル
My Destiny=マイ・デスティニー|Paradise=パラダイス|Winter Sonata=ウィンター・ソナタ
Itaewon Class=イテウォン・クラス|Hospital Playlist=ホスピタル・プレイリスト
"""


def pairs() -> list[tuple[str, str]]:
    found = [pair.split("=") for line in PAIRS.strip().split("\n") for pair in line.split("|")]
    return [(english, other) for english, other in found]


@pytest.mark.parametrize(("english", "other"), pairs())
def test_a_title_is_at_most_one_edit_from_its_transliteration(english: str, other: str) -> None:
    assert OSA.distance(consonants(english), consonants(other)) <= 1


def test_most_titles_agree_with_their_transliteration() -> None:
    agreeing = sum(consonants(english) == consonants(other) for english, other in pairs())
    assert agreeing >= 0.85 * len(pairs())


def test_unrelated_titles_hardly_ever_agree() -> None:
    chance = random.Random(5)
    known = pairs()
    true = {(consonants(english), consonants(other)) for english, other in known}
    drawn = [(chance.choice(known)[0], chance.choice(known)[1]) for _ in range(5000)]
    compared = {(consonants(english), consonants(other)) for english, other in drawn} - true
    assert len(compared) > 3000
    assert sum(one == other for one, other in compared) < 0.001 * len(compared)


def test_digits_stay() -> None:
    assert consonants("School 2015") == consonants("스쿨 2015") != consonants("스쿨 2016")


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_any_text_has_consonants_of_eight_classes(text: str) -> None:
    found = consonants(text)
    assert set(found) <= set("knltmpsh0123456789a")
    assert "a" not in found[1:]
