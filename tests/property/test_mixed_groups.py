"""Groups at a meeting are even, mixed across organisations, and the same each time."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from radslag.meetings.services.groups import divide

ORGANISATIONS = st.sampled_from(["polis", "skola", "socialtjanst", "raddning", "forening", ""])
PEOPLE = st.lists(ORGANISATIONS, max_size=60).map(lambda found: dict(enumerate(found)))
SIZES = st.integers(1, 9)


@given(PEOPLE, SIZES)
def test_everybody_sits_in_one_group_of_at_most_the_size(people, size):
    groups = divide(people, size)

    assert sorted(person for group in groups for person in group) == sorted(people)
    assert all(0 < len(group) <= size for group in groups)


@given(PEOPLE, SIZES)
def test_sizes_differ_by_one_at_most(people, size):
    sizes = [len(group) for group in divide(people, size)]

    assert not sizes or max(sizes) - min(sizes) <= 1


@given(PEOPLE, SIZES)
def test_an_organisation_is_spread_over_the_groups(people, size):
    counts = [Counter(people[person] for person in group) for group in divide(people, size)]

    for one, other in combinations(counts, 2):
        assert all(abs(one[sender] - other[sender]) <= 1 for sender in set(people.values()))


@given(PEOPLE, SIZES)
def test_the_same_people_give_the_same_groups(people, size):
    assert divide(people, size) == divide(dict(people), size)
