"""What each verb does, refuses and journals."""

from datetime import date, timedelta

import pytest

from radslag.bodies import services
from radslag.bodies.models import Body, BodyWords, Office, Person, Seat, SeatWords
from radslag.bodies.queries import composition, name_on_day, propose, relations, tree, vocabulary
from radslag.bodies.states import Answer, BodyKind, SeatState
from radslag.journal.models import Entry
from radslag.journal.queries import evidence
from radslag.statute.facts import Fact, known
from radslag.statute.library import corpus
from tests.integration.bodies.conftest import (
    BY,
    TODAY,
    council,
    establish,
    in_office,
    organisation,
    person,
    seat,
    seated,
)

pytestmark = pytest.mark.usefixtures("in_norrby")
SPRING = date(2024, 3, 1)


def said(entry):
    """Return an entry as an example line of a statute would write it, opaque ids left out."""
    words = [entry.happened_on.isoformat(), entry.act, entry.thing]
    words += [f"@{key}" for key in entry.bodies] + [f"<{key}" for key in entry.by]
    words += [f">{key}" for key in entry.to] + [f"+{key}" for key in entry.items]
    words += ["~" for _who in entry.who] + [f"..{entry.through}" for _ in [entry.through] if entry.through]
    return " ".join(words)


def last():
    return Entry.objects.order_by("seq").last()


def group(key="gruppen", name="Gruppen", on=SPRING):
    return services.establish_body(key, BodyWords(name=name), on=on, **BY)


def test_a_seat_taken_is_journaled_with_body_seat_and_opaque_person():
    council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)

    assert said(last()) == "2024-03-01 appointed plats @trygghetsradet >polis_plats ~"
    assert last().who == [officer.journal_id]
    assert "Prov" not in str(list(Entry.objects.values()))


def test_a_confirmed_mandate_restates_the_appointment_with_the_item_mandat():
    council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    before = last()
    services.confirm_mandate(officer.mandates.get(), on=TODAY, **BY)

    assert said(last()) == "2024-03-01 appointed plats @trygghetsradet >polis_plats +mandat ~"
    assert Entry.objects.get(retracts=before.seq).seq == last().seq - 1


def test_a_mandate_ended_early_restates_the_appointment_with_its_last_day():
    council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    before = last()
    services.end_mandate(officer.mandates.get(), last_day=date(2025, 6, 30), **BY)

    assert said(last()) == "2024-03-01 appointed plats @trygghetsradet >polis_plats ~ ..2025-06-30"
    assert Entry.objects.get(retracts=before.seq).seq == last().seq - 1


def test_a_mandate_changed_twice_is_stated_once():
    council("ange")
    mandate = seated("polis_plats", "Prov Polis", on=SPRING).mandates.get()
    services.confirm_mandate(mandate, on=TODAY, **BY)
    services.end_mandate(mandate, last_day=TODAY, **BY)
    facts = [
        Fact(
            str(entry.seq),
            entry.act,
            entry.thing,
            entry.happened_on,
            TODAY,
            retracts=str(entry.retracts) if entry.retracts else None,
        )
        for entry in evidence()
    ]

    assert [fact.id for fact in known(facts, TODAY) if fact.thing == "plats"] == [str(mandate.entry)]


def test_a_mandate_ended_before_it_began_is_taken_back():
    body = council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    services.end_mandate(officer.mandates.get(), last_day=SPRING - timedelta(days=1), **BY)

    assert last().verb == "entry.retracted"
    assert composition(body, SPRING).people == ()


def test_what_was_taken_back_cannot_be_taken_back_ended_or_confirmed():
    council("ange")
    mandate = seated("polis_plats", "Prov Polis", on=SPRING).mandates.get()
    services.take_back(mandate, **BY)

    for verb in (
        lambda: services.take_back(mandate, **BY),
        lambda: services.end_mandate(mandate, last_day=TODAY, **BY),
        lambda: services.confirm_mandate(mandate, on=TODAY, **BY),
    ):
        with pytest.raises(services.AlreadyTakenBack):
            verb()


