"""Whoever mends a text reads Swedish, whatever is wrong with it."""

import re

import pytest

from radslag.statute.house import check_house, draft_house
from radslag.statute.library import corpus, make_version
from radslag.statute.lint import lint
from radslag.statute.source import Problem, Source, StatuteErrors
from radslag.statute.swedish_problems import in_swedish, retold

ANGE = corpus().lineages["ange"][0]
TEXT = ANGE.source.text
assert ANGE.house_source is not None
HOUSE = ANGE.house_source.text
ENGLISH = re.compile(
    r"\b(the|is|are|not|expected|write|missing|did|mean|line|of|has|have|cannot|should be|add|take|choose|"
    r"unknown|otherwise|longer|shorter)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(
    r"\"[^\"]*\"|'[^']*'|\{.*?\}|\[.*?\]|Fält: .*|Handlingarna är: .*|Utfallen är: .*|\S+ = \S+"
)


def turned(old, new, count=1):
    assert old in TEXT, old
    return TEXT.replace(old, new, count)


SPOILED = {
    "not TOML": turned('title = "Reg', "title = Reg"),
    "open quotation": turned('label = "', "label = "),
    "applies to": turned('applies_to = ["kommunstyrelsen"]', 'applies_to = ["komunstyrelsen"]'),
    "no end": TEXT + '\n[clause."8"\n',
    "unknown key": turned("at_least = 4", "atleast = 4"),
    "missing key": turned('of = "held mote @radet", ', ""),
    "selector": turned('of = "held mote @radet"', 'of = "hold mote @radet"'),
    "no thing": turned('of = "held mote @radet"', 'of = "held @radet"'),
    "unknown id": turned('of = "held mote @radet"', 'of = "held mote @raddet"'),
    "duration": turned('every = "2y"', 'every = "2 år"'),
    "enumeration": turned('per = "year"', 'per = "yearly"'),
    "same id": turned("maintain.lofte =", "cadence.folj_upp_avtal ="),
    "invented number": turned('bearer = "ordforande", reading = "fyra', 'advice = "3m", reading = "fyra'),
    "not stricter": turned(
        'every = "2y", bearer = "radet", tightens', 'every = "3y", bearer = "radet", tightens'
    ),
    "example": turned("at_least = 4", "at_least = 3"),
    "crossed": turned("at_least = 4", "at_least = 4, at_most = 2"),
    "text where number": turned("at_least = 4", 'at_least = "fyra"'),
    "header": turned("format = 1\n", ""),
    "dates": turned("valid_from = 2023-01-01", "valid_from = 2028-01-01"),
    "verified": turned("valid_through", 'verified_by = "x"\nvalid_through'),
    "binds": turned('rad = "radet"', 'radd = "radet"'),
    "inherits": turned('inherits = ["sfs-2023-196"]', 'inherits = ["sfs-2023-197"]'),
    "fills": turned("sfs-2023-196#overenskommelse", "sfs-2023-196#overens"),
    "no rule, no text": TEXT + '\n[clause."8"]\nlabel = "tom"\n',
    "no statute": TEXT.replace("[statute]", "[statue]"),
    "lead without number": turned(
        ', reading = "texten anger ingen frist: kallelsen ska finnas senast mötesdagen"', ""
    ),
    "two days": turned(
        'until = "held mote @radet", modality', 'until = "held mote @radet", within = "3d", modality'
    ),
    "unused": TEXT.replace("[names]\n", '[names]\nspok = "spök"\n'),
}
SPOILED_HOUSE = {
    "no reason": HOUSE.replace(', why = "ett halvår"', ""),
    "no such rule": HOUSE.replace("follow.analys_klar", "follow.analys_klarr"),
    "other kind": HOUSE.replace("follow.analys_klar", "lead.analys_klar"),
    "stated": HOUSE.replace("[rule]\n", '[rule]\nrecur.moten = { bearer = "klara", why = "x" }\n'),
    "other day": HOUSE.replace("2023-01-01", "2024-01-01"),
    "no key": HOUSE.replace("[rule]\n", '[rule]\npower.extra = { grace = "3d", why = "x" }\n'),
    "only why": HOUSE.replace('advice = "180d", why = "ett halvår"', 'why = "ett halvår"'),
}


def problems_of(text, house=HOUSE):
    found: list[Problem] = []
    try:
        version = make_version(Source.read(text, "x.toml"), Source.read(house, "x.house.toml"), found)
    except StatuteErrors as error:
        return list(error.problems)
    if version and not found:
        found = [each.problem for each in lint(version, corpus())]
    return found


def english_in(message):
    return ENGLISH.findall(QUOTED.sub("", in_swedish(message)))


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_wrong_with_a_statute_is_said_in_swedish(name):
    messages = [problem.message for problem in problems_of(SPOILED[name])]

    assert messages
    assert [(in_swedish(message), english) for message in messages if (english := english_in(message))] == []


@pytest.mark.parametrize("name", SPOILED_HOUSE)
def test_what_is_wrong_with_house_rules_is_said_in_swedish(name):
    source = Source("x.house.toml", SPOILED_HOUSE[name])
    house, problems = draft_house(source)
    problems += check_house(source, house, ANGE.statute) if house else []

    assert problems
    assert [in_swedish(each.message) for each in problems if english_in(each.message)] == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"#" * 1_000_001, "filen är större än 1 MB. Är det rätt fil?"),
        ("å".encode("latin-1"), "raden är inte skriven i UTF-8. Spara filen i UTF-8."),
        ("å".encode("utf-16"), "filen är skriven i UTF-16. Spara den i UTF-8 utan byteordningsmärke."),
        (b"\xef\xbb\xbf", "filen börjar med ett byteordningsmärke. Spara den i UTF-8 utan."),
        (b"a\0", "raden innehåller ett NUL-tecken, så detta är ingen text. Spara filen i UTF-8."),
    ],
)
def test_a_file_that_cannot_be_read_is_described_in_swedish(data, said):
    with pytest.raises(StatuteErrors) as refused:
        Source.read(data)

    assert in_swedish(refused.value.problems[0].message) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "the file cannot be read (no such file or directory). Check the path.",
            "filen finns inte. Se efter att sökvägen stämmer.",
        ),
        (
            "the file cannot be read (input/output error). Check the path.",
            "filen kan inte läsas (input/output error). Se efter att sökvägen stämmer.",
        ),
        (
            "no house file is beside this one, so what rests on house rules is not checked (lines 3, 9).",
            "filen med lokala rutiner ligger inte bredvid, så det som bygger på dem är okontrollerat (rad 3, 9).",
        ),
        (
            "title is 251 characters long. Shorten it to at most 250.",
            "title är 251 tecken långt. Korta det till högst 250.",
        ),
        (
            'level = "act": an act is adopted by parliament. Leave level out.',
            'level = "act": en lag beslutas av riksdagen. Ta bort level.',
        ),
        (
            "lineage = 'ny' is taken. Choose another word for this statute.",
            "lineage = 'ny' är upptaget. Välj ett annat ord för reglementet.",
        ),
    ],
)
def test_what_a_municipality_cannot_adopt_is_said_in_swedish(message, said):
    assert in_swedish(message) == said


def test_the_place_of_a_problem_is_told_in_swedish_too():
    told = retold(Problem("x.toml", 4, "clause \"2 §\", example 'hallet'", "'a' is no act."))

    assert str(told) == "x.toml:4: punkt \"2 §\", exempel 'hallet': 'a' är ingen handling som räknas."


def test_what_is_not_on_the_list_stands_as_it_is():
    assert in_swedish("something new") == "something new"
