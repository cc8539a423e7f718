"""What lint says of a statute: what blocks adoption, and what a person should look at again."""

from dataclasses import replace

import pytest

from radslag.statute.library import corpus, make_version
from radslag.statute.lint import examine, lint
from radslag.statute.source import Problem, Source

HEADER = """[statute]
format = 1
lineage = "berga"
title = "Reglemente"
valid_from = 2024-01-01
inherits = ["sfs-2023-196"]
binds.sfs-2023-196 = { rad = "radet", ledande_namnd = "kommunstyrelsen" }
verified_by = "en provläsare"
verified_on = 2024-02-01
"""
BODY = '[clause."1"]\nlabel = "Rådet"\nbody.radet = { label = "Rådet", parent = "kommunstyrelsen" }\n'
HOUSE = '[house]\nlineage = "berga"\nvalid_from = 2024-01-01\nbearer = "kommunen"\n[rule]\n'
MEETINGS = 'recur.moten = { of = "held mote @radet", at_least = 1 }\n'
SHOWN = """[clause."2".example.hallet]
facts = ["2024-02-12 held mote @radet"]
on = 2024-03-01
expect = { "moten|2024" = "met" }
[clause."2".example.inte_hallet]
facts = []
on = 2025-01-01
expect = { "moten|2024" = "breached" }
"""
CLAUSE = '[clause."2"]\nlabel = "Möten"\n'


def findings(text, house=HOUSE, name="berga/2024-01-01.toml", library=None):
    problems: list[Problem] = []
    house_source = Source(name.replace(".toml", ".house.toml"), house)
    version = make_version(Source(name, text), house_source, problems)
    assert version
    assert not problems
    return lint(version, library or corpus())


def said(rules, *, severity="error", **more):
    """Return what is said of rules in clause 2, without path and line."""
    found = findings(HEADER + BODY + CLAUSE + rules, **more)
    return [
        f"{finding.problem.place}: {finding.problem.message}"
        for finding in found
        if finding.severity == severity and "example" not in finding.problem.message
    ]


def test_a_statute_without_fault_has_no_findings():
    assert findings(HEADER + BODY + CLAUSE + MEETINGS + SHOWN) == []


@pytest.mark.parametrize("version", corpus().versions, ids=lambda version: version.name)
def test_nothing_in_the_corpus_blocks_adoption(version):
    assert [str(finding) for finding in lint(version, corpus()) if finding.severity == "error"] == []


def test_a_file_that_nobody_has_compared_with_the_text_is_said_to_be_so():
    header = HEADER.replace('verified_by = "en provläsare"\nverified_on = 2024-02-01\n', "")

    [finding] = findings(header + BODY + CLAUSE + MEETINGS + SHOWN)

    assert str(finding) == (
        "berga/2024-01-01.toml:1: [statute]: not verified by anyone yet. Compare with the adopted text, "
        "then write who and when. (warning)"
    )


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            'recur.moten = { of = "held mote @raddet", at_least = 4 }',
            (
                "recur.moten: 'raddet' is neither a body, seat, thing nor name. Did you mean 'radet'? Otherwise "
                "declare it in [names]."
            ),
        ),
        (
            'seat.plats = { body = "radet", ex_officio = "xyzzy" }',
            "seat.plats: 'xyzzy' is neither a body, seat, thing nor name. Otherwise declare it in [names].",
        ),
        (
            'recur.moten = { of = "held mote", at_least = 5, at_most = 4 }',
            "recur.moten: at_least = 5 is more than at_most = 4. Lower it, or raise the other.",
        ),
        (
            'seat.plats = { body = "radet", min = 2, max = 1 }',
            "seat.plats: min = 2 is more than max = 1. Lower it, or raise the other.",
        ),
        (
            'maintain.m = { of = "signed reglemente", fills = "sfs-2023-196#samordnin" }',
            (
                'maintain.m: fills = "sfs-2023-196#samordnin" is no inherited rule. Did you mean '
                "'sfs-2023-196#samordning'?"
            ),
        ),
        (
            'maintain.m = { of = "signed reglemente", tightens = "annan#regel" }',
            'maintain.m: tightens = "annan#regel" is no inherited rule.',
        ),
        (
            (
                'cadence.f = { of = "followed_up atgardsplan", starts = "decided atgardsplan", every = "3y", '
                'tightens = "sfs-2023-196#folj_upp_plan" }'
            ),
            (
                'cadence.f: tightens sfs-2023-196#folj_upp_plan: every = "3y" is longer than "2y". Shorten it, or '
                "use fills with a reading."
            ),
        ),
        (
            'exempt.e = { source = "sfs-2023-196", topics = "mote" }',
            'exempt.e: source = "sfs-2023-196" binds whatever a statute says. Take the rule away.',
        ),
    ],
)
def test_what_blocks_adoption_is_said_with_how_to_mend_it(rules, message):
    assert said(rules) == [f'clause "2", {message}']


