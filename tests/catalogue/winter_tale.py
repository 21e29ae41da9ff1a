"""A small drama file that has something of everything."""

GOOD = """\
sources:
  press: https://example.org/press
drama:
  id: winter-tale
  title: Winter Tale
  title_ko: 겨울 이야기
  other_titles: [A Tale of Winter, {title: 겨울, about: Korean short name}]
  aired: {first: 2020-01-02, last: 2020-03-01}
  sources: [press]
soundtrack:
  music_directors:
    - {name: Kim A, name_ko: 김아}
  releases:
    - title: Winter Tale OST Part 1
      part: 1
      date: 2020-01
      songs: [snow]
      sources: [press]
songs:
  - id: snow
    title: Snow
    performers:
      - {name: Kim B, groups: [The Bs]}
    roles: [ending, insert]
    cover_of:
      artists:
        - name: Old Singer
      year: 1990
    sources: [press, "https://example.org/snow"]
    unverified:
      - {claim: Korean title 눈, reason: own knowledge, titles: [눈]}
  - id: snow-piano
    title_ko: 눈 (피아노)
    version_of: snow
    sources: [press]
"""
