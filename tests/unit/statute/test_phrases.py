"""Numbers, ordinals and shares as people say them in Swedish."""

from fractions import Fraction

import pytest

from radslag.statute.phrases import NBSP, nth_year, ordinal, share


@pytest.mark.parametrize(
    ("count", "said"), [(1, "nästa år"), (2, "andra året"), (3, "tredje året"), (13, "13:e året")]
)
def test_a_year_to_come_has_its_ordinal(count, said):
    assert nth_year(count).replace(NBSP, " ") == said


@pytest.mark.parametrize(("count", "said"), [(2, "varannan"), (3, "var tredje"), (13, "var 13:e")])
def test_every_so_many_has_its_ordinal(count, said):
    assert ordinal(count) == said


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (3, "tre"),
        (Fraction(1, 2), "hälften"),
        (Fraction(1, 3), "en tredjedel"),
        (Fraction(2, 3), "två tredjedelar"),
        (Fraction(3, 7), "3/7"),
    ],
)
def test_a_share_has_its_common_name_where_it_has_one(part, said):
    assert share(part) == said
