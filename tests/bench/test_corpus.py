from pathlib import Path

from bench import corpus


def test_every_recipe_is_made_of_packages_that_are_listed() -> None:
    listed = {entry["package"] for kind in ("music", "speech") for entry in corpus.entries(kind)}
    assert set(corpus.full_recipe().packages) == listed
    assert set(corpus.middle_recipe().packages) < listed


def test_another_recipe_lies_elsewhere(tmp_path: Path) -> None:
    recipes = [corpus.full_recipe(), corpus.full_recipe(40), corpus.middle_recipe()]
    assert len({recipe.folder(tmp_path) for recipe in recipes}) == 3


def test_the_middle_corpus_has_what_the_curves_cut_clips_of() -> None:
    recipe = corpus.middle_recipe()
    assert {length for length, _ in recipe.clips_by_length} == {5, 10}
    sides = {condition.split for condition in recipe.conditions}
    assert sides == {"library", "unknown", ""}
