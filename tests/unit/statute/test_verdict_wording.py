"""Verdicts in words: kind, exact, and never more than the entries show."""

import re

import pytest

from radslag.statute.evaluation import evaluate
from radslag.statute.library import corpus
from radslag.statute.lines import parse_lines
from radslag.statute.rulebook import Rulebook
from radslag.statute.status import Status
from radslag.statute.wording import Teller, Told, status_word
from tests.property.journals import a_journal, book
from tests.unit.statute.council import council, judged

ACCUSING = re.compile(r"brott mot|misslyck|bröt|försumm|lyckad|entitet", re.IGNORECASE)


def plain(text):
    return text.replace("\u00a0", " ")


def teller(book, lines=(), language="sv"):
    return Teller(book.names, language, {fact.id: fact for fact in parse_lines(lines)})


def summary(rule, lines, on, key, **more):
    book = council(rule, **more)
    verdict = judged(book, lines, on)[f"berga#{key}"]
    return plain(teller(book, lines).summary(verdict.explanation))


RECUR = 'recur.m = { label = "Möten", of = "held mote @radet", at_least = 2 }'
LEAD = 'lead.k = { label = "Kallelse", of = "sent kallelse", before = "held mote @radet", ahead = "10d" }'
FOLLOW = 'follow.f = { label = "Protokoll", when = "held mote @radet", then = "decided protokoll", within = "14d" }'
HELD = "2024-03-04 held mote @radet =m"
PLANNED = "2024-06-10 planned mote @radet =p !2024-03-01"


@pytest.mark.parametrize(
    ("rule", "lines", "on", "key", "expected"),
    [
        (RECUR, [HELD], "2024-06-01", "m|2024", "Möten: öppet till och med 31 december 2024, 1 av 2 hittills."),
        (RECUR, [HELD], "2024-12-24", "m|2024", "Möten: ska vara klart senast 31 december 2024, 1 av 2 hittills."),
        (RECUR, [], "2024-06-01", "m|2025", "Möten: börjar 1 januari 2025 och ska vara klart senast 31 december 2025."),
        (RECUR, [HELD], "2025-01-01", "m|2024", "Möten: underlag visar 1 av 2 i tid. Inget underlag visar fler."),
        (RECUR, [], "2025-01-01", "m|2024", "Möten: inget underlag visar att möte i Rådet har hållits i tid, 0 av 2."),
        (LEAD, [PLANNED], "2024-06-11", "k|p", "Kallelse: utfallet saknas. Blev mötet av, eller ställdes det in?"),
        (LEAD, [PLANNED, "2024-04-01 cancelled mote =p"], "2024-06-11", "k|p", "Kallelse: upphörde utan att behöva göras."),
        (
            FOLLOW, [HELD], "2024-04-01", "f|m",
            "Protokoll: inget underlag visar att protokoll har färdigställts senast 18 mars 2024. Det kan fortfarande göras.",
        ),
        (
            FOLLOW, [HELD, "2024-03-05 decided protokoll =m"], "2024-04-01", "f|m",
            "Protokoll: uppfyllt. 5 mars 2024: protokoll har färdigställts.",
        ),
        (
            FOLLOW, [HELD, "2024-03-25 decided protokoll =m"], "2024-04-01", "f|m",
            "Protokoll: gjort, men efter den dag som gällde. 25 mars 2024: protokoll har färdigställts.",
        ),
        (
            FOLLOW, [HELD, "2024-04-01 notrequired plikt <kommunstyrelsen =berga#f|m"], "2024-04-01", "f|m",
            "Protokoll: undantag är beslutat. 1 april 2024: plikt har undantagits av kommunstyrelsen.",
        ),
        (
            FOLLOW.replace(', within = "14d"', ""), [HELD], "2024-04-01", "f|m",
            "Protokoll: öppet, texten anger ingen dag.",
        ),
        (
            FOLLOW.replace("}", ', modality = "should" }'), [HELD], "2024-04-01", "f|m",
            "Protokoll: inget underlag visar att protokoll har färdigställts. Det är en rekommendation, ingen försening.",
        ),
        (
            'maintain.a = { label = "Avtal", of = "signed avtal" }', [], "2024-04-01", "a|now",
            "Avtal: inget underlag visar att avtal har undertecknats.",
        ),
        (
            'seat.s = { label = "Stolen", body = "radet", max = 1 }', ["2024-01-01 appointed plats @radet >s ~a|b"],
            "2024-04-01", "s|now", "Stolen: underlaget visar något annat än texten anger.",
        ),
        (
            'assess.f = { label = "Frågan", question = "Räcker det?" }', [], "2024-04-01", "f|2024-01-01",
            "Frågan: en människa behöver bedöma detta.",
        ),
        (
            'quorum.q = { label = "Beslutsförhet", body = "radet", more_than = "1/2" }', [HELD], "2024-04-01", "q|m",
            "Beslutsförhet: okänt, eftersom journalen inte räcker så långt tillbaka eller inte säger det.",
        ),
    ],
)  # fmt: skip
def test_one_sentence_says_where_a_duty_stands(rule, lines, on, key, expected):
    assert summary(rule, lines, on, key) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-03-10", "Protokoll: öppet. Texten anger ingen dag; lokal rutin är 18 mars 2024."),
        ("2024-04-01", "Protokoll: dagen enligt lokal rutin, 18 mars 2024, har passerat. Det är en rekommendation, ingen försening."),
    ],
)  # fmt: skip
def test_a_day_that_only_the_house_sets_is_called_what_it_is(on, expected):
    rule = FOLLOW.replace(', within = "14d"', "")

    assert summary(rule, [HELD], on, "f|m", routine=('follow.f = { advice = "14d" }',)) == expected


