from __future__ import annotations

from onara.recurrence.role import Place, role, roles

LENGTH = 3600.0


def place(
    episode: int, start: float, seconds: float = 40.0, offset: float = 3.0, **more: object
) -> Place:
    return Place(episode, start, start + seconds, LENGTH, offset, **more)  # type: ignore[arg-type]


OPENING = [place(0, 40), place(1, 95), place(2, 310), place(3, 60)]
CLOSING = [place(n, LENGTH - 130 + n, 60) for n in range(4)]


def usages(pieces: dict[str, list[Place]]) -> dict[tuple[str, int], str]:
    return {(key, one.episode): found.usage for (key, one), found in roles(pieces).items()}


def test_the_same_seconds_near_the_start_of_each_episode_are_the_opening() -> None:
    found = role(OPENING)
    assert found is not None and found.usage == "opening"
    assert found.why == "the same 40 seconds of it near the start of 4 of 4 episodes"


def test_near_the_end_they_are_the_closing() -> None:
    found = role(CLOSING)
    assert found is not None and found.usage == "closing"
    assert "near the end of 4 of 4" in found.why


def test_background_music_has_no_role() -> None:
    assert role([place(0, 900), place(1, 2000), place(2, 1500)]) is None
    # Near the start each time, but other seconds of it.
    assert role([place(0, 60, 20, 0), place(1, 90, 31, 40), place(2, 30, 12, 90)]) is None
    # In two of twenty episodes.
    rare = {"rare": [place(0, 60), place(19, 60)], "often": [place(n, 1500) for n in range(20)]}
    assert not roles(rare)
    assert role([]) is None


def test_a_bumper_is_no_opening() -> None:
    assert role([place(n, 40, 5) for n in range(4)]) is None


def test_the_song_of_the_opening_is_background_in_other_places() -> None:
    scene = place(2, 1800, 90, 20)
    found = roles({"song": [*OPENING, scene]})
    assert ("song", scene) not in found and len(found) == 4


def test_what_comes_before_the_opening_and_after_the_closing_again_and_again() -> None:
    found = usages(
        {
            "opening": OPENING,
            "closing": CLOSING,
            "before": [place(1, 10, 50, 0), place(2, 200, 80, 30)],
            "after": [place(1, LENGTH - 60, 25, 0), place(2, LENGTH - 50, 40, 10)],
        }
    )
    assert found["before", 1] == found["before", 2] == "recap"
    assert found["after", 1] == found["after", 2] == "preview"


def test_scenes_that_come_back_whole_are_recap_or_preview_by_their_direction() -> None:
    found = usages(
        {
            "opening": OPENING,
            "theme": [
                place(1, 20, 12, 5, copy_of=frozenset({0})),
                place(0, 1000, 80, 0),
                place(3, LENGTH - 30, 15, 9, copy_of=frozenset({4})),
                # A flashback in the middle.
                place(2, 1700, 15, 9, copy_of=frozenset({0})),
            ],
        }
    )
    theme = {key: usage for key, usage in found.items() if key[0] == "theme"}
    assert theme == {("theme", 1): "recap", ("theme", 3): "preview"}


def test_a_recap_is_early_even_where_no_opening_is_known() -> None:
    copied = place(1, 20, 12, 5, copy_of=frozenset({0}))
    found = roles({"theme": [copied, place(0, 1000)]})
    assert found["theme", copied].usage == "recap"
    assert "earlier episode" in found["theme", copied].why


def test_of_two_that_return_near_the_start_the_opening_is_the_one_nobody_speaks_over() -> None:
    spoken = [Place(n, 1.0, 25.0, 3600.0, speech=0.8) for n in range(4)]
    titles = [Place(n, 80.0, 108.0, 3600.0, speech=0.05) for n in range(4)]
    found = roles({"spoken": spoken, "titles": titles})
    assert {found["titles", place].usage for place in titles} == {"opening"}
    assert {found["spoken", place].usage for place in spoken} == {"recap"}


def test_what_returns_in_few_episodes_is_no_second_closing() -> None:
    closing = [Place(n, 3540.0, 3590.0, 3600.0) for n in range(4)]
    other = [Place(n, 3400.0, 3420.0, 3600.0) for n in (1, 2)]
    found = roles({"closing": closing, "other": other})
    assert {found["closing", place].usage for place in closing} == {"closing"}
    assert not [key for key, _ in found if key == "other"]
