"""Nothing of one municipality's bodies is seen, matched or touched from another."""

import pytest

from radslag.bodies import models, services
from radslag.bodies.queries import composition, tree, vocabulary
from radslag.municipalities.tenancy import NoMunicipality, within
from tests.integration.bodies.conftest import BY, TODAY, council, in_office, organisation, seated

ROWS = [
    models.Body, models.BodyLink, models.FormerName, models.Organisation, models.Person, models.Office,
    models.OfficeHolding, models.Seat, models.Mandate, models.Offer, models.Excuse,
    models.Mark,
]  # fmt: skip


@pytest.mark.parametrize("model", ROWS)
def test_outside_a_municipality_no_row_can_be_read(db, model):
    with pytest.raises(NoMunicipality):
        model.objects.count()


def test_the_same_statute_makes_separate_councils(norrby, soderby):
    with within(norrby):
        first = council("ange")
        organisation("polisen")
        seated("polis_plats", "Prov Norr", on=TODAY)
        in_office("ks_ordforande", "Prov Norra styret", on=TODAY)
    with within(soderby):
        second = council("ange")
        there = composition(second, TODAY)

        assert [(model, model.objects.count()) for model in (models.Person, models.Organisation)] == [
            (models.Person, 0), (models.Organisation, 0),
        ]  # fmt: skip
        assert (there.people, len(there.seats)) == ((), 9)
        assert first.pk not in {node.body.pk for node in tree(TODAY)}
        assert set(vocabulary("ange")) == {
            "kommunstyrelsen", "trygghetsradet", "klara-gruppen", "ungdomsradet",
        }  # fmt: skip


def test_a_body_of_another_municipality_has_no_composition_here(norrby, soderby):
    with within(norrby):
        body = council("ange")
        seated("polis_plats", "Prov Norr", on=TODAY)
    with within(soderby):
        assert composition(body, TODAY).seats == ()


def test_a_key_may_be_used_once_in_each_municipality(norrby, soderby):
    for place in (norrby, soderby):
        with within(place):
            council("ange")
    with within(norrby), pytest.raises(services.KeyTaken):
        services.establish_body("trygghetsradet", models.BodyWords(name="Rådet"), on=TODAY, **BY)
