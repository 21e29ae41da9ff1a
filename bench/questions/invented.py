"""The parts that names and titles of an invented catalogue are made of: spellings and words."""

from __future__ import annotations

SURNAMES = {
    "김": (215, ["Kim", "Kim", "Kim", "Gim"]), "이": (147, ["Lee", "Lee", "Yi", "Rhee", "I"]),
    "박": (84, ["Park", "Park", "Bak", "Pak"]), "최": (47, ["Choi", "Choi", "Choe"]),
    "정": (43, ["Jung", "Jeong", "Chung"]), "강": (24, ["Kang", "Gang"]),
    "조": (21, ["Cho", "Jo"]), "윤": (21, ["Yoon", "Yun", "Youn"]), "장": (20, ["Jang", "Chang"]),
    "임": (17, ["Lim", "Im", "Yim"]), "한": (16, ["Han"]), "오": (15, ["Oh", "O"]),
    "서": (15, ["Seo", "Suh"]), "신": (15, ["Shin", "Sin"]), "권": (14, ["Kwon", "Gwon"]),
    "황": (14, ["Hwang"]), "안": (14, ["Ahn", "An"]), "송": (14, ["Song"]),
    "전": (11, ["Jeon", "Jun", "Chun"]), "홍": (11, ["Hong"]), "유": (13, ["Yoo", "Yu", "You"]),
    "고": (9, ["Ko", "Go", "Koh"]), "문": (9, ["Moon", "Mun"]), "양": (9, ["Yang"]),
    "손": (9, ["Son", "Sohn"]), "배": (8, ["Bae", "Pae"]), "백": (8, ["Baek", "Paik", "Back"]),
    "허": (7, ["Heo", "Huh", "Hur"]), "남": (6, ["Nam"]), "심": (5, ["Shim", "Sim"]),
    "노": (6, ["Noh", "Roh", "No"]), "하": (5, ["Ha"]), "곽": (4, ["Kwak", "Gwak"]),
    "성": (4, ["Sung", "Seong"]), "차": (4, ["Cha"]), "주": (4, ["Joo", "Ju"]),
    "우": (4, ["Woo", "Wu", "U"]), "구": (4, ["Koo", "Ku", "Gu"]), "나": (3, ["Na", "Ra"]),
    "민": (3, ["Min"]), "류": (3, ["Ryu", "Ryoo", "Yoo"]), "진": (3, ["Jin", "Chin"]),
    "지": (3, ["Ji", "Chi"]), "엄": (3, ["Um", "Eom", "Uhm"]), "채": (3, ["Chae"]),
    "원": (3, ["Won"]), "천": (2, ["Cheon", "Chun"]), "방": (2, ["Bang", "Pang"]),
    "공": (2, ["Gong", "Kong"]), "현": (2, ["Hyun", "Hyeon"]), "함": (2, ["Ham", "Hahm"]),
    "변": (2, ["Byun", "Byeon"]), "염": (1, ["Yeom", "Yum"]), "육": (1, ["Yook", "Yuk"]),
    "선": (1, ["Sun", "Seon"]), "설": (1, ["Seol", "Sul"]), "길": (1, ["Gil", "Kil"]),
    "옥": (1, ["Ok", "Ock"]), "기": (1, ["Ki", "Gi"]), "탁": (1, ["Tak"]),
}  # fmt: skip
"""Surname: how many of a thousand people have it, and how they write it in Latin letters."""

