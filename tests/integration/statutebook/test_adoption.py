"""Adopting a statute: what is kept, what is refused, and what follows of itself."""

from datetime import date

import pytest

from radslag.journal.models import Entry
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.statute.edit import without_examples
from radslag.statute.source import StatuteErrors
from radslag.statutebook import queries, services
from radslag.statutebook.models import ControlDocument, HouseRules, Statute, StatuteVersion
from tests.integration.statutebook.conftest import NOON, SOMEBODY, outside, text_of

HOUSE = text_of("ange", beside="house")
TEXT = text_of("ange")
BARE = without_examples(TEXT)
NEXT = BARE.replace("valid_from = 2023-01-01", "valid_from = 2027-01-01").replace(
    "valid_through = 2026-12-31", "valid_through = 2030-12-31"
)


def adopt(text=TEXT, head=0, **more):
    return services.adopt_statute(text, head=head, actor=SOMEBODY, at=NOON, **more)


def wrong(text, **more):
    with pytest.raises(StatuteErrors) as refused:
        adopt(text, **more)
    return [problem.message for problem in refused.value.problems]


def test_an_adopted_wording_is_kept_byte_for_byte_with_its_hash(adopted):
    assert (adopted.number, adopted.text) == (1, TEXT)
    assert len(adopted.sha256) == 64
    assert (adopted.valid_from, adopted.valid_through) == (date(2023, 1, 1), date(2026, 12, 31))
    assert (adopted.adopted_on, adopted.adopted_by, adopted.adopted_ref) == (
        date(2022, 5, 31),
        "kommunstyrelsen",
        "§ 81",
    )


def test_the_statute_knows_the_bodies_that_it_governs(adopted):
    statute = Statute.objects.get()

    assert (statute.lineage, statute.title) == ("norrby", "Reglemente för Trygghetsrådet")
    assert statute.bodies == ["radet", "klara"]


def test_an_adoption_is_evidence_in_the_journal(adopted):
    entry = Entry.objects.get(verb="statute.adopted")

    assert (entry.act, entry.thing, entry.happened_on) == ("decided", "reglemente", date(2022, 5, 31))
    assert (entry.by, entry.through, entry.actor) == (["kommunstyrelsen"], date(2026, 12, 31), SOMEBODY)


def test_the_library_holds_the_act_and_the_adopted_wording_and_nothing_else(adopted):
    held = queries.library()

    assert sorted(held.lineages) == ["norrby", "sfs-2023-196"]
    assert held.in_force("norrby", date(2026, 12, 31)) is not None
    assert held.in_force("norrby", date(2027, 1, 1)) is None


def test_the_house_rules_come_with_the_wording(adopted):
    version = queries.library().lineages["norrby"][0]

    assert version.house is not None
    assert version.house.by_rule["justering"].why.startswith("lånat")


def test_without_house_rules_only_the_bearer_is_set(norrby):
    adopt(BARE)

    assert HouseRules.objects.get().text.endswith('bearer = "kommunen"\n')


def test_the_next_wording_takes_the_house_rules_along_as_far_as_they_fit(adopted):
    shorter = NEXT.replace(
        'maintain.lofte = { label = "Gällande medborgarlöfte"', 'maintain.annat = { label = "x"'
    )

    adopt(shorter.replace('"lofte|', '"annat|'), head=1)

    house = queries.library().lineages["norrby"][1].house
    assert house is not None
    assert house.house.valid_from == date(2027, 1, 1)
    assert "avtal" in house.by_rule
    assert "lofte" not in house.by_rule


def test_a_wording_with_the_same_first_day_corrects_the_one_before(adopted):
    corrected = adopt(TEXT.replace("§ 81", "§ 82"), head=1)

    held = queries.library()
    assert corrected.number == 2
    assert [v.statute.statute.adopted_ref for v in held.lineages["norrby"]] == ["§ 82"]
    assert ControlDocument.objects.get().adopted_ref == "§ 82"
    assert StatuteVersion.objects.count() == 2


def test_the_next_wording_ends_the_one_before_it(adopted):
    adopt(NEXT, head=1)

    held = queries.library()
    assert [v.valid_from for v in held.lineages["norrby"]] == [date(2023, 1, 1), date(2027, 1, 1)]
    assert ControlDocument.objects.count() == 2


def test_whoever_looked_before_another_adoption_is_told_and_gets_both_texts(adopted):
    with pytest.raises(services.SomeoneElseChanged) as conflict:
        adopt(NEXT, head=0)

    assert conflict.value.theirs == TEXT
    assert StatuteVersion.objects.count() == 1