def test_a_meeting_on_request_cannot_be_due_before_its_notice():
    rules = (
        'petition.mote = { of = "requested extra_mote", body = "radet", more_than = "1/2", '
        'then = "held mote @radet", within = "1w" }\n'
        'lead.kallelse = { of = "sent kallelse", before = "held mote @radet", ahead = "10d" }\n'
        'lead.utan = { of = "sent kallelse", before = "held mote", reading = "inget tal" }\n'
    )

    assert said(rules) == [
        (
            'clause "2", petition.mote: within = "1w" is shorter than the notice of kallelse, ahead = "10d". '
            "Lengthen it."
        )
    ]
    assert said(rules.replace('"1w"', '"14d"')) == []
    assert said(rules.replace("held mote @radet", "held mote @kommunen", 1)) == []


def test_seats_cannot_need_more_holders_than_their_body_has_places():
    rules = (
        'body.grupp = { label = "Gruppen", size = 2, min = 3, max = 2 }\n'
        'seat.a = { body = "grupp", min = 2 }\nseat.b = { body = "grupp" }\n'
        'seat.c = { body = "grupp", standing = "adjunct" }\n'
    )

    assert said(rules) == [
        (
            "clause \"2\", body.grupp: size = 2, but the seats of 'grupp' have min 3 together. Raise it, or lower "
            "them."
        ),
        (
            "clause \"2\", body.grupp: max = 2, but the seats of 'grupp' have min 3 together. Raise it, or lower "
            "them."
        ),
        'clause "2", body.grupp: min = 3 is more than max = 2. Lower it, or raise the other.',
    ]


def test_counts_of_the_same_act_cannot_contradict_each_other():
    rules = (
        'recur.minst = { label = "A", of = "held mote @radet", at_least = 4 }\n'
        'recur.hogst = { label = "B", of = "held mote @radet", at_most = 3 }\n'
        'recur.annat = { label = "C", of = "held mote @radet", at_most = 1, per = "month" }\n'
    )

    assert said(rules) == [
        (
            'clause "2", recur.minst: at_least = 4 is more than at_most = 3 of hogst, which counts the same act. '
            "Both cannot hold: change one."
        )
    ]


def act_with(rule):
    """Return the corpus with a second act that a statute may inherit."""
    text = (
        '[statute]\nformat = 1\nlineage = "sfs-2000-1"\nlevel = "act"\ntitle = "Lag om möten"\n'
        f'valid_from = 2000-01-01\n[clause."1 §"]\nlabel = "Möten"\nbody.rad = {{ label = "råd" }}\n{rule}\n'
    )
    version = make_version(Source("sfs-2000-1/2000-01-01.toml", text), None, [])
    assert version
    return corpus().with_versions([version])


INHERITING = HEADER.replace('["sfs-2023-196"]', '["sfs-2023-196", "sfs-2000-1"]').replace(
    "verified_by", 'binds.sfs-2000-1 = { rad = "radet" }\nverified_by'
)


def test_counts_may_contradict_an_inherited_count_of_the_same_act():
    library = act_with('recur.hogst = { of = "held mote @rad", at_most = 3 }')
    rules = 'recur.minst = { of = "held mote @radet", at_least = 4 }\n'

    found = findings(INHERITING + BODY + CLAUSE + rules, library=library)

    assert [finding.problem.message for finding in found if finding.severity == "error"] == [
        (
            "at_least = 4 is more than at_most = 3 of sfs-2000-1#hogst, which counts the same act. Both cannot "
            "hold: change one."
        )
    ]


