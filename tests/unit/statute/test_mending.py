"""Words for a mistake."""

from radslag.statute.mending import did_you_mean, either


def test_the_nearest_word_is_suggested():
    assert did_you_mean("raddet", ["radet", "klara"]) == " Did you mean 'radet'?"


def test_nothing_is_suggested_when_nothing_is_near():
    assert did_you_mean("xyz", ["radet", "klara"]) == ""


def test_words_are_listed_as_a_person_says_them():
    assert [either([]), either(["a"]), either(["a", "b"]), either(["a", "b", "c"])] == [
        "",
        "a",
        "a or b",
        "a, b or c",
    ]