def test_a_number_that_nobody_has_seen_is_refused(adopted):
    with pytest.raises(services.SomeoneElseChanged):
        adopt(NEXT, head=7)

    assert StatuteVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: t.replace("at_least = 4", "atleast = 4", 1), "'atleast' is not a field of recur."),
        (lambda t: t.replace("[statute]", "[statute", 1), "cannot be read"),
        (lambda t: t + "#" * 1_000_001, "larger than 1 MB"),
        (lambda t: t.replace('"norrby"', '"norrby"\nlevel = "act"', 1), "an act is adopted by parliament"),
        (lambda t: t.replace('lineage = "norrby"', 'lineage = "ny"'), "is taken"),
        (lambda t: t.replace('lineage = "norrby"', 'lineage = "sfs-2023-196"'), "is taken"),
        (lambda t: t.replace("valid_from = 2023-01-01", "valid_from = 2027-02-01"), "valid_through"),
        (lambda t: t.replace("KS 16/185", "KS" * 31), "case_number is 62 characters long"),
        (lambda t: t.replace("at_least = 4", "at_least = 3", 1), "example 'tre_moten_racker_inte'"),
        (
            lambda t: t.replace('bearer = "ordforande"', 'bearer = "ordforaden"', 1),
            "Did you mean 'ordforande'",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(norrby, spoil, said):
    messages = wrong(spoil(TEXT))

    assert any(said in message for message in messages), messages
    assert not Statute.objects.exists()
    assert not Entry.objects.filter(verb="statute.adopted").exists()


def test_everything_that_is_wrong_is_said_at_once(norrby):
    messages = wrong(TEXT.replace("at_least = 4", "atleast = 4", 2).replace('every = "2y"', 'every = "2 år"'))

    assert len(messages) >= 3


def test_house_rules_are_adopted_beside_a_wording_and_the_latest_count(adopted):
    text = HOUSE.replace('advice = "10d"', 'advice = "12d"')

    row = services.adopt_house_rules(text, head=1, actor=SOMEBODY, at=NOON, decided_ref="KS § 4")

    house = queries.library().lineages["norrby"][0].house
    assert (row.number, row.decided_ref) == (2, "KS § 4")
    assert house is not None
    assert str(house.by_rule["kallelse_fore"].advice) == "12d"
    assert Entry.objects.filter(verb="house_rules.changed").count() == 1


def test_the_municipality_may_choose_its_own_numbers_beside_the_act(adopted):
    act = queries.library().lineages["sfs-2023-196"][0]
    assert act.house_source is not None
    text = act.house_source.text.replace(
        'cadence.rapport_kf = { advice = "1y"', 'cadence.rapport_kf = { advice = "6m"'
    )

    services.adopt_house_rules(text, head=0, actor=SOMEBODY, at=NOON)

    house = queries.library().lineages["sfs-2023-196"][0].house
    assert house is not None
    assert str(house.by_rule["rapport_kf"].advice) == "6m"


def test_house_rules_without_a_reason_are_refused(adopted):
    text = HOUSE.replace(', why = "tio dagar före; texten anger inget tal"', "")

    with pytest.raises(StatuteErrors) as refused:
        services.adopt_house_rules(text, head=1, actor=SOMEBODY, at=NOON)

    assert [problem.line for problem in refused.value.problems] == [
        HOUSE.split("lead.kallelse_fore")[0].count("\n") + 1
    ]
    assert HouseRules.objects.count() == 1


def test_house_rules_beside_a_wording_that_nobody_adopted_are_refused(norrby):
    with pytest.raises(StatuteErrors, match="no wording with this lineage"):
        services.adopt_house_rules(HOUSE, head=0, actor=SOMEBODY, at=NOON)


def test_house_rules_adopted_by_two_at_once_count_for_the_first(adopted):
    services.adopt_house_rules(HOUSE.replace('"10d"', '"12d"'), head=1, actor=SOMEBODY, at=NOON)

    with pytest.raises(services.SomeoneElseChanged) as conflict:
        services.adopt_house_rules(HOUSE, head=1, actor=SOMEBODY, at=NOON)

    assert '"12d"' in conflict.value.theirs


def test_one_municipality_never_sees_the_statutes_of_another(adopted):
    other = Municipality.objects.create(slug="soderby", name="Söderby", register_start=date(2024, 1, 1))
    with outside(), within(other):
        assert sorted(queries.library().lineages) == ["sfs-2023-196"]


def test_the_rulebook_judges_by_the_adopted_wording_and_by_the_act(adopted):
    book = queries.rulebook("norrby")

    assert {"norrby#moten", "norrby#renew", "sfs-2023-196#uppdatera_bild"} <= set(book.by_address)
    assert queries.rulebook("norrby") is book


def test_there_is_no_rulebook_for_a_statute_that_nobody_adopted(norrby):
    with pytest.raises(KeyError):
        queries.rulebook("ange")
