"""Reading statute files: what is read, and every error said in line order with how to mend it."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from radslag.statute.durations import Duration, MonthDay
from radslag.statute.places import Place
from radslag.statute.reader import draft_statute, read_statute
from radslag.statute.schema import Expected, Recur
from radslag.statute.selectors import Selector
from radslag.statute.source import Source, StatuteErrors

HEADER = """[statute]
format = 1
lineage = "berga"
title = "Reglemente"
valid_from = 2024-01-01

"""
CLAUSE = '[clause."3.2 st 1"]\nlabel = "Möten"\n'


def said(text):
    """Return what is said of a text, each problem as it is written."""
    with pytest.raises(StatuteErrors) as caught:
        read_statute(text, "berga/2024-01-01.toml")
    return [str(problem) for problem in caught.value.problems]


def said_of(rule):
    """Return what is said of a rule on line 9 of a file that is otherwise right, without its place."""
    problems = said(HEADER + CLAUSE + rule + "\n")
    kind = rule.partition(" =")[0]
    prefix = f'berga/2024-01-01.toml:9: clause "3.2 st 1", {kind}: '
    assert all(problem.startswith(prefix) for problem in problems), problems
    return [problem.removeprefix(prefix) for problem in problems]


def test_a_file_is_read_with_everything_parsed():
    statute = read_statute(
        HEADER + CLAUSE + 'text = "task"\n'
        'recur.moten = { of = "held mote @radet", at_least = 2, latest = "02-29", bearer = "a|b" }\n'
        '[clause."3.2 st 1".example.ett]\n'
        'facts = ["2024-02-12 held mote @radet"]\non = 2024-03-01\nregister = 2024-01-05\n'
        'expect = { "moten|2024" = "open+at_risk" }\n'
    )

    [clause] = statute.clauses
    [rule] = clause.rules
    [example] = clause.examples
    assert (statute.statute.lineage, statute.statute.valid_from) == ("berga", date(2024, 1, 1))
    assert (clause.ref, clause.label, clause.text) == ("3.2 st 1", "Möten", "task")
    assert isinstance(rule, Recur)
    assert (rule.id, rule.kind, rule.of) == ("moten", "recur", Selector("held", ("mote",), ("radet",)))
    assert (rule.at_least, rule.per, rule.latest, rule.bearer) == (2, "year", MonthDay(2, 29), ("a", "b"))
    assert [fact.id for fact in example.facts] == ["e01"]
    assert (example.on, example.register_start) == (date(2024, 3, 1), date(2024, 1, 5))
    assert example.expect == {"moten|2024": Expected("open", at_risk=True)}
    assert statute.rules == {"moten": rule}
    assert statute.clause_of == {"moten": clause}
    assert statute.label_of(rule) == "Möten"


def test_fractions_durations_and_scales_are_read():
    statute = read_statute(
        HEADER + CLAUSE + 'petition.en = { of = "requested extra_mote", body = "radet", at_least = "1", '
        'then = "held mote" }\n'
        'quorum.halva = { body = "radet", more_than = "1/2" }\n'
        'seat.plats = { body = "radet", scale = [[1, 1], [50, 2]], term = "term", rotates = "unregulated", '
        'substitutes = "none", min = "unregulated", ex_officio = ["a", "b"] }\n'
        'recur.val = { of = "decided val", at_least = 1, years = [2026, 2030], season = "01-01..06-30" }\n'
        'recur.ar = { of = "decided val", at_most = 1, years = "even" }\n'
        'follow.livet = { when = "signed avtal", then = "revised avtal", within = "life" }\n'
        'maintain.avtal = { of = "signed avtal", terms = ["1y", "2y"], also = ["revised avtal"], '
        'fills = ["sfs-2023-196#a", "sfs-2023-196#b"] }\n'
    )

    rules: Any = statute.rules
    assert (rules["en"].at_least, rules["en"].window) == (1, Duration(90, "d"))
    assert rules["halva"].more_than == Fraction(1, 2)
    assert (rules["plats"].scale, rules["plats"].term) == (((1, 1), (50, 2)), "term")
    assert (rules["plats"].rotates, rules["plats"].min) == ("unregulated", "unregulated")
    assert rules["plats"].ex_officio == ("a", "b")
    assert rules["val"].years == (2026, 2030)
    assert str(rules["val"].season) == "01-01..06-30"
    assert rules["ar"].years == "even"
    assert rules["livet"].within == "life"
    assert rules["avtal"].terms == (Duration(1, "y"), Duration(2, "y"))
    assert [str(address) for address in rules["avtal"].fills] == ["sfs-2023-196#a", "sfs-2023-196#b"]


def test_an_assessment_answers_its_own_question_unless_it_says_otherwise():
    statute = read_statute(HEADER + CLAUSE + 'assess.prov = { question = "Hur går det?" }\n')

    rule: Any = statute.rules["prov"]
    assert str(rule.of) == "assessed prov"


def test_a_clause_ref_may_be_quoted_in_either_way_or_not_at_all():
    text = HEADER + '[clause.\'1 "a"\']\nlabel = "A"\n[clause.2]\nlabel = "B"\n'

    assert [clause.ref for clause in read_statute(text).clauses] == ['1 "a"', "2"]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            'recur.moten = { of = "held mote", atleast = 4, at_most = 5 }',
            (
                "'atleast' is not a field of recur. Did you mean 'at_least'? Fields: at_least, at_most, of, per, "
                "year_start, season, latest, years, concerns, unless, partial, approx, label, note, reading, "
                "from, through, modality, bearer, fills, tightens, across, also."
            ),
        ),
        (
            "recur.moten = { at_least = 4 }",
            "'of' is missing. Write the act that counts: of = \"held mote @radet\".",
        ),
        (
            'recur.moten = { of = "hold mote", at_least = 4 }',
            (
                "'hold mote' does not begin with an act. The acts are: planned, held, cancelled, attended, "
                "sent, notified, requested, offered, appointed, assigned, reported, decided, revised, "
                "followed_up, treated, assessed, approved, signed, notrequired. Did you mean 'held'?"
            ),
        ),
        (
            'lead.kallelse = { of = "sent kallelse", before = "held mote", ahead = "10 days" }',
            "'10 days' is no duration. Write 10d, 5b (working days), 1w, 6m or 2y.",
        ),
        (
            'recur.moten = { of = "held mote", at_least = 4, per = "yearly" }',
            "per = 'yearly': expected month, quarter, half_year, year or term. Write per = \"year\".",
        ),
        (
            'follow.p = { when = "held mote", then = "decided protokoll", advice = "14d" }',
            "'advice' is a house rule. Move it to 2024-01-01.house.toml, with why.",
        ),
        (
            'recur.moten = { of = "held mote" }',
            "'at_least' and 'at_most' are both missing. Write one of them: at_least = 4.",
        ),
        (
            'recur.moten = { of = "held mote", at_least = "4" }',
            '\'4\' is neither a whole number nor "unregulated". Write 1 or "unregulated".',
        ),
        (
            "recur.moten = { of = 4, at_least = 4 }",
            "4 is no selector, which is text within quotation marks.",
        ),
        (
            'recur.moten = { of = "held mote", at_most = -1 }',
            "at_most = -1: expected a larger number. Write at_most = 4.",
        ),
        (
            'recur.moten = { of = "held mote", at_least = 1, approx = "yes" }',
            "approx = 'yes': expected true or false. Write approx = true.",
        ),
        (
            'recur.moten = { of = "held mote", at_least = 1, label = 4 }',
            'label = 4: expected text within quotation marks. Write label = "Rådets fyra möten".',
        ),
        (
            'recur.moten = { of = "held mote", at_least = 1, from = "2024" }',
            "from = '2024': expected a date. Write from = 2024-07-01.",
        ),
        (
            'recur.moten = { of = "held mote", at_least = 1, years = "odd years" }',
            '\'odd years\' names no years. Write "election", "even", "odd" or a list: [2026, 2028].',
        ),
        (
            'recur.moten = { of = "held mote", at_most = 1.5 }',
            "at_most = 1.5: expected a whole number. Write at_most = 4.",
        ),
        (
            'recur.moten = { of = "held mote", at_least = 1, id = "annat" }',
            (
                "'id' is not a field of recur. Fields: at_least, at_most, of, per, year_start, season, latest, "
                "years, concerns, unless, partial, approx, label, note, reading, from, through, modality, "
                "bearer, fills, tightens, across, also."
            ),
        ),
        (
            'lead.k = { of = "sent kallelse", before = "decided mote", ahead = "10d" }',
            'before = "decided mote": expected an act held. Write before = "held mote @radet".',
        ),
        (
            'lead.k = { of = "sent kallelse", before = "held mote" }',
            (
                "'ahead' is missing. Write the days: ahead = \"10d\", or say in reading that the text has no "
                "number."
            ),
        ),
        (
            'follow.p = { when = "held mote", then = "decided p", within = "14d", until = "held mote" }',
            "'within' and 'until' both give a day. Keep one of them.",
        ),
        (
            'contain.i = { in = "sent kallelse", shall = [] }',
            '\'shall\' is empty. Write the parts: shall = ["tid", "dagordning"].',
        ),
        (
            'contain.i = { in = "sent kallelse", shall = ["tid"], number = 2 }',
            "number = 2 is more than the 1 parts of 'shall'. Lower it.",
        ),
        (
            'approve.j = { of = "protokoll", after = "held mote", by = [] }',
            '\'by\' is empty. Write the roles: by = ["ordforande", "justerare"].',
        ),
        (
            'approve.j = { of = "protokoll", after = "held mote", by = ["ordforande"], elected = ["justerare"] }',
            "'justerare' is elected but does not stand in 'by'. Add it to 'by' or take it away.",
        ),
        (
            'deliver.u = { what = "protokoll", after = "held mote", to = [] }',
            "'to' is empty. Write the recipients: to = [\"ledamoter\"].",
        ),
        (
            'quorum.q = { body = "radet" }',
            "'more_than' and 'at_least' are both missing. Write one: more_than = \"1/2\".",
        ),
        (
            'quorum.q = { body = "radet", more_than = "1/2", at_least = "3" }',
            "'more_than' and 'at_least' both give a number. Keep one of them.",
        ),
        ('quorum.q = { body = "radet", more_than = "3/2" }', "'3/2' is no fraction. Write 1/2, 1/3 or 2/3."),
        ('quorum.q = { body = "radet", at_least = "half" }', "'half' is no fraction. Write 1/2, 1/3 or 2/3."),
        (
            'seat.s = { body = "radet|klara" }',
            "'radet|klara' names several ids where one is meant. Write one of them: radet.",
        ),
        (
            'seat.s = { body = "radet", scale = [[1], [50, 2]] }',
            "[[1], [50, 2]] is no scale. Write from which number so many hold it: [[1, 1], [50, 2]].",
        ),
        (
            'seat.s = { body = "radet", scale = 3 }',
            "3 is no scale. Write from which number so many hold it: [[1, 1], [50, 2]].",
        ),
        (
            'seat.s = { body = "radet", scale = [[50, 2], [1, 1]] }',
            "[[50, 2], [1, 1]] does not rise. Write the steps from the lowest number up.",
        ),
        (
            'seat.s = { body = "radet", term = "for ever" }',
            "'for ever' is no duration. Write 10d, 5b (working days), 1w, 6m or 2y.",
        ),
        (
            'seat.s = { body = "radet", ex_officio = [1] }',
            "1 is no id, which is text within quotation marks.",
        ),
        (
            'seat.s = { body = "radet", bearer = "a|a" }',
            "'a|a' names the same id twice. Write each id once.",
        ),
        (
            'maintain.m = { of = "signed avtal", fills = "avtal" }',
            "'avtal' is no address. Write lineage and rule: sfs-2023-196#folj_upp_plan.",
        ),
        (
            'exempt.e = { source = "SFS 2017:725", topics = "x" }',
            "'SFS 2017:725' is no lineage. A lineage is made of a-z, 0-9 and -: sfs-2023-196.",
        ),
        ("recur.moten = 4", "4 is no table of recur. Write { key = value, … }."),
        (
            'recur.renew = { of = "held mote", at_least = 1 }',
            "'renew' is kept for the duty to renew a statute. Choose another id.",
        ),
        (
            'recur.Mote = { of = "held mote", at_least = 1 }',
            "'Mote' is no id. An id is made of a-z, 0-9 and _.",
        ),
    ],
)
def test_a_rule_that_is_wrong_is_said_with_how_to_mend_it(rule, message):
    assert said_of(rule) == [message]


def test_all_errors_of_a_file_are_listed_in_line_order():
    problems = said(
        '[statute]\nformat = 2\nlineage = "berga"\nvalid_from = 2024-01-01\nowned = "x"\n'
        '[names]\nB = "b"\nmote = 4\n'
        '[clause."1"]\ntext = "prose"\n'
        'recur.a = { of = "held mote" }\nnotes = "x"\n'
        '[clause."1".example.e]\nfacts = ["2024-01-01 hold mote"]\non = 2024-01-01\nexpect = { "a" = "met" }\n'
        "[extra]\n"
    )

    assert [problem.partition(": ")[0].rpartition(":")[2] for problem in problems] == [
        "1", "2", "5", "7", "8", "9", "10", "11", "12", "14", "16", "17",
    ]  # fmt: skip
    assert problems == [
        (
            "berga/2024-01-01.toml:1: [statute]: 'title' is missing. Write the title: title = \"Reglemente för "
            'Trygghetsrådet".'
        ),
        "berga/2024-01-01.toml:2: [statute]: format = 2: expected 1. Write format = 1.",
        *problems[2:3],
        "berga/2024-01-01.toml:7: [names]: 'B' is no id. An id is made of a-z, 0-9 and _.",
        'berga/2024-01-01.toml:8: [names]: mote = 4: expected a word. Write mote = "…".',
        (
            "berga/2024-01-01.toml:9: clause \"1\": 'label' is missing. Write a paraphrase of the clause: label = "
            '"Rådet möts fyra gånger om året".'
        ),
        (
            "berga/2024-01-01.toml:10: clause \"1\": text = 'prose': expected purpose, principle, definition, "
            'organisation, task, economy, secrecy or note. Write text = "purpose".'
        ),
        (
            "berga/2024-01-01.toml:11: clause \"1\", recur.a: 'at_least' and 'at_most' are both missing. Write "
            "one of them: at_least = 4."
        ),
        (
            "berga/2024-01-01.toml:12: clause \"1\": 'notes' is not a field of a clause. Did you mean 'note'? "
            "Fields: label, text, note, page, covers, body, seat, thing, recur, cadence, lead, follow, contain, "
            "approve, deliver, maintain, precede, petition, quorum, assess, power, exempt, example."
        ),
        (
            "berga/2024-01-01.toml:14: clause \"1\", example 'e': line 1 of the entries: 'hold' is no act. The acts "
            "are: planned, held, cancelled, attended, sent, notified, requested, offered, appointed, assigned, "
            "reported, decided, revised, followed_up, treated, assessed, approved, signed, notrequired. Did you "
            "mean 'held'?"
        ),
        (
            "berga/2024-01-01.toml:16: clause \"1\", example 'e': 'a' is no key of a duty. Write the rule and the "
            "suffix: moten|2025."
        ),
        (
            "berga/2024-01-01.toml:17: [extra]: 'extra' is not a field of a statute file. Fields: statute, names, "
            "clause."
        ),
    ]
    assert problems[2].startswith("berga/2024-01-01.toml:5: [statute]: 'owned' is not a field of [statute].")
    assert "Did you mean 'owner'?" in problems[2]


def test_an_id_may_be_used_once_in_a_file():
    problems = said(
        HEADER + '[names]\nradet = "rådet"\n'
        '[clause."3"]\nlabel = "A"\nbody.radet = { label = "Rådet" }\n'
        'recur.moten = { of = "held mote", at_least = 1 }\n'
        + CLAUSE
        + 'cadence.moten = { of = "held mote", every = "1y" }\n'
    )

    assert problems == [
        (
            "berga/2024-01-01.toml:8: [names]: 'radet' is already used on line 11 (clause \"3\"). "
            "Ids are unique in a file."
        ),
        (
            "berga/2024-01-01.toml:15: clause \"3.2 st 1\", cadence.moten: 'moten' is already used on line 12 "
            '(clause "3"). Ids are unique in a file.'
        ),
    ]


def test_an_id_used_twice_in_one_clause_is_said_as_such():
    rule = 'recur.moten = { of = "held mote", at_least = 1 }\n'

    assert said(HEADER + CLAUSE + rule + rule) == [
        (
            "berga/2024-01-01.toml:10: clause \"3.2 st 1\", recur.moten: 'moten' is already used on line 9 "
            '(clause "3.2 st 1"). Ids are unique in a file.'
        )
    ]


def test_a_clause_written_twice_is_said_as_such():
    assert said(HEADER + CLAUSE + CLAUSE) == [
        (
            "berga/2024-01-01.toml:9: clause \"3.2 st 1\": '3.2 st 1' is already used on line 7. "
            "Ids are unique in a file."
        )
    ]


def test_what_is_not_toml_is_said_with_line_and_column():
    assert said(HEADER + CLAUSE + "recur.moten { }\n") == [
        (
            "berga/2024-01-01.toml:9: clause \"3.2 st 1\": the line cannot be read (column 13: expected '='). "
            "One rule stands on one line: kind.id = { … }."
        )
    ]


def test_a_file_that_ends_too_early_is_said_so_on_its_last_line():
    assert said(HEADER + CLAUSE + 'recur.moten = { of = "held mote') == [
        (
            'berga/2024-01-01.toml:9: clause "3.2 st 1", recur.moten: a quotation mark is missing. '
            'Text stands between two of them, on one line: title = "Reglemente".'
        )
    ]


def test_a_file_that_ends_inside_a_list_is_said_so_on_its_last_line():
    [problem] = said(HEADER + CLAUSE + 'recur.moten = [ "a",\n')

    assert problem.startswith(
        'berga/2024-01-01.toml:9: clause "3.2 st 1", recur.moten: the line cannot be read ('
    )


def test_quotation_marks_inside_other_texts_and_comments_are_not_counted():
    [problem] = said(HEADER + CLAUSE + 'note = \'ett " mått\' "x\\"" # 5"\n')

    assert "a quotation mark is missing" not in problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: the table [statute] is missing. Begin the file with it: format = 1, lineage, title and valid_from."),
        ("statute = 4", "1: [statute]: 4 is no table of [statute]. Write { key = value, … }."),
        ("names = 4\n" + HEADER, "1: [names]: names = 4: expected a table. Begin it with [names]."),
        ("clause = 4\n" + HEADER, '1: clause = 4: expected tables. Write [clause."1 §"].'),
        (HEADER + "[clause]\n1 = 4", '8: clause "1": expected a table. Begin it with [clause."1"].'),
        (
            HEADER + CLAUSE + "recur = 4",
            '9: clause "3.2 st 1": recur = 4: expected a rule with an id. Write recur.id = { … }.',
        ),
        (
            HEADER + CLAUSE + "example = 4",
            '9: clause "3.2 st 1": example = 4: expected a table. Write [clause."3.2 st 1".example.id].',
        ),
        (
            HEADER + CLAUSE + "[clause.\"3.2 st 1\".example.e]\non = 2024-01-01\nexpect = { \"a|1\" = \"met\" }\nfacts = 4",
            '12: clause "3.2 st 1", example \'e\': 4 is no list of entry lines. Write ["2025-02-12 held mote @radet"].',
        ),
        (
            HEADER + CLAUSE + "[clause.\"3.2 st 1\".example.e]\non = 2024-01-01\nfacts = []\nexpect = { \"a|1\" = 4 }",
            '12: clause "3.2 st 1", example \'e\': 4 is no status, which is text within quotation marks.',
        ),
        (
            HEADER + CLAUSE + "[clause.\"3.2 st 1\".example.e]\non = 2024-01-01\nfacts = []\nexpect = \"met\"",
            '12: clause "3.2 st 1", example \'e\': \'met\' is no table of duties. Write { "moten|2025" = "met" }.',
        ),
        (
            HEADER + CLAUSE + "[clause.\"3.2 st 1\".example.e]\non = 2024-01-01\nfacts = []\nexpect = { \"a|1\" = \"mett\" }",
            ("12: clause \"3.2 st 1\", example 'e': 'mett' is no status. The statuses are: upcoming, open, due, met, "
            "met_late, overdue, breached, advised, needs_judgement, unknown, lapsed, waived, ended, absent. "
            "Did you mean 'met'?"),
        ),
        (
            HEADER + CLAUSE + "[clause.\"3.2 st 1\".example.e]\non = 2024-01-01\nfacts = []\nexpect = { \"a|1\" = \"open+risk\" }",
            "12: clause \"3.2 st 1\", example 'e': 'open+risk': only at_risk may follow the plus. Write open+at_risk.",
        ),
        (
            HEADER.replace("2024-01-01\n", "2024-01-01\nvalid_through = 2023-12-31\n"),
            ("1: [statute]: valid_through = 2023-12-31 lies before valid_from = 2024-01-01. Both days are in force: "
            "write a later valid_through."),
        ),
        (
            HEADER.replace("format = 1", 'format = 1\nverified_by = "x"'),
            "1: [statute]: 'verified_by' and 'verified_on' belong together. Write both or neither.",
        ),
        (
            HEADER.replace("format = 1", "format = 1\ngaps = 4"),
            '3: [statute]: 4 is no list. Write a list of texts: ["…", "…"].',
        ),
        (
            HEADER.replace("format = 1", "format = 1\nbinds = { sfs-1 = 4 }"),
            "3: [statute]: binds.sfs-1 = 4: expected a table. Write binds = { sfs-2023-196 = { rad = \"radet\" } }.",
        ),
        ("a = " + "[" * 5000, "1: the file is nested too deeply. A rule needs two levels at most."),
    ],
)  # fmt: skip
def test_tables_that_are_wrong_are_said_with_how_to_mend_them(text, message):
    assert said(text) == [f"berga/2024-01-01.toml:{message}"]


def test_a_draft_keeps_what_is_right_beside_what_is_wrong():
    draft = draft_statute(Source("x.toml", HEADER + CLAUSE + 'recur.a = { }\nbody.b = { label = "B" }\n'))

    assert draft.declared == {"a": "recur", "b": "body"}
    assert draft.statute is not None
    assert list(draft.statute.rules) == ["b"]
    assert [problem.line for problem in draft.problems] == [9]


def test_a_place_knows_its_line_whatever_the_spelling_of_its_key():
    text = 'x = 1\n[clause."1"]\n"recur".a = { }\nexample.b = { }\n[clause."2".recur.c]\nof = 1\n[[odd]]\ny = 1\n'
    places = Source("x", text).places

    assert places.line_of(Place("clause", "1", "recur.a")) == 3
    assert places.line_of(Place("clause", "1", example="b")) == 4
    assert places.line_of(Place("clause", "2", "recur.c"), "of") == 6
    assert places.line_of(Place("clause", "1", "recur.z")) == 2
    assert places.line_of(Place("nowhere")) == 1
    assert places.at(3) == Place("clause", "1", "recur.a")
    assert str(Place()) == ""
