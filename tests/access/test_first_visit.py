from onara.access.first_visit import FirstVisit


def test_the_code_is_taken_however_it_is_typed() -> None:
    visit = FirstVisit()
    assert visit.code is not None
    assert visit.accepts(visit.code)
    assert visit.accepts(f" {visit.code.upper().replace('-', ' ')} ")
    assert not visit.accepts("")


def test_a_code_works_once() -> None:
    visit = FirstVisit()
    code = visit.code
    assert code is not None
    visit.use_up()
    assert not visit.accepts(code)


def test_guessing_ends_it() -> None:
    visit = FirstVisit()
    code = visit.code
    assert code is not None
    for _ in range(20):
        assert not visit.accepts("aaaa-aaaa-aaaa")
    assert not visit.accepts(code)
