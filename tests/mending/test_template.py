"""Templates of names."""

from __future__ import annotations

import pytest

from onara.mending.template import STANDARD, Template, UnusableTemplate, Value

VALUES = {
    "drama": Value("Goblin", "도깨비", "Dokkaebi"),
    "track": Value("03"),
    "title": Value("첫눈", "첫눈", "Cheonnun"),
    "artist": Value("AC/DC"),
}


@pytest.mark.parametrize(
    ("template", "names"),
    [
        (STANDARD, ("Goblin", "03 첫눈")),
        ("{drama:native}/{track} {title:romanised}", ("도깨비", "03 Cheonnun")),
        ("{drama:romanised}/{part|Singles}/{title}", ("Dokkaebi", "Singles", "첫눈")),
        ("{drama}[ ({year})]/{title}", ("Goblin", "첫눈")),
        ("[{artist} - [{disc}.]]{title}", ("AC/DC - 첫눈",)),
        (r"\[{track}\] \{{title}\}", ("[03] {첫눈}",)),
        ("{track:romanised} {title}", ("03 첫눈",)),
        ("{title}/{part|}", ()),
    ],
)
def test_fields_are_filled(template: str, names: tuple[str, ...]) -> None:
    if not names:
        with pytest.raises(KeyError, match="part"):
            Template(template).fill(VALUES)
        return
    assert Template(template).fill(VALUES) == names


def test_a_field_that_is_lacking_is_named() -> None:
    with pytest.raises(KeyError, match="album"):
        Template("{album}/{title}").fill(VALUES)


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{titel}", "there is no field titel; there are drama, part"),
        ("{title:korean}", "no form korean of title; there are native, romanised, english"),
        ("{title", "has an opening brace without its closing one"),
        ("[{title}", "has a [ without its ]"),
        ("{title}]", "has a ] too many"),
        ("all", "has no field"),
        ("/{title}", "begins or ends with a slash"),
        ("{title}/ ", "begins or ends with a slash"),
        ("", "has no field"),
    ],
)
def test_what_is_wrong_with_a_template_is_one_sentence(template: str, sentence: str) -> None:
    with pytest.raises(UnusableTemplate) as told:
        Template(template)
    assert sentence in str(told.value)
