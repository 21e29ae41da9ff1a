"""The words of questions that are not names: what is asked for, and what only holds it together."""

from __future__ import annotations

from collections.abc import Mapping

STOP = frozenset(
    """a an the of in on at to for from by with and or but is are was were be been being am i im me
    my mine you your he him his she her hers it its we us our they them their this that these those
    there here what which who whom whose when where why how do does did done have has had having will
    would can could should may might must not no yes so if as than then also just only very really
    much more most some any all each every other another one ones up out into over about while during
    after before again like s t re ve ll d m go goes got get think thought know known heard hear
    remember please name called aka ft feat featuring vs via de la el los las en del y un una que es
    das der die und le les du et o da do em no na は が を の に で と も へ や 의 에 를 을 이 가 은 는 와 과
    도 만 좀 그 저 것 거 나온 나오는 나왔던 들은 들어간 있는 하는 했던 해준 할 때 쓰인 삽입된 대한 관련 뭐 뭐야
    뭐지 무슨 어떤 누구 누가 제목 알려줘 찾아줘 인가요 이에요 입니다 이다 있나요""".split()
)
"""Words that carry no meaning of their own in a question, in English, Spanish, Japanese, Korean."""

PARTICLES = (
    "에서의", "에서는", "이라는", "한테서", "에게서", "으로", "에서", "에게", "한테", "까지", "부터",
    "이랑", "하고", "라는", "처럼", "보다", "에는", "이가", "과의", "와의", "씨가", "씨의", "님이", "의", "은",
    "는", "이", "가", "을", "를", "에", "로", "와", "과", "도", "랑", "만", "씨", "님",
)  # fmt: skip
"""Endings of Korean nouns, longest first."""

ROLES: Mapping[str, tuple[str, ...]] = {
    "opening": ("opening", "main theme", "title song", "title track"),
    "intro": ("opening",),
    "op": ("opening",),
    "오프닝": ("opening", "main theme", "title song", "title track"),
    "オープニング": ("opening", "main theme"),
    "ending": ("ending", "episode ending"),
    "closing": ("ending", "episode ending"),
    "ed": ("ending",),
    "엔딩": ("ending", "episode ending"),
    "エンディング": ("ending",),
    "theme": (
        "main theme",
        "title song",
        "opening",
        "title track",
        "theme",
        "love theme",
        "character theme",
    ),
    "테마": ("main theme", "character theme", "love theme", "theme"),
    "테마곡": ("main theme", "character theme", "love theme", "theme"),
    "주제가": ("main theme", "title song", "opening", "title track", "theme"),
    "主題歌": ("main theme", "title song", "opening", "title track", "theme"),
    "主题曲": ("main theme", "title song", "opening", "title track", "theme"),
    "主題曲": ("main theme", "title song", "opening", "title track", "theme"),
    "오프닝곡": ("opening", "main theme", "title song", "title track"),
    "오프닝송": ("opening", "main theme", "title song", "title track"),
    "엔딩곡": ("ending", "episode ending"),
    "엔딩송": ("ending", "episode ending"),
    "주제곡": ("main theme", "title song", "opening", "title track", "theme"),
    "주제송": ("main theme", "title song", "opening", "title track", "theme"),
    "타이틀곡": ("title song", "title track", "main theme", "opening"),
    "타이틀송": ("title song", "title track", "main theme", "opening"),
    "테마송": ("main theme", "character theme", "love theme", "theme"),
    "insert": ("insert",),
    "삽입곡": ("insert",),
    "score": ("score", "instrumental"),
    "bgm": ("score", "instrumental", "insert"),
    "instrumental": ("instrumental", "score"),
    "연주곡": ("instrumental", "score"),
    "duet": ("duet",),
    "듀엣": ("duet",),
    "remake": ("remake",),
    "remakes": ("remake",),
    "remade": ("remake",),
    "리메이크": ("remake",),
    "리메이크곡": ("remake",),
    "cover": ("remake", "version"),
    "covers": ("remake", "version"),
    "커버": ("remake", "version"),
    "カバー": ("remake", "version"),
    "trailer": ("trailer",),
    "예고편": ("trailer",),
}
"""Words for roles, with the catalogue's roles that they mean, the plainest first."""

SONG_WORDS = frozenset(
    """song songs track tracks music tune melody lagu canción cancion canciones musica música nhạc
    노래 곡 음악 브금 bgm 수록곡 삽입곡 주제가 曲 歌 插曲 挿入歌 主題歌 lyrics 가사""".split()
)
DRAMA_WORDS = frozenset(
    """drama dramas kdrama kdramas series show dorama doramas novela telenovela 드라마 작품 ドラマ 韓劇
    韩剧 電視劇 电视剧 tv korean k""".split()
)
ARTIST_WORDS = frozenset(
    "singer singers artist artists vocalist vocal who whose group 가수 누가 누구 歌手 cantante 보컬 그룹".split()
)
SUNG_WORDS = frozenset(
    """sang sung sings singing sing performer performed performing 부른 부르는 불렀던 부르던 불러 부르
    시인 歌う""".split()
)
SOUNDTRACK_WORDS = frozenset(
    """ost osts soundtrack soundtracks album original television sound track banda sonora 오에스티
    사운드트랙 앨범 원성 원声 原声 原聲 サウンドトラック サントラ ost모음""".split()
)
ORIGINAL_WORDS = frozenset(
    """original originally originals 원곡 원곡자 원작자 원래 오리지널 原曲 originally원곡""".split()
)
MAKER_WORDS: Mapping[str, str] = {
    "director": "director", "directors": "director", "directed": "director", "감독": "director",
    "연출": "director", "pd": "director", "피디": "director", "監督": "director",
    "writer": "writer", "writers": "writer", "screenwriter": "writer", "written": "writer",
    "작가": "writer", "극본": "writer", "각본": "writer", "脚本": "writer", "編劇": "writer",
    "makers": "maker", "maker": "maker", "creators": "maker", "creator": "maker", "제작진": "maker",
    "team": "maker", "composer": "composer", "composed": "composer", "composers": "composer",
    "작곡": "composer", "작곡가": "composer", "작곡한": "composer", "wrote": "composer",
    "lyricist": "lyricist", "작사": "lyricist", "작사가": "lyricist", "작사한": "lyricist",
    "음악감독": "music director", "lyrics": "lyricist",
}  # fmt: skip
"""Words for people behind a work, with the relation that they ask for."""

