"""Personal numbers are found by date and check digit; other numbers are left in peace."""

import pytest

from radslag.documents.services.personal_numbers import Found, find, has_any


@pytest.mark.parametrize(
    "number",
    [
        "811228-9874", "8112289874", "19811228-9874", "198112289874", "811228+9874", "811228–9874",
        "701063-2391", "197010632391",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(number):
    assert list(find(f"Om {number}, i dag.")) == [Found(3, 3 + len(number))]


@pytest.mark.parametrize(
    "number",
    [
        "811228-9873",  # the check digit is another
        "811328-9879",  # no such month
        "810230-9876",  # no such day
        "25811228-9874",  # no such century
        "0811228-9874",  # one digit too many
        "811228-98745",
        "KS 2026/123", "2026-12-08", "08-123 45 67",
    ],
)  # fmt: skip
def test_other_numbers_are_left_in_peace(number):
    assert not has_any(number)


def test_every_one_of_several_is_found():
    assert len(list(find("811228-9874 och 19811228-9874"))) == 2


def test_signs_from_afar_do_not_move_the_place():
    assert list(find("𝟙😀 123456 och 811228-9874")) == [Found(14, 25)]