def test_a_clause_has_a_rule_or_says_what_it_is():
    found = findings(HEADER + BODY + CLAUSE)

    assert [str(finding) for finding in found] == [
        (
            'berga/2024-01-01.toml:13: clause "2": the clause has neither rule nor text. Write a rule, or say '
            'what it is: text = "note".'
        )
    ]


def test_the_path_of_a_dated_file_agrees_with_its_header():
    text = HEADER + BODY + CLAUSE + MEETINGS + SHOWN

    assert [str(finding) for finding in findings(text, name="borga/2024-02-01.toml")] == [
        (
            "borga/2024-02-01.toml:3: [statute]: lineage = \"berga\", but the folder is 'borga'. Make them the "
            "same."
        ),
        (
            "borga/2024-02-01.toml:5: [statute]: valid_from = 2024-01-01, but the file is named 2024-02-01. Rename "
            "the file, or write its date."
        ),
    ]
    assert findings(text, name="utkast.toml") == []


def test_what_is_inherited_and_bound_exists():
    header = HEADER.replace('["sfs-2023-196"]', '["sfs-2023-196", "sfs-2023-197"]').replace(
        "rad = ", 'radd = "rodet", rad = '
    )

    found = [str(finding) for finding in findings(header + BODY + CLAUSE + MEETINGS + SHOWN)]

    assert found == [
        (
            "berga/2024-01-01.toml:6: [statute]: 'sfs-2023-197' is no lineage at hand. Did you mean "
            "'sfs-2023-196'?"
        ),
        "berga/2024-01-01.toml:7: [statute]: 'radd' is no id of sfs-2023-196. Did you mean 'rad'?",
        (
            "berga/2024-01-01.toml:7: [statute]: 'rodet' is neither a body, seat, thing nor name. Did you mean "
            "'radet'? Otherwise declare it in [names]."
        ),
    ]


def test_an_id_in_an_example_or_a_house_file_exists_too():
    shown = SHOWN.replace("@radet", "@radett")
    house = HOUSE.replace('"kommunen"', '"komunen"') + (
        'recur.moten = { bearer = "ordforanden", also = ["held extramote"], why = "x" }\n'
    )

    found = findings(HEADER + BODY + CLAUSE + MEETINGS + shown, house=house)

    assert [str(finding).partition(" Did")[0] for finding in found if "neither" in str(finding)] == [
        "berga/2024-01-01.house.toml:1: [house]: 'komunen' is neither a body, seat, thing nor name.",
        "berga/2024-01-01.house.toml:6: recur.moten: 'ordforanden' is neither a body, seat, thing nor name.",
        "berga/2024-01-01.house.toml:6: recur.moten: 'extramote' is neither a body, seat, thing nor name.",
        (
            "berga/2024-01-01.toml:17: clause \"2\", example 'hallet': 'radett' is neither a body, seat, thing nor "
            "name."
        ),
    ]


def test_an_example_that_fails_is_said_with_what_was_expected_and_what_is():
    shown = SHOWN.replace('"met"', '"breached", "moten|2031" = "met", "sfs-2023-196#samordning|now" = "met"')

    found = findings(HEADER + BODY + CLAUSE + MEETINGS + shown)

    assert [str(finding) for finding in found if finding.severity == "error"] == [
        (
            "berga/2024-01-01.toml:16: clause \"2\", recur.moten: example 'hallet': moten|2024 expected breached, "
            "is met (1 of 1, due 2024-12-31). Check the facts or the rule."
        ),
        (
            "berga/2024-01-01.toml:16: clause \"2\", recur.moten: example 'hallet': moten|2031 expected met, is "
            "absent. Check the facts or the rule."
        ),
        (
            "berga/2024-01-01.toml:16: clause \"2\": example 'hallet': sfs-2023-196#samordning|now expected met, "
            "is unknown (0 of 1). Check the facts or the rule."
        ),
    ]