def test_a_bound_kept_is_met_without_entries():
    rule = 'recur.m = { label = "Högst två", of = "held mote @radet", at_most = 2 }'

    assert summary(rule, [], "2025-01-01", "m|2024") == "Högst två: uppfyllt."


def tree(book, lines, on, key, language="sv", register="2024-01-01"):
    found = judged(book, lines, on, register)[key].explanation
    return [(depth, plain(line)) for depth, line in teller(book, lines, language).tree(found).lines()]


def test_the_tree_shows_source_days_evidence_and_what_is_missing():
    lines = [HELD, "2024-05-02 held mote @klara"]

    assert tree(council(RECUR), lines, "2025-01-01", "berga#m|2024") == [
        (0, "Möten: underlag visar 1 av 2 i tid. Inget underlag visar fler."),
        (1, "Källa: 1, Möten (berga#m)."),
        (1, "Ansvarar: kommunen."),
        (1, "Så räknades dagarna"),
        (2, "Från 1 januari 2024."),
        (2, "Senast 31 december 2024."),
        (1, "Underlag"),
        (2, "4 mars 2024: möte i Rådet har hållits"),
        (1, "Inget underlag visar att"),
        (2, "ytterligare 1: möte i Rådet har hållits."),
        (1, "Nästan, men räknas inte"),
        (2, "2 maj 2024: möte i klara har hållits: gäller ett annat organ (klara)."),
    ]


def test_the_tree_shows_readings_house_rules_risk_and_waivers():
    rule = (
        'lead.k = { label = "Kallelse", of = "sent kallelse", before = "held mote @radet", reading = "inget tal", '
        'modality = "should" }'
    )
    lines = [HELD, "2024-04-01 notrequired plikt <kommunstyrelsen =berga#k|m"]
    told = dict.fromkeys(
        line
        for _, line in tree(
            council(rule, routine=('lead.k = { advice = "5d" }',)), lines, "2024-05-01", "berga#k|m"
        )
    )

    assert "Tolkning: inget tal." in told
    assert "så" in told
    assert (
        "Undantag: 1 april 2024: plikt har undantagits av kommunstyrelsen. Utan det hade läget varit: rekommendation."
        in told
    )
    risk = tree(council(RECUR), [], "2024-05-01", "berga#m|2024")
    assert (1, "Det finns risk att det inte hinns med utan att något nytt planeras.") in risk
    assert (1, "Ännu inte noterat") in risk


def test_an_entry_that_is_not_at_hand_is_told_by_its_id():
    book = council(RECUR)
    found = judged(book, [HELD], "2024-05-01")["berga#m|2024"].explanation

    assert "post e01" in {line for _, line in Teller(book.names).tree(found).lines()}


def test_the_seat_of_an_entry_is_told_as_people_say_it():
    book = Rulebook.of(corpus(), "ange")
    lines = [
        "2023-01-01 appointed plats @radet >polis_plats ~a",
        "2023-01-01 appointed ersattare @radet >polis_plats ~a",
        "2023-01-01 offered plats >polis_plats",
        "2023-01-01 requested plats @radet >polis_plats",
        "2023-01-01 assessed integration +ja",
        "2023-01-01 sent kallelse @radet +tid|dagordning",
    ]
    say = teller(book, lines)

    assert [plain(say.entry(f"e0{n}")).removeprefix("1 januari 2023: ") for n in range(1, 7)] == [
        "Polisens plats har tillsatts i Trygghetsrådet",
        "ersättare för Polisens plats har tillsatts i Trygghetsrådet",
        "Polisens plats har erbjudits",
        "Polisens plats har noterats i Trygghetsrådet",
        "frågan ”Arbetet samordnas, när det passar, med annan lagstyrd analys och planering” har bedömts med ja",
        "kallelse för Trygghetsrådet har sänts med dagordning och tid",
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_status_has_one_word(language):
    words = [status_word(status, language) for status in Status]

    assert len(set(words)) == len(words)
    assert all(words)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("lineage", ["prov", "ange", "harnosand", "lerum"])
def test_whatever_is_said_of_any_journal_has_words_and_accuses_nobody(lineage, language):
    for seed in range(12):
        facts = a_journal(lineage, range(seed * 40, seed * 40 + 30))
        on = max(fact.on for fact in facts)
        say = Teller(book(lineage).names, language, {fact.id: fact for fact in facts})
        for verdict in evaluate(
            book(lineage), facts, on=on, register=min(fact.on for fact in facts)
        ).values():
            for _, line in say.tree(verdict.explanation).lines():
                assert line
                assert not ACCUSING.search(line), line
                assert "{" not in line, line


def test_the_english_tree_says_the_same():
    book = council(
        'lead.k = { of = "sent kallelse >ledamoter", before = "held mote @radet", ahead = "1w", roll = "previous" }'
    )
    lines = [PLANNED, "2024-04-01 planned mote @radet =p !2024-04-01", "2024-04-02 sent kallelse =p"]

    told = tree(book, lines, "2024-04-02", "berga#k|p", language="en")

    assert told[0] == (0, "En punkt: the outcome is missing. Was the meeting held or cancelled?")
    assert (2, "The meeting moved from 10 June 2024 to 1 April 2024.") in told
    assert (2, "Minus 1 week.") in told
    assert (2, "kallelse has been sent to ledamöterna.") in told


def test_a_told_sentence_without_reasons_is_one_line():
    assert list(Told("a").lines()) == [(0, "a")]