def test_a_successor_takes_over_the_day_after():
    body = council("ange")
    first = seated("polis_plats", "Prov Första", on=SPRING)
    seated("polis_plats", "Prov Andra", on=date(2025, 1, 1), succeeds=first.mandates.get())

    around = [[each.name for each in composition(body, day).people] for day in (
        date(2024, 12, 31), date(2025, 1, 1),
    )]  # fmt: skip
    assert around == [["Prov Första"], ["Prov Andra"]]


def test_nobody_holds_the_same_seat_twice_at_a_time():
    council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    with pytest.raises(services.AlreadyHolds):
        services.appoint_to_seat(seat("polis_plats"), officer, on=TODAY, **BY)


def test_nobody_holds_the_same_office_twice_at_a_time():
    council("ange")
    chair = in_office("ks_ordforande", "Prov Styre", on=SPRING)
    with pytest.raises(services.AlreadyHolds):
        services.appoint_to_office(Office.objects.get(key="ks_ordforande"), chair, on=TODAY, **BY)


def test_a_seat_cannot_be_taken_on_a_day_it_does_not_exist():
    council("ange")
    with pytest.raises(services.NotThen):
        services.appoint_to_seat(seat("polis_plats"), person("Prov"), on=date(2022, 1, 1), **BY)


def test_an_office_taken_is_journaled_without_body():
    council("ange")
    in_office("ks_ordforande", "Prov Styre", on=SPRING)

    assert said(last()) == "2024-03-01 appointed ks_ordforande ~"


def test_two_records_that_differ_leave_an_ex_officio_seat_unfilled():
    body = council("ange")
    in_office("ks_ordforande", "Prov Styre", on=SPRING)
    seated("ordforande", "Prov Annan", on=SPRING)

    row = composition(body, TODAY).seats[0]
    assert (row.state, row.vacancies) == (SeatState.DISPUTED, 1)


def test_a_person_in_office_and_on_the_seat_is_one_holder():
    body = council("ange")
    chair = in_office("ks_ordforande", "Prov Styre", on=SPRING)
    services.appoint_to_seat(seat("ordforande"), chair, on=TODAY, **BY)

    (holder,) = composition(body, TODAY).seats[0].holders
    assert (holder.person, str(holder.office)) == (chair, "kommunstyrelsens ordförande")
    assert holder.mandate == chair.mandates.get()


