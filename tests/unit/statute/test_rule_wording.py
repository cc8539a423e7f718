"""Every kind of rule, and every field of each, reads as plain Swedish."""

from datetime import date
from typing import Any

import pytest

from radslag.statute.phrases import NBSP
from radslag.statute.rule_wording import source_name, word_rule
from radslag.statute.schema import KINDS

WORDS = {
    "radet": "Rådet",
    "klara": "Klara-gruppen",
    "mote": "möte",
    "extra_mote": "extra möte",
    "kallelse": "kallelse",
    "protokoll": "protokoll",
    "lagesbild": "lägesbild",
    "atgardsplan": "åtgärdsplan",
    "uppdrag": "uppdrag",
    "motesantal": "antal möten",
    "ordforande": "ordföranden",
    "justerare": "justeraren",
    "samordnare": "samordnaren",
    "ks_ordforande": "kommunstyrelsens ordförande",
    "kommunstyrelsen": "kommunstyrelsen",
    "tid": "tid",
    "dagordning": "dagordning",
    "handlingar": "handlingar",
    "ungdomsradet": "Ungdomsrådet",
    "samverkansoverenskommelse": "samverkansöverenskommelse",
    "beslutsforhet": "beslutsförhet",
}
# What each kind must state before it is a rule at all.
LEAST: dict[str, dict[str, Any]] = {
    "body": {"label": "Rådet"},
    "seat": {"label": "Ordföranden", "body": "radet"},
    "thing": {"label": "lägesbild"},
    "recur": {"of": "held mote @radet", "at_least": 4},
    "cadence": {"of": "revised lagesbild", "every": "2y"},
    "lead": {"of": "sent kallelse", "before": "held mote @radet", "ahead": "10d"},
    "follow": {"when": "held mote @radet", "then": "decided protokoll", "within": "14d"},
    "contain": {"in": "sent kallelse @radet", "shall": ["tid", "dagordning"]},
    "approve": {
        "of": "protokoll",
        "after": "held mote @radet",
        "by": ["ordforande", "justerare"],
        "within": "14d",
    },
    "deliver": {
        "what": "protokoll",
        "after": "approved protokoll @radet <justerare",
        "to": ["klara"],
        "within": "14d",
    },
    "maintain": {"of": "signed samverkansoverenskommelse"},
    "precede": {"first": "decided lagesbild", "then": "decided atgardsplan"},
    "petition": {
        "of": "requested extra_mote @radet",
        "body": "radet",
        "more_than": "1/2",
        "then": "held mote @radet",
        "within": "30d",
    },
    "quorum": {"body": "radet", "more_than": "1/2"},
    "assess": {"question": "Har arbetet samordnats?"},
    "power": {"who": "ordforande", "may": "kalla till extra möte"},
    "exempt": {"source": "sfs-2017-725", "topics": ["beslutsforhet"]},
}
# Shown beside the words, not in them: the name, the remark, the reading and the marks of the law's floor.
BESIDE = {"id", "kind", "label", "note", "reading", "fills", "tightens"}
DATES = {"from", "through", "first_by"}
# Fields whose example says what holds anyway, or that mean something only with another value beside it.
OTHERWISE: dict[tuple[str, str], dict[str, Any] | None] = {
    ("recur", "at_least"): {"at_least": 3},
    ("recur", "at_most"): {"at_most": 5},
    ("recur", "per"): {"per": "term"},
    ("lead", "ahead"): {"ahead": "1w"},
    ("cadence", "every"): {"every": "6m"},
    ("cadence", "rhythm"): {"rhythm": "unstated", "every": None},
    ("seat", "min"): {"min": 3},
    ("seat", "rotates"): {"ex_officio": ["ordforande", "samordnare"], "rotates": "1y"},
    ("assess", "of"): None,  # the answer to the question: the question is what is worded
    ("approve", "elected"): {"elected": ["justerare"]},
    ("approve", "until"): {"within": None, "until": "held mote @radet"},
    ("deliver", "until"): {"within": None, "until": "held mote @radet"},
    ("follow", "until"): {"within": None, "until": "held mote @radet"},
    ("petition", "at_least"): {"more_than": None, "at_least": "1/3"},
    ("quorum", "at_least"): {"more_than": None, "at_least": "1/2"},
    ("petition", "more_than"): {"more_than": "2/3"},
    ("quorum", "more_than"): {"more_than": "2/3"},
    ("follow", "within"): {"within": "30d"},
    ("approve", "within"): {"within": "30d"},
    ("deliver", "within"): {"within": "30d"},
    ("petition", "within"): {"within": "60d"},
    ("body", "membership"): {"membership": "open"},
    ("thing", "contents"): {"contents": ["tid"]},
}


def rule(kind, **fields):
    stated = {key: value for key, value in (LEAST[kind] | fields).items() if value is not None}
    return KINDS[kind].model_validate({"id": "regeln", "kind": kind} | stated)


def words(kind, **fields):
    return str(word_rule(rule(kind, **fields), WORDS)).replace(NBSP, " ")