@pytest.mark.parametrize(
    ("rules", "messages"),
    [
        (
            'recur.m = { label = "Möten bör hållas", of = "held mote", at_least = 1 }',
            ['the label says bör, the rule shall. Write modality = "should", or mend the label.'],
        ),
        (
            'recur.m = { label = "Möten ska hållas", of = "held mote", at_least = 1, modality = "should" }',
            ["the label says ska, the rule should. Take modality away, or mend the label."],
        ),
        ('recur.m = { label = "Möten ska och bör hållas", of = "held mote", at_least = 1 }', []),
        (
            'maintain.m = { of = "appointed samordnare", modality = "should", fills = "sfs-2023-196#samordning" }',
            ["the rule says should where sfs-2023-196#samordning says shall. Read the text again."],
        ),
        (
            'recur.m = { of = "held mote", at_least = 1 }\nrecur.n = { label = "N", of = "held extra_mote", at_least = 1 }',
            ["several rules of the clause have one label. Give the rule a label of its own."],
        ),
        (
            'recur.m = { label = "N", of = "held mote", at_least = 1 }\nrecur.n = { label = "N", of = "held extra_mote", at_least = 1 }',
            ["several rules of the clause have one label. Give the rule a label of its own."] * 2,
        ),
        (
            'lead.k = { of = "sent kallelse", before = "held mote", reading = "inget tal" }',
            ["the rule has no day. Write ahead, or advice as a house rule."],
        ),
        (
            'follow.p = { when = "held mote", then = "decided protokoll" }',
            ["the rule has no day. Write within, or advice as a house rule."],
        ),
        ('follow.p = { when = "held mote", then = "decided protokoll", until = "held mote" }', []),
        ('cadence.c = { of = "held mote", rhythm = "unstated" }', []),
    ],
)
def test_what_is_seldom_meant_gets_a_warning(rules, messages):
    found = said(rules, severity="warning")

    assert [message.partition(": ")[2] for message in found] == messages


def test_advice_in_the_house_file_is_a_day():
    rules = 'follow.p = { when = "held mote", then = "decided protokoll" }'
    house = HOUSE + 'follow.p = { advice = "14d", why = "två veckor" }\n'

    assert said(rules, severity="warning", house=house) == []


def test_a_body_of_an_act_that_is_bound_to_nothing_gets_a_warning():
    header = HEADER.replace('rad = "radet", ', "")

    found = findings(header + BODY + CLAUSE + MEETINGS + SHOWN)

    assert [str(finding) for finding in found] == [
        (
            "berga/2024-01-01.toml:7: [statute]: 'rad' of sfs-2023-196 is bound to nothing here, so its rules are "
            "not judged. Add it to binds.sfs-2023-196. (warning)"
        )
    ]


def test_a_wrong_title_of_an_act_gets_a_warning():
    text = HEADER + BODY.replace(
        'label = "Rådet"\n', 'label = "Enligt lagen (2023:196) om trygghet i kommuner"\n', 1
    )
    right = "lagen (2023:196) om kommuners ansvar för brottsförebyggande arbete"

    found = findings(text + CLAUSE + MEETINGS + SHOWN)

    assert [str(finding) for finding in found] == [
        (
            'berga/2024-01-01.toml:11: clause "1": (2023:196) is \'Lag om kommuners ansvar för '
            "brottsförebyggande arbete', not 'Lag om trygghet i kommuner'. Write its number and title. (warning)"
        )
    ]
    assert (
        findings(text.replace("lagen (2023:196) om trygghet i kommuner", right) + CLAUSE + MEETINGS + SHOWN)
        == []
    )


def test_a_name_that_nothing_uses_gets_a_warning():
    names = '[names]\nanvand = "använd"\noanvand = "oanvänd"\n'
    rules = 'power.p = { who = "anvand", may = "något" }\n'

    found = findings(HEADER + names + BODY + CLAUSE + MEETINGS + rules + SHOWN)

    assert [str(finding) for finding in found] == [
        "berga/2024-01-01.toml:12: [names]: 'oanvand' is not used. Take it away, or use it. (warning)"
    ]


def test_a_rule_that_no_example_shows_gets_a_warning():
    assert [finding.problem.message for finding in findings(HEADER + BODY + CLAUSE + MEETINGS)] == [
        "no example shows what the rules mean. Add one with facts, on and expect."
    ]