GIVEN = {
    "지": ["ji", "jee"], "민": ["min"], "서": ["seo", "suh"], "현": ["hyun", "hyeon"],
    "준": ["joon", "jun", "june"], "영": ["young", "yeong", "yong"], "수": ["soo", "su"],
    "은": ["eun", "un"], "진": ["jin"], "우": ["woo", "wu", "u"], "혜": ["hye", "hae"],
    "성": ["sung", "seong"], "정": ["jung", "jeong", "chung"], "재": ["jae"],
    "경": ["kyung", "gyeong"],
    "호": ["ho"], "승": ["seung", "sung"], "연": ["yeon", "youn", "yun"], "주": ["joo", "ju"],
    "희": ["hee", "hui"], "원": ["won"], "윤": ["yoon", "yun"], "아": ["ah", "a"], "인": ["in"],
    "선": ["sun", "seon"], "미": ["mi", "mee"], "동": ["dong"], "상": ["sang"], "태": ["tae"],
    "나": ["na"], "예": ["ye"], "유": ["yu", "yoo"], "하": ["ha"], "건": ["geon", "gun", "kun"],
    "석": ["seok", "suk"], "용": ["yong"], "기": ["ki", "gi"], "철": ["chul", "cheol"],
    "환": ["hwan"], "규": ["kyu", "gyu"], "빈": ["bin"], "훈": ["hoon", "hun"], "도": ["do"],
    "시": ["si", "shi"], "한": ["han"], "보": ["bo"], "다": ["da"], "소": ["so"], "라": ["ra"],
    "채": ["chae"], "찬": ["chan"], "강": ["kang", "gang"], "범": ["beom", "bum"], "일": ["il"],
    "신": ["shin", "sin"], "창": ["chang"], "형": ["hyung", "hyeong"], "혁": ["hyuk", "hyeok"],
    "웅": ["woong", "ung"], "린": ["rin", "lin"], "세": ["se"], "애": ["ae"], "향": ["hyang"],
    "옥": ["ok"], "순": ["soon", "sun"], "화": ["hwa"], "명": ["myung", "myeong"], "종": ["jong"],
    "광": ["kwang", "gwang"], "남": ["nam"], "근": ["geun", "keun"], "중": ["joong", "jung"],
    "엽": ["yeop", "yup"], "욱": ["wook", "uk"], "율": ["yul", "yool"], "솔": ["sol"],
    "별": ["byul", "byeol"],
    "슬": ["seul", "sul"], "람": ["ram"], "봄": ["bom"], "결": ["gyeol", "kyul"], "담": ["dam"],
    "산": ["san"], "완": ["wan"], "택": ["taek", "taeg"], "표": ["pyo"], "학": ["hak"],
    "후": ["hoo", "hu"],
}  # fmt: skip
"""Syllables of given names, and how they are written in Latin letters."""

STAGE = [
    ("Blue", "블루"), ("Moon", "문"), ("Velvet", "벨벳"), ("Stone", "스톤"), ("River", "리버"),
    ("Sugar", "슈가"), ("Paper", "페이퍼"), ("Cloud", "클라우드"), ("Tiger", "타이거"),
    ("Apple", "애플"), ("Echo", "에코"), ("Planet", "플래닛"), ("Honey", "허니"),
    ("Winter", "윈터"),
    ("Lemon", "레몬"), ("Sound", "사운드"), ("Garden", "가든"), ("Silver", "실버"),
    ("Rocket", "로켓"),
    ("Dream", "드림"), ("Ocean", "오션"), ("Candle", "캔들"), ("Mango", "망고"),
    ("Piano", "피아노"),
    ("Street", "스트리트"), ("Bird", "버드"), ("Zero", "제로"), ("Cherry", "체리"),
    ("Wave", "웨이브"),
    ("Room", "룸"), ("Letter", "레터"), ("Summer", "썸머"), ("Coffee", "커피"), ("Noise", "노이즈"),
    ("Bear", "베어"), ("Peach", "피치"), ("Mint", "민트"), ("Shadow", "섀도우"), ("Boy", "보이"),
    ("Girl", "걸"), ("Kid", "키드"), ("Diamond", "다이아몬드"), ("Forest", "포레스트"),
    ("Sky", "스카이"),
    ("Melody", "멜로디"), ("Bubble", "버블"), ("Radio", "라디오"), ("Nova", "노바"),
    ("Ruby", "루비"),
    ("Circus", "서커스"), ("Magic", "매직"), ("Sunday", "선데이"), ("Window", "윈도우"),
    ("Star", "스타"),
]  # fmt: skip