def fields_of(kind):
    for name, field in KINDS[kind].model_fields.items():
        key = field.alias or name
        if key not in BESIDE and not field.is_required():
            yield key, (field.examples or [None])[0]


def test_the_rule_that_every_council_has_reads_as_people_say_it():
    assert words("recur", bearer="ordforande") == (
        "Rådet ska mötas minst fyra gånger per kalenderår. Ansvarar: ordföranden."
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("body", "Rådet är ett organ."),
        ("seat", "Ordföranden: plats i Rådet som alltid ska ha minst en person."),
        ("thing", "Lägesbild är något som reglerna räknar med."),
        ("recur", "Rådet ska mötas minst fyra gånger per kalenderår."),
        (
            "cadence",
            (
                "Minst vartannat år ska lägesbild uppdateras. Sista dag är 31 december andra året efter det "
                "senaste; två år på dagen visas som rekommendation."
            ),
        ),
        ("lead", "Kallelse ska sändas senast tio dagar före möte i Rådet."),
        ("follow", "När möte i Rådet har hållits ska protokoll färdigställas inom 14 dagar."),
        ("contain", "Kallelse för Rådet ska innehålla tid och dagordning."),
        (
            "approve",
            (
                "När möte i Rådet har hållits ska protokoll godkännas av ordföranden och justeraren "
                "inom 14 dagar."
            ),
        ),
        (
            "deliver",
            (
                "När protokoll för Rådet har godkänts av justeraren ska protokoll sändas till Klara-gruppen "
                "inom 14 dagar."
            ),
        ),
        ("maintain", "Det ska alltid finnas gällande samverkansöverenskommelse som har undertecknats."),
        ("precede", "När åtgärdsplan beslutas ska lägesbild ha beslutats."),
        (
            "petition",
            (
                "När mer än hälften av ledamöterna i Rådet har begärt extra möte ska möte i Rådet "
                "hållas inom 30 dagar. Begäran räknas samman under 90 dagar."
            ),
        ),
        ("quorum", "Vid möte i Rådet ska mer än hälften av ledamöterna vara närvarande."),
        ("assess", "En människa ska bedöma: Har arbetet samordnats?"),
        ("power", "Ordföranden får kalla till extra möte."),
        ("exempt", "SFS 2017:725 gäller inte i fråga om beslutsförhet."),
    ],
)
def test_each_kind_of_rule_has_its_sentence(kind, said):
    assert words(kind) == said


def test_all_seventeen_kinds_are_worded():
    assert set(LEAST) == set(KINDS)
    assert all(words(kind) for kind in KINDS)


@pytest.mark.parametrize(
    ("kind", "field", "example"),
    [(kind, key, example) for kind in LEAST for key, example in fields_of(kind)],
)
def test_no_field_of_a_rule_is_left_unsaid(kind, field, example):
    stated = OTHERWISE.get((kind, field), {field: example})
    if stated is None:
        pytest.skip("worded by another field")
    if field in DATES:
        stated = {field: date.fromisoformat(example)}

    assert words(kind, **stated) != words(kind)


def test_a_weaker_demand_says_should():
    assert words("lead", modality="should") == "Kallelse bör sändas senast tio dagar före möte i Rådet."


def test_a_range_says_both_its_ends():
    assert words("recur", at_least=2, at_most=4) == (
        "Rådet ska mötas minst två och högst fyra gånger per kalenderår."
    )


def test_exactly_so_many_says_neither_more_nor_fewer():
    assert words("recur", at_least=4, at_most=4) == (
        "Rådet ska mötas fyra gånger, varken fler eller färre, per kalenderår."
    )


def test_a_number_that_the_text_leaves_open_is_said_to_be_open():
    assert words("recur", at_least="unregulated") == (
        "Rådet ska mötas ett antal gånger som texten inte anger per kalenderår."
    )


def test_what_has_no_number_says_so():
    said = words("lead", ahead=None, reading="öppet")

    assert said == "Kallelse ska sändas senast samma dag som möte i Rådet. Texten anger inget tal."


def test_a_source_is_cited_by_its_number():
    assert source_name("sfs-2017-725").replace(NBSP, " ") == "SFS 2017:725"
    assert source_name("ange") == "ange"


@pytest.mark.parametrize(
    ("kind", "stated", "said"),
    [
        ("seat", {"min": "unregulated"}, "texten säger inte hur många som har den"),
        ("seat", {"substitutes": "none"}, "Platsen har inga ersättare."),
        ("seat", {"substitutes": "unregulated"}, "Texten säger inte hur många ersättare platsen har."),
        (
            "seat",
            {"each": "signed samverkansoverenskommelse", "scale": "unregulated"},
            "Texten säger inte hur antalet följer storleken.",
        ),
        ("recur", {"at_least": 0, "at_most": 5}, "högst fem gånger"),
        ("follow", {"within": "life"}, "medan det gäller"),
    ],
)
def test_what_the_text_leaves_open_or_only_limits_is_said(kind, stated, said):
    assert said in words(kind, **stated)