SAME_WORDS: Mapping[str, str] = {
    "same": "same", "shares": "same", "같은": "same", "다른": "same", "other": "same", "또": "same",
    "他": "same", "else": "same", "another": "same", "newer": "same", "earlier": "same",
    "later": "same", "by": "by", "from": "by", "의": "by",
}  # fmt: skip
"""Words that ask for what has something in common with what is named (``same``: without it)."""

CAST_WORDS = frozenset(
    "played plays actor actress actors cast starring 배우 주연 주인공 여주인공 남주인공 연기한".split()
)
VERSIONS: Mapping[str, str] = {
    "english": "english", "영어": "english", "chinese": "mandarin", "mandarin": "mandarin",
    "중국어": "mandarin", "중국": "mandarin", "中文": "mandarin", "cantonese": "cantonese",
    "광둥어": "cantonese", "japanese": "japanese", "일본어": "japanese", "piano": "piano",
    "피아노": "piano", "acoustic": "acoustic", "어쿠스틱": "acoustic", "remix": "remix",
    "리믹스": "remix", "ballad": "ballad", "발라드": "ballad", "slow": "slow", "cello": "cello",
    "첼로": "cello", "instrumental": "instrumental", "inst": "instrumental", "saxophone": "saxophone",
    "actors": "actors", "folk": "folk", "dance": "dance",
}  # fmt: skip
"""Words for a version of a song, with the word by which the catalogue tells it."""

OTHER_WORDS = frozenset(
    """part pt vol volume ep episode episodes eps season 회 화 부 시즌 파트 version ver 버전 full mv
    official lyrics audio hd live 라이브 가사 hangul english korean japanese chinese title 영상 듣기 다운
    mp3 video youtube scene scenes 장면 씬 신 character 캐릭터 famous popular best list 목록 추천
    명곡 유명한 remember romance band 밴드""".split()
)
"""Words that describe a file or ask in general: they are no names."""

NETWORKS: Mapping[str, str] = {
    "tvn": "tvN", "sbs": "SBS", "kbs": "KBS2", "kbs2": "KBS2", "mbc": "MBC", "jtbc": "JTBC",
}  # fmt: skip


def is_plain(word: str) -> bool:
    """Whether a word says what is asked for and is no name."""
    return (
        word in ROLES
        or word in SONG_WORDS
        or word in DRAMA_WORDS
        or word in ARTIST_WORDS
        or word in SUNG_WORDS
        or word in CAST_WORDS
        or word in VERSIONS
        or word in SOUNDTRACK_WORDS
        or word in ORIGINAL_WORDS
        or word in MAKER_WORDS
        or word in SAME_WORDS
        or word in OTHER_WORDS
        or word in NETWORKS
    )


RELATIVE_WORDS = frozenset(
    "friend friends husband wife spouse couple 친구 절친 부부 남편 아내 와이프".split()
)
"""Words for somebody else than who is named."""

MOOD_WORDS = frozenset(
    """quiet lonely sad happy calm romantic sweet tender soft gentle cheerful bright upbeat dramatic
    melancholy melancholic nostalgic comforting warm dark tense powerful emotional slow fast funny
    cute bitter longing heartbreaking revenge makjang healing piano acoustic guitar violin winter
    rain rainy night morning 슬픈 쓸쓸한 외로운 조용한 잔잔한 신나는 밝은 따뜻한 애절한 설레는 달달한
    우울한 위로 위로되는 막장 복수 힐링 비오는 겨울 밤 새벽 아침 출근길 퇴근길 이별 첫사랑 짝사랑""".split()
)
"""Words of mood and moment: they describe music and name nothing."""

SURNAMES = frozenset(
    """kim gim lee yi rhee i park bak pak choi choe jung jeong chung jong kang gang cho jo yoon yun
    jang chang lim im rim han oh o seo suh shin sin kwon gwon hwang ahn an song yoo yu ryu hong jeon
    jun go ko moon mun yang son sohn bae pae baek paik back heo huh hur noh no roh nam shim sim ha
    joo ju koo gu ku cha woo u min jin ji eom um na ra won cheon chun bang pang gong kong hyun hyeon
    ham byun byeon yeom yum yeo choo chu do so seok sun seol ma gil wi pyo myung myeong ki ban ra
    wang geum ok yook yuk in maeng jegal namgung sunwoo 김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황
    안 송 유 류 홍 전 고 문 양 손 배 백 허 노 남 심 하 주 구 차 우 민 진 지 엄 나 원 천 방 공 현 함 변
    염 여 추 도 소 석 선 설 마 길 위 표 명 기 반 라 왕 금 옥 육 인 맹""".split()
)
"""Korean surnames as they are written; one before a given name or a stage name belongs to it."""