NOUNS = [
    ("Love", "사랑"), ("Rain", "비"), ("Snow", "눈"), ("Star", "별"), ("Moon", "달"),
    ("Sea", "바다"),
    ("Wind", "바람"), ("Heart", "마음"), ("Dream", "꿈"), ("Flower", "꽃"), ("Night", "밤"),
    ("Morning", "아침"), ("Sky", "하늘"), ("Road", "길"), ("Letter", "편지"), ("Tears", "눈물"),
    ("Memory", "기억"), ("Farewell", "이별"), ("Season", "계절"), ("Spring", "봄"),
    ("Summer", "여름"),
    ("Autumn", "가을"), ("Winter", "겨울"), ("Room", "방"), ("Window", "창문"), ("Train", "기차"),
    ("Station", "역"), ("River", "강"), ("Island", "섬"), ("Forest", "숲"), ("Shadow", "그림자"),
    ("Light", "빛"), ("Song", "노래"), ("Voice", "목소리"), ("Name", "이름"), ("Hand", "손"),
    ("Umbrella", "우산"), ("Mirror", "거울"), ("Clock", "시계"), ("Bicycle", "자전거"),
    ("Photograph", "사진"), ("House", "집"), ("Door", "문"), ("Garden", "정원"), ("Bird", "새"),
    ("Cloud", "구름"), ("Sunset", "노을"), ("Dawn", "새벽"), ("Promise", "약속"),
    ("Destiny", "운명"),
    ("Secret", "비밀"), ("World", "세상"), ("Day", "하루"), ("Time", "시간"), ("Youth", "청춘"),
    ("Friend", "친구"), ("Mother", "엄마"), ("Stranger", "낯선 사람"), ("Smile", "미소"),
    ("Breath", "숨"), ("Waltz", "왈츠"), ("Lullaby", "자장가"), ("Fire", "불꽃"), ("Diary", "일기"),
    ("Alley", "골목"), ("Street", "거리"), ("City", "도시"), ("Village", "마을"),
    ("Bus Stop", "정류장"),
    ("Telephone", "전화기"), ("Fairy Tale", "동화"), ("Miracle", "기적"), ("Scent", "향기"),
    ("Wound", "상처"), ("Answer", "대답"), ("Question", "질문"), ("Confession", "고백"),
    ("First Love", "첫사랑"), ("Rainbow", "무지개"), ("Butterfly", "나비"), ("Tree", "나무"),
    ("Leaf", "나뭇잎"), ("Lake", "호수"), ("Bridge", "다리"), ("Harbour", "항구"), ("Lamp", "등불"),
    ("Doctor", "의사"), ("King", "왕"), ("Palace", "궁궐"), ("Detective", "탐정"),
    ("Kitchen", "부엌"),
]  # fmt: skip

ADJECTIVES = [
    ("Sad", "슬픈"), ("Beautiful", "아름다운"), ("Lonely", "외로운"), ("Bright", "밝은"),
    ("Dark", "어두운"), ("Warm", "따뜻한"), ("Cold", "차가운"), ("Blue", "푸른"), ("Red", "붉은"),
    ("White", "하얀"), ("Small", "작은"), ("Long", "긴"), ("Old", "오래된"), ("New", "새로운"),
    ("Quiet", "조용한"), ("Distant", "먼"), ("Sweet", "달콤한"), ("Bitter", "씁쓸한"),
    ("Foolish", "바보 같은"), ("Forgotten", "잊혀진"), ("Hidden", "숨겨진"), ("Broken", "부서진"),
    ("Shining", "빛나는"), ("Endless", "끝없는"), ("Strange", "이상한"), ("Perfect", "완벽한"),
    ("Secret", "은밀한"), ("Happy", "행복한"), ("Painful", "아픈"), ("Gentle", "다정한"),
    ("Wandering", "떠도는"), ("Falling", "떨어지는"), ("Sleepless", "잠 못 드는"), ("Late", "늦은"),
    ("Early", "이른"), ("Empty", "텅 빈"), ("Deep", "깊은"), ("Clear", "맑은"), ("Dear", "그리운"),
    ("Precious", "소중한"),
]  # fmt: skip

PHRASES = [
    ("I Miss You", "보고 싶어"), ("I Wait", "기다릴게"), ("You Are There", "네가 있어"),
    ("We Met", "우리 만나"), ("I Call You", "널 불러"), ("Do Not Go", "가지 마"),
    ("Come Back", "돌아와"), ("Stay", "머물러 줘"), ("Remember Me", "나를 기억해"),
    ("I Will Go", "나는 가"), ("Let Us Walk", "같이 걷자"), ("Hold Me", "안아 줘"),
    ("I Loved You", "사랑했어"), ("I Was Happy", "행복했어"), ("It Hurts", "아파"),
    ("Only You", "너만"), ("Goodbye", "안녕"), ("One More Day", "하루만 더"), ("Run", "달려"),
    ("I Look for You", "너를 찾아"), ("Tell Me", "말해 줘"), ("Be My Light", "나의 빛이 되어"),
    ("I Cannot Sleep", "잠들 수 없어"), ("Forget Me", "나를 잊어"), ("Smile Again", "다시 웃어"),
    ("Like a Fool", "바보처럼"), ("Someday", "언젠가"), ("If You Were Me", "네가 나라면"),
    ("Because of You", "너 때문에"), ("All My Days", "나의 모든 날"),
]  # fmt: skip

WHERE = [
    ("in", "에서"), ("after", " 다음에"), ("before", " 앞에서"), ("under", " 아래서"),
    ("beyond", " 너머로"), ("without", " 없이"), ("like", "처럼"),
    ("until", "까지"), ("beside", " 곁에서"),
]  # fmt: skip
