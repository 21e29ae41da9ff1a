"""Statements of the first facts that stand elsewhere, or in other words, by now."""

from __future__ import annotations

MOVED: dict[tuple[str, str], tuple[str, ...]] = {
    # What the pack took for a fact and believed at another place: now a belief.
    ("be-melodramatic", "추재훈"): ("Hangul 추재훈 of the character Choo Jae-hoon",),
    ("be-melodramatic", "Music Paradiso"): ("Music Paradiso is the OST label",),
    ("be-melodramatic", "뮤직파라디소"): (
        "named as @뮤직파라디소 at the end of the album notes only",
    ),
    ("secret-garden/you-are-my-everything", "정하윤"): ("Hangul 정하윤",),
    ("temptation-of-wife", "유영선"): ("Hangul 유영선",),
    ("who-are-you-school-2015", "6"): ("part number 6",),
    ("who-are-you-school-2015/named", "6"): (),
    # Two people, or two titles, in one text: now each on its own.
    ("dae-jang-geum/onara-slow", "Lee Dong-hee (이동희), birth name"): (
        "Lee Dong-hee",
        "이동희",
        "born Lee Dong-hee (이동희)",
    ),
    ("hospital-playlist/canon", "캐논 변주곡 (Canon Variations)"): (
        "캐논 변주곡",
        "Canon Variations",
    ),
    ("im-sorry-i-love-you", "미사 / MISA (Korean short name)"): (
        "미사",
        "MISA",
        "Korean short name",
    ),
    ("im-sorry-i-love-you/snow-flower", "Snow Flower (눈의꽃)"): ("Snow Flower", "눈의꽃"),
    ("reply-1997/our-love-like-this", "Joo Young-hoon and Lee Hye-jin"): (
        "Joo Young-hoon",
        "Lee Hye-jin",
    ),
    ("reply-1997/our-love-like-this", "주영훈, 이혜진"): ("주영훈", "이혜진"),
    ("reply-1997/to-my-loved-one", "Jeong Tae-choon and Park Eun-ok"): (
        "Jeong Tae-choon",
        "Park Eun-ok",
    ),
    ("reply-1997/to-my-loved-one", "정태춘, 박은옥"): ("정태춘", "박은옥"),
    ("secret-garden/tear-seat", "Traces of Tears (涙の跡, Japan)"): (
        "Traces of Tears",
        "涙の跡",
        "Japan",
    ),
    ("who-are-you-school-2015", "School 6 (학교 6)"): ("School 6", "학교 6"),
    # Titles of releases, written in full.
    **{
        ("who-are-you-school-2015", f"Part {part}"): (title,)
        for part, title in {
            2: "Who Are You: School 2015 OST Part 2",
            3: "Who Are You: School 2015 OST Part 3",
            4: "Who Are You: School 2015 OST (Remember)",
            5: "Who Are You: School 2015 OST Part 5",
            6: "Who Are You: School 2015 OST (Named)",
            7: "Who Are You: School 2015 OST Part 7",
            8: "Who Are You: School 2015 OST Part 8",
        }.items()
    },
    ("who-are-you-school-2015", "Special photo diary album"): (
        "Who Are You: School 2015, special photo diary album",
    ),
    ("who-are-you-school-2015/blow-away", "Fly With the Wind"): ("Fly with the Wind",),
    # A doubt of the founding list's "several Best OST awards": two more were found since.
    ("reply-1997", '"several Best OST awards"'): ("won several Best OST awards",),
    (
        "reply-1997",
        "one such award found (2012 K-Drama Star Awards); the others the article means were not "
        "found",
    ): (
        "Best OST at the 2012 K-Drama Star Awards.",
        "Best OST at the Mnet Asian Music Awards",
        "OST award at the Melon Music Awards 2012.",
    ),
    ("reply-1997", "seed"): ("founding list",),
    ("reply-1997", "https://sports.donga.com/article/all/20121209/51451404/2"): (
        "https://sports.donga.com/article/all/20121209/51451404/2",
    ),
    # Dates that are known to the day by now.
    ("my-love-from-the-star", "2014-01"): ("2014-01-08",),
    ("my-love-from-the-star/like-a-star", "2014-01"): ("2014-01-08",),
    # The same in other words.
    (
        "something-in-the-rain",
        "the article says the 2019 JTBC series; it aired from 30 March 2018 (seed error)",
    ): (
        "the founding list says the 2019 JTBC series; it aired from 30 March 2018 "
        "(error of the founding list)",
    ),
    (
        "be-melodramatic",
        "Hangul of Gong Myung's character surname (추재훈): the blog gives Choo Jae Hoon, "
        "a news page only 재훈(공명)",
    ): ("Hangul 추재훈 of the character Choo Jae-hoon",),
    ("my-mister/rainbow", 'titles_other "There Is a Rainbow"'): ("There Is a Rainbow",),
    ("signal/looking-back", 'titles_other "Reminiscence"'): ("Reminiscence",),
    ("signal/blooming", 'titles_other "When the Flower Blooms"'): ("When the Flower Blooms",),
    ("who-are-you-school-2015/named", "titles_other That Name"): ("That Name",),
    ("who-are-you-school-2015/blow-away", "titles_other"): ("Blown Away by the Wind",),
    # Beliefs that a source was found for, or, the last two of a list, not yet.
    ("be-melodramatic/your-shampoo-scent-actors-ver", "released about 2019-09-21"): ("2019-09-21",),
    ("be-melodramatic/your-shampoo-scent-ballad-ver", "사야 and 재윤"): ("사야", "재연"),
    (
        "dae-jang-geum",
        "characters: Choi Geum-young (Hong Ri-na), King Jungjong (Im Ho), Yeon-saeng (Park "
        "Eun-hye), Lady Han (Yang Mi-kyung), Lady Choi (Kyeon Mi-ri), Kang Deok-gu (Im Hyun-sik)",
    ): (
        "Choi Geum-young",
        "Lady Choi",
        "characters: King Jungjong (Im Ho), Yeon-saeng (Park Eun-hye), Lady Han (Yang Mi-kyung), "
        "Kang Deok-gu (Im Hyun-sik)",
    ),
    (
        "guardian-the-lonely-and-great-god",
        "Yoo In-na 유인나, Sunny 써니; Yook Sung-jae 육성재 as Yoo Deok-hwa 유덕화; the reaper was "
        "once king Wang Yeo 왕여",
    ): ("유인나", "써니", "육성재", "유덕화", "the young king, Wang Yeo"),
    ("guardian-the-lonely-and-great-god/my-eyes", "English title My Eyes"): ("My Eyes",),
    (
        "guardian-the-lonely-and-great-god/you-are-so-beautiful",
        "English title You Are So Beautiful",
    ): ("You Are So Beautiful",),
    ("hospital-playlist/introduce-me-a-good-person", "Part 2, 2020-03-20"): ("2", "2020-03-20"),
    ("hospital-playlist/with-my-tears", "cover of Seo Ji-won (서지원), 1996; Part 8"): (
        "8",
        "cover of Seo Ji-won (서지원), 1996",
    ),
    ("hospital-playlist/in-front-of-city-hall-at-the-subway-station", "Part 6"): ("6",),
    ("hospital-playlist/the-wind-is-blowing", "바람이 부네요"): ("바람이 부네요",),
    ("hospital-playlist/naneun-neo-joa", "released version by Jang Beom-june (장범준)"): (
        "장범준",
        "released version",
    ),
    ("im-sorry-i-love-you", "Japanese remake (TBS, 2017)"): ("TBS", "2017"),
    ("itaewon-class", "VERIVERY also sing on the album"): ("VERIVERY", "베리베리"),
    ("itaewon-class/start-over", "released 2020-02-01"): ("2020-02-01",),
    ("itaewon-class/stone-block", "official English title Diamond; Part 3"): ("Diamond", "3"),
    ("itaewon-class/our-night", "Part 4"): ("4",),
    (
        "my-love-from-the-star",
        "Lee Hee-kyung is 이휘경, Yoo In-na plays Yoo Se-mi 유세미, "
        "Shin Sung-rok Lee Jae-kyung 이재경",
    ): ("이휘경", "유세미", "이재경"),
    ("my-love-from-the-star/like-a-star", "released 2014-01-08"): ("2014-01-08",),
    ("reply-1997/you-and-i-hot", "Korean title 너와 나"): ("너와 나",),
    ("secret-garden", "Hangul of 이필립, 유인나 and 한태선"): ("이필립", "유인나", "Hangul 한태선"),
    ("secret-garden", "Guardian: The Lonely and Great God has the same writer, Kim Eun Sook"): (
        "writer also wrote",
        "Guardian: The Lonely and Great God",
    ),
    ("signal", "Hangul of Jung Hae-kyun and Kim Won-hae"): ("정해균", "Hangul of Kim Won-hae"),
    ("something-in-the-rain", "Tammy Wynette recording from 1968"): ("Country song of 1968",),
    ("temptation-of-wife", "Hangul 천사의 유혹 for Temptation of an Angel"): (
        "Temptation of an Angel (천사의 유혹)",
    ),
    ("who-are-you-school-2015", "Hangul 강소영"): ("강소영",),
    ("who-are-you-school-2015", "part numbers 4 and 6"): ("part number 6",),
}
"""Whose statement, as the pack says it: what is there now instead."""