def test_a_term_of_office_ends_with_the_fourth_year():
    body = group()
    words = SeatWords(label="Vald", term="term")
    place = services.establish_seat(body, "vald", words, on=SPRING, **BY)

    ends = [
        services.appoint_to_seat(place, person(f"Prov {on}"), on=on, **BY).valid_through
        for on in (SPRING, date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert ends == [date(2026, 12, 31), date(2026, 12, 31), date(2030, 12, 31)]


def test_a_term_of_two_years_ends_the_day_before():
    place = services.establish_seat(group(), "vald", SeatWords(label="Vald", term="2y"), on=SPRING, **BY)

    assert services.appoint_to_seat(place, person("Prov"), on=SPRING, **BY).valid_through == date(2026, 2, 28)


def test_a_seat_that_rotates_belongs_to_each_office_in_turn():
    body = group(on=date(2025, 1, 1))
    for key in ("a_chef", "b_chef"):
        services.establish_office(key, key, **BY)
        in_office(key, key, on=SPRING)
    words = SeatWords(label="I tur", ex_officio=("a_chef", "b_chef"), rotates="1y")
    services.establish_seat(body, "tur", words, on=date(2025, 1, 1), **BY)

    turns = [
        [each.name for each in composition(body, date(year, 12, 31)).people] for year in (2025, 2026, 2027)
    ]
    assert turns == [["a_chef"], ["b_chef"], ["a_chef"]]


def test_a_seat_may_follow_a_seat_in_another_body():
    upper = services.establish_body("a", BodyWords(name="A", lineage="x", statute_id="a"), on=SPRING, **BY)
    lower = services.establish_body("b", BodyWords(name="B", lineage="x", statute_id="b"), on=SPRING, **BY)
    chair = services.establish_seat(upper, "chef", SeatWords(label="Chef"), on=SPRING, **BY)
    words = SeatWords(label="Följer", ex_officio=("chef",))
    services.establish_seat(lower, "foljer", words, on=SPRING, **BY)
    services.appoint_to_seat(chair, person("Prov"), on=TODAY, **BY)

    assert [each.name for each in composition(lower, TODAY).people] == ["Prov"]


def test_seats_that_follow_each_other_in_a_ring_are_empty():
    body = services.establish_body("a", BodyWords(name="A", lineage="x", statute_id="a"), on=SPRING, **BY)
    for key, other in (("ett", "tva"), ("tva", "ett")):
        words = SeatWords(label=key, ex_officio=(other,))
        services.establish_seat(body, key, words, on=SPRING, **BY)

    assert composition(body, TODAY).people == ()


def test_offer_and_answer_are_journaled_as_the_statute_speaks_of_them():
    council("lerum")
    offer = services.offer_seat(
        seat("polis_plats"), organisation("polisen"), on=SPRING, by="kommunstyrelsen", **BY
    )
    offered = last()
    services.answer_offer(offer, Answer.DECLINED, on=TODAY, **BY)

    assert said(offered) == (
        "2024-03-01 offered plats @trygghetsradet <kommunstyrelsen >polis_plats +polisen"
    )
    assert said(last()) == "2026-03-02 notified plats @trygghetsradet <polisen >polis_plats +nej"
    assert last().ref == offered.ref


def test_an_offer_is_answered_once():
    council("lerum")
    offer = services.offer_seat(seat("polis_plats"), organisation("polisen"), on=SPRING, **BY)
    services.answer_offer(offer, Answer.DECLINED, on=TODAY, **BY)
    with pytest.raises(services.AlreadyAnswered):
        services.answer_offer(offer, Answer.ACCEPTED, on=TODAY, **BY)


def test_an_offer_taken_back_takes_its_answer_with_it():
    body = council("lerum")
    offer = services.offer_seat(seat("polis_plats"), organisation("polisen"), on=SPRING, **BY)
    services.answer_offer(offer, Answer.DECLINED, on=TODAY, **BY)
    services.take_back(offer, **BY)

    back = Entry.objects.filter(verb="entry.retracted").values_list("retracts", flat=True)
    assert set(back) == {offer.entry, offer.answer_entry}
    states = {line.seat.key: line.state for line in composition(body, TODAY).seats}
    assert states["polis_plats"] == SeatState.NOT_OFFERED


def test_an_offer_cannot_be_answered_before_it_was_made():
    council("lerum")
    offer = services.offer_seat(seat("polis_plats"), organisation("polisen"), on=TODAY, **BY)
    with pytest.raises(services.OutOfOrder):
        services.answer_offer(offer, Answer.DECLINED, on=SPRING, **BY)


def test_an_offer_that_waits_is_not_made_again():
    council("lerum")
    services.offer_seat(seat("polis_plats"), organisation("polisen"), on=TODAY, **BY)
    with pytest.raises(services.AlreadyOffered):
        services.offer_seat(seat("polis_plats"), organisation("polisen"), on=TODAY, **BY)


def test_nothing_ends_before_it_begins():
    body = council("ange")
    backwards, early = services.Terms(through=SPRING), date(2022, 1, 1)
    office = Office.objects.get(key="ks_ordforande")
    for verb in (
        lambda: services.appoint_to_seat(
            seat("polis_plats"), person("Prov"), on=TODAY, terms=backwards, **BY
        ),
        lambda: services.appoint_to_office(office, person("Prov"), on=TODAY, terms=backwards, **BY),
        lambda: services.co_opt(body, person("Prov"), on=TODAY, terms=backwards, **BY),
        lambda: services.abolish_seat(seat("polis_plats"), last_day=early, **BY),
        lambda: services.dissolve_body(body, last_day=early, **BY),
    ):
        with pytest.raises(services.OutOfOrder):
            verb()


def test_a_new_chair_of_the_board_may_take_over_from_the_old():
    body = council("ange")
    first = in_office("ks_ordforande", "Prov Första", on=SPRING)
    terms = services.Terms(succeeds=first.holdings.get())
    services.appoint_to_office(
        Office.objects.get(key="ks_ordforande"), person("Prov Andra"), on=TODAY, terms=terms, **BY
    )

    around = [
        [str(each) for each in composition(body, day).people] for day in (TODAY - timedelta(days=1), TODAY)
    ]
    assert around == [["Prov Första"], ["Prov Andra"]]


def test_nobody_is_co_opted_twice_at_a_time():
    body, guest = group(), person("Prov")
    services.co_opt(body, guest, on=SPRING, **BY)
    with pytest.raises(services.AlreadyHolds):
        services.co_opt(body, guest, on=TODAY, **BY)


def test_excuse_and_substitute_are_one_matter_in_the_journal():
    body, meeting = council("ange"), date(2026, 3, 12)
    officer = person("Prov Polis", organisation("polisen"))
    services.appoint_to_seat(seat("polis_plats"), officer, on=SPRING, **BY)
    excuse = services.note_excuse(body, officer, meeting_on=meeting, meeting="mote-7", **BY)
    excused = last()
    stand_in = person("Prov Ersättare", officer.organisation)
    services.name_substitute(seat("polis_plats"), stand_in, on=TODAY, excuse=excuse, **BY)

    assert said(excused) == "2026-03-02 notified forhinder @trygghetsradet <polisen ~"
    assert said(last()) == (
        "2026-03-02 appointed ersattare @trygghetsradet <polisen >polis_plats ~ ..2026-03-12"
    )
    assert (last().ref, last().about) == (excused.ref, ["mote-7"])


def test_an_excuse_noted_twice_is_one():
    body, officer = council("ange"), person("Prov Polis")
    first, second = (services.note_excuse(body, officer, meeting_on=TODAY, **BY) for _ in range(2))

    assert first == second
    assert Entry.objects.filter(verb="excuse.noted").count() == 1


def test_a_seat_without_standing_substitutes_takes_none():
    words = SeatWords(label="Utan", substitutes="none")
    place = services.establish_seat(group(), "utan", words, on=SPRING, **BY)
    with pytest.raises(services.NoStandingSubstitutes):
        services.name_substitute(place, person("Prov"), on=TODAY, **BY)


def test_a_standing_substitute_stands_in_until_the_end_is_said():
    body = group()
    place = services.establish_seat(body, "plats", SeatWords(label="Plats"), on=SPRING, **BY)
    row = services.name_substitute(place, person("Prov"), on=SPRING, **BY)
    services.end_mark(row, last_day=TODAY, **BY)

    counted = [len(composition(body, day).seats[0].substitutes) for day in (TODAY, TODAY + timedelta(days=1))]
    assert counted == [1, 0]


def test_conveners_spokespersons_and_liaisons_are_roles_in_the_journal():
    body, somebody = group(), person("Prov")
    services.mark_convener(body, somebody, on=SPRING, **BY)
    services.mark_spokesperson(body, somebody, on=SPRING, **BY)
    mark = services.mark_liaison(body, somebody, forum="Norra rådet", on=SPRING, **BY)
    stated = [said(entry) for entry in Entry.objects.filter(verb="task.given").order_by("seq")]
    services.end_mark(mark, last_day=TODAY, **BY)

    assert stated == [f"2024-03-01 appointed {kind} @gruppen ~" for kind in (
        "sammankallande", "talesperson", "kontaktlank",
    )]  # fmt: skip
    assert composition(body, TODAY).liaisons[0].mark.words == "Norra rådet"
    assert composition(body, TODAY + timedelta(days=1)).liaisons == ()


def test_a_renamed_body_keeps_its_old_name_on_old_days():
    body = group(name="Första")
    for name, on in (("Andra", date(2025, 1, 1)), ("Tredje", date(2026, 1, 1))):
        services.change_body(body, BodyWords(name=name), on=on, **BY)

    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [name_on_day(body, day) for day in days] == ["Första", "Andra", "Andra", "Tredje"]
    assert [tree(day)[0].name for day in days] == ["Första", "Andra", "Andra", "Tredje"]


def test_a_change_that_changes_nothing_is_not_journaled():
    body = group()
    count = Entry.objects.count()
    services.change_body(body, BodyWords(name="Gruppen"), on=TODAY, **BY)
    services.place_body(body, services.Places(), on=TODAY, **BY)

    assert Entry.objects.count() == count


def test_a_key_is_never_given_to_a_second_body():
    services.dissolve_body(group(), last_day=TODAY, **BY)
    with pytest.raises(services.KeyTaken):
        group()


def test_a_body_may_stand_under_several_and_report_to_others():
    board, other, body = group("a", "A"), group("b", "B"), group("c", "C")
    places = services.Places(under=[board, other], reports_to=[board])
    services.place_body(body, places, on=TODAY, **BY)

    around = relations(body, TODAY)
    assert (around.parents, around.reports_to) == ((board, other), (board,))
    assert relations(body, TODAY - timedelta(days=1)).parents == ()
    roots = tree(TODAY)
    assert [(node.body, [child.body for child in node.children]) for node in roots] == [
        (board, [body]), (other, [body]),
    ]  # fmt: skip
    assert roots[0].children[0].also_under == ("B",)
    assert roots[0].children[0].reports_to == ("A",)


def test_a_body_moved_stands_where_it_stood_on_old_days():
    first, second, body = group("a", "A"), group("b", "B"), group("c", "C")
    services.place_body(body, services.Places(under=[first]), on=SPRING, **BY)
    services.place_body(body, services.Places(under=[second]), on=TODAY, **BY)

    assert relations(body, TODAY - timedelta(days=1)).parents == (first,)
    assert relations(body, TODAY).parents == (second,)


def test_a_body_never_stands_under_what_stands_under_it():
    top, middle, bottom = group("a", "A"), group("b", "B"), group("c", "C")
    services.place_body(middle, services.Places(under=[top]), on=SPRING, **BY)
    services.place_body(bottom, services.Places(part_of=[middle]), on=SPRING, **BY)
    with pytest.raises(services.BodyInItself):
        services.place_body(top, services.Places(under=[bottom]), on=TODAY, **BY)


def test_a_body_that_only_reports_stands_under_nobody():
    council("ange")
    youth = Body.objects.get(statute_id="ungdomsradet")

    around = relations(youth, TODAY)
    assert (youth.kind, youth.outside, around.parents) == (BodyKind.YOUTH_COUNCIL, True, ())
    assert [body.statute_id for body in around.reports_to] == ["klara"]


def test_a_dissolved_body_takes_seats_tasks_and_places_with_it():
    council("ange")
    body = Body.objects.get(statute_id="radet")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    services.co_opt(body, person("Prov Gäst"), on=SPRING, **BY)
    services.dissolve_body(body, last_day=TODAY, **BY)

    after = composition(body, TODAY + timedelta(days=1))
    assert (after.seats, after.marks) == ((), ())
    assert officer.mandates.get().valid_through == TODAY
    assert len(composition(body, TODAY).seats) == 9
    assert body.key not in {node.body.key for node in tree(TODAY + timedelta(days=1))}
    assert last().verb == "body.dissolved"


def test_a_reworded_seat_keeps_its_holder_and_its_old_words():
    body = council("ange")
    seated("polis_plats", "Prov Polis", on=SPRING)
    services.change_seat(seat("polis_plats"), SeatWords(label="Polisområdets plats"), on=TODAY, **BY)

    labels = [
        next(line for line in composition(body, day).seats if line.seat.key == "polis_plats")
        for day in (TODAY - timedelta(days=1), TODAY)
    ]
    assert [(line.seat.label, line.holders[0].person.name) for line in labels] == [
        ("Polisens plats", "Prov Polis"), ("Polisområdets plats", "Prov Polis"),
    ]  # fmt: skip


def test_a_seat_that_disappears_ends_its_mandates_the_same_day():
    council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    services.abolish_seat(seat("polis_plats"), last_day=TODAY, **BY)

    assert officer.mandates.get().valid_through == TODAY


def test_an_organisation_is_registered_once():
    assert organisation("polisen") == organisation("polisen")
    assert Entry.objects.filter(verb="organisation.registered").count() == 1


def test_a_person_who_left_can_be_forgotten_but_what_they_held_stays():
    body = council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    with pytest.raises(services.StillHolds):
        services.forget_person(officer, **BY)
    services.end_mandate(officer.mandates.get(), last_day=TODAY - timedelta(days=1), **BY)
    services.forget_person(officer, **BY)

    (then,) = composition(body, SPRING).people
    assert (then.name, then.email, then.journal_id) == ("", "", officer.journal_id)


def test_a_person_can_be_corrected():
    somebody, police = person("Prow"), organisation("polisen")
    words = services.PersonWords(name="Prov", organisation=police, title="Kommunpolis")
    services.change_person(somebody, words, **BY)

    kept = Person.objects.get(pk=somebody.pk)
    assert (kept.name, kept.organisation, kept.title) == ("Prov", police, "Kommunpolis")


def test_establishing_twice_changes_nothing():
    council("harnosand")
    count = Entry.objects.count()
    establish("harnosand")

    assert Entry.objects.count() == count


def test_what_establishing_will_do_can_be_seen_before(django_assert_max_num_queries):
    statute = corpus().lineages["ange"][-1].statute
    with django_assert_max_num_queries(4):
        proposal = propose(statute, corpus().names)

    assert Body.objects.count() == 0
    assert [(row.key, row.words.kind, row.change) for row in proposal.bodies] == [
        ("kommunstyrelsen", "board", "new"),
        ("trygghetsradet", "council", "new"),
        ("klara-gruppen", "working_group", "new"),
        ("ungdomsradet", "youth_council", "new"),
    ]
    assert {row.change for row in proposal.seats} == {"new"}
    assert dict(proposal.offices)["folkhalsostrateg"] == "folkhälsostrategen"
    establish("ange")
    assert propose(statute, corpus().names).changes_nothing


def test_the_next_version_of_a_statute_changes_only_what_it_says_otherwise():
    body = council("ange")
    statute = corpus().lineages["ange"][-1].statute
    seated("polis_plats", "Prov Polis", on=SPRING)
    seated("ambulans_plats", "Prov Ambulans", on=SPRING)
    start = date(2027, 1, 1)
    clauses = []
    for clause in statute.clauses:
        rules = tuple(
            rule.model_copy(update={"max": 2}) if rule.id == "polis_plats" else rule
            for rule in clause.rules
            if rule.id not in {"ambulans_plats", "klara"}
        )
        clauses.append(clause.model_copy(update={"rules": rules}))
    header = statute.statute.model_copy(update={"valid_from": start})
    following = statute.model_copy(update={"statute": header, "clauses": tuple(clauses)})
    for cached in ("rules", "clause_of"):
        following.__dict__.pop(cached, None)
    services.establish_from_statute(following, corpus().names, **BY)

    seats = {line.seat.key: line for line in composition(body, start).seats}
    assert "ambulans_plats" not in seats
    assert seats["polis_plats"].seat.maximum == 2
    assert seats["polis_plats"].holders[0].person.name == "Prov Polis"
    assert len(composition(body, start - timedelta(days=1)).seats) == 9
    assert Body.objects.get(statute_id="klara").valid_through == date(2026, 12, 31)


def test_seats_added_by_hand_survive_a_new_establishing():
    body = council("ange")
    services.establish_seat(body, "extra", SeatWords(label="Extra"), on=SPRING, **BY)
    establish("ange")

    assert Seat.objects.get(key="extra").valid_through is None


def test_the_vocabulary_turns_keys_into_the_words_of_one_statute():
    establish("ange")
    establish("lerum")

    assert vocabulary("ange") == {
        "kommunstyrelsen": "kommunstyrelsen",
        "trygghetsradet": "radet",
        "klara-gruppen": "klara",
        "ungdomsradet": "ungdomsradet",
        "trygghetsradet-lerum": "lerum.radet",
    }
    assert vocabulary("lerum")["trygghetsradet"] == "ange.radet"


def test_only_what_a_statute_can_ask_for_is_evidence():
    council("ange")
    seated("polis_plats", "Prov Polis", on=SPRING)

    assert {entry.act for entry in evidence()} == {"appointed"}
