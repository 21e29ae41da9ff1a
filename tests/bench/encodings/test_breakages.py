from bench.encodings import breakages


def test_texts_break_as_they_do_in_the_wild() -> None:
    assert breakages.KOREAN["CP949 as Latin-1"]("길") == "±æ"
    assert breakages.KOREAN["UTF-8 as Windows-1252"]("é") == "Ã©"
    assert breakages.KOREAN["UTF-8 as Windows-1252, twice"]("é") == "Ãƒ©".replace("©", "Â©")
    assert breakages.KOREAN["CP949 as GBK"]("봄") == "航"
    assert breakages.JAPANESE["Shift-JIS as CP949"]("é") is None


def test_what_is_short_or_ends_well_is_not_cut() -> None:
    cut = breakages.cut("cp949", "latin-1", size=3)
    assert cut("길") is None
    assert cut("길은") == "±æÀ"