def test_a_rule_that_is_only_shown_met_gets_a_warning():
    shown = SHOWN.partition('[clause."2".example.inte')[0]
    rules = MEETINGS.replace("{ ", '{ label = "A", ') + (
        'seat.fri = { label = "B", body = "radet", min = 0 }\n'
        'seat.ibland = { label = "C", body = "radet", on_demand = true }\n'
    )

    found = findings(HEADER + BODY + CLAUSE + rules + shown)

    assert [str(finding) for finding in found] == [
        (
            'berga/2024-01-01.toml:15: clause "2", recur.moten: the rule is never missed in the examples. Add one '
            "where it is. (warning)"
        )
    ]


def test_a_version_without_house_file_is_looked_at_too():
    version = make_version(Source("x.toml", HEADER + BODY + CLAUSE + MEETINGS + SHOWN), None, [])
    assert version

    assert lint(version, corpus()) == []
    assert lint(replace(version, house=None), corpus()) == []


def test_an_act_of_the_past_is_not_inherited_but_a_coming_one_is():
    library = act_with("")
    old, new = (
        library.lineages["sfs-2000-1"][0],
        Source(
            "sfs-2000-1/2030-01-01.toml",
            '[statute]\nformat = 1\nlineage = "sfs-2000-1"\nlevel = "act"\ntitle = "Lag om möten"\n'
            'valid_from = 2030-01-01\n[clause."1 §"]\nlabel = "M"\nbody.namnd = { label = "n" }\n',
        ),
    )
    coming = make_version(new, None, [])
    assert coming
    text = INHERITING + BODY + CLAUSE + MEETINGS + SHOWN
    both = library.with_versions([old, coming])

    assert ["namnd" in str(finding) for finding in findings(text, library=both)] == [True]
    ends = text.replace("verified_by", "valid_through = 2029-12-31\nverified_by")
    assert findings(ends, library=both) == []


def test_what_could_be_read_of_a_faulty_file_is_looked_at_too():
    body = BODY.replace('label = "Rådet", ', "")
    text = (
        HEADER + body + CLAUSE + MEETINGS.replace('"held mote @radet"', '"held mote @radet|raddet"') + SHOWN
    )

    found = examine(Source("x.toml", text), None, corpus())

    assert [str(finding) for finding in found] == [
        (
            "x.toml:12: clause \"1\", body.radet: 'label' is missing. Write the name of the body: label = "
            '"Rådet".'
        ),
        (
            "x.toml:15: clause \"2\", recur.moten: 'raddet' is neither a body, seat, thing nor name. Did you mean "
            "'radet'? Otherwise declare it in [names]."
        ),
    ]


def test_a_file_that_can_be_read_is_examined_with_its_examples():
    text = HEADER + BODY + CLAUSE + MEETINGS + SHOWN.replace('"met"', '"breached"')

    found = examine(Source("x.toml", text), Source("x.house.toml", HOUSE), corpus())

    assert ["expected breached, is met" in str(each) for each in found if each.severity == "error"] == [True]


def test_without_a_house_file_what_may_rest_on_it_is_named_in_one_warning():
    text = HEADER + BODY + CLAUSE + MEETINGS + SHOWN.replace('"met"', '"breached"')

    found = examine(Source("x.toml", text), None, corpus())

    assert [str(each) for each in found if "example" not in str(each)] == [
        (
            "x.toml:1: [statute]: no house file is beside this one, so what rests on house rules is not checked "
            "(lines 16). Put x.house.toml beside it, if there is one. (warning)"
        )
    ]


def test_whom_a_statute_applies_to_is_looked_up_unless_it_is_said_in_words():
    text = HEADER + 'applies_to = ["raddet", "Alla nämnder", "radet"]\n' + BODY

    assert [str(each) for each in findings(text)] == [
        (
            "berga/2024-01-01.toml:10: [statute]: 'raddet' is neither a body, seat, thing nor name. "
            "Did you mean 'radet'? Otherwise declare it in [names]."
        )
    ]


def test_a_file_without_header_has_nothing_more_to_examine():
    [finding] = examine(Source("x.toml", ""), None, corpus())

    assert str(finding).startswith("x.toml:1: the table [statute] is missing.")
