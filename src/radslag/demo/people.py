"""Who the invented people are. Every surname is Exempel, so that nobody is taken for real."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invented:
    """A person who does not exist: opaque id, name, title, organisation."""

    who: str
    name: str
    title: str
    organisation: str


KOMMUNEN, POLISEN, RADDNING = "Kommunen", "Polisen", "Räddningstjänsten"

PEOPLE: dict[str, tuple[Invented, ...]] = {
    "ange": (
        Invented("a01", "Alva Exempel", "kommunstyrelsens ordförande", KOMMUNEN),
        Invented("a02", "Bo Exempel", "oppositionsföreträdare", KOMMUNEN),
        Invented("a03", "Cilla Exempel", "kommunchef", KOMMUNEN),
        Invented("a04", "David Exempel", "socialchef", KOMMUNEN),
        Invented("a05", "Ebba Exempel", "skolchef", KOMMUNEN),
        Invented("a06", "Filip Exempel", "folkhälsostrateg och samordnare", KOMMUNEN),
        Invented("a07", "Greta Exempel", "kommunpolis", POLISEN),
        Invented("a08", "Hugo Exempel", "enhetschef", RADDNING),
        Invented("a09", "Ida Exempel", "stationschef", "Ambulansen"),
        Invented("a10", "Jonas Exempel", "kommunpolis till 2024", POLISEN),
        Invented("a11", "Karin Exempel", "rektor", KOMMUNEN),
        Invented("a12", "Leo Exempel", "fältassistent", KOMMUNEN),
        Invented("a13", "Maja Exempel", "ungdomsrådet", "Ungdomsrådet"),
    ),
    "lerum": (
        Invented("l01", "Nils Exempel", "kommunstyrelsens ordförande", KOMMUNEN),
        Invented("l02", "Olga Exempel", "kommunstyrelsens vice ordförande", KOMMUNEN),
        Invented("l03", "Per Exempel", "kommunpolis", POLISEN),
        Invented("l05", "Rut Exempel", "säkerhetschef", KOMMUNEN),
        Invented("l06", "Sven Exempel", "samordnare till maj", KOMMUNEN),
    ),
    "harnosand": (
        Invented("h01", "Tove Exempel", "kommundirektör", KOMMUNEN),
        Invented("h02", "Ulf Exempel", "samordnare", KOMMUNEN),
        Invented("h03", "Vera Exempel", "förvaltningschef", KOMMUNEN),
        Invented("h04", "Wille Exempel", "förvaltningschef", KOMMUNEN),
        Invented("h05", "Ylva Exempel", "vd i kommunalt bolag", "Kommunala bolag"),
        Invented("h06", "Zara Exempel", "lokalpolisområdeschef", POLISEN),
        Invented("h07", "Åke Exempel", "chef för kanslienheten", KOMMUNEN),
        Invented("h08", "Ängla Exempel", "verksamhetschef", KOMMUNEN),
        Invented("h09", "Östen Exempel", "verksamhetschef", KOMMUNEN),
        Invented("h10", "Anna Exempel", "kommunpolis", POLISEN),
        Invented("h11", "Björn Exempel", "insatsledare", RADDNING),
        Invented("h12", "Carl Exempel", "handelns företrädare", "Handelsföreningen"),
        Invented("h13", "Doris Exempel", "våldsförebyggande samordnare", KOMMUNEN),
    ),
}

# Who can sign in: municipality, opaque id, role, body ("" = the whole municipality).
LOGINS: tuple[tuple[str, str, str, str], ...] = (
    ("ange", "a06", "coordinator", ""),
    ("ange", "a01", "chair", "radet"),
    ("ange", "a07", "member", "radet"),
    ("ange", "a12", "reader", ""),
    ("lerum", "l05", "coordinator", ""),
    ("lerum", "l01", "chair", "radet"),
    ("harnosand", "h02", "coordinator", ""),
    ("harnosand", "h07", "registrar", ""),
    ("harnosand", "h01", "administrator", ""),
)


def address_of(kommun: str, person: Invented) -> str:
    """Return an address in a domain that can never receive mail."""
    first = person.name.split()[0].lower().translate(str.maketrans("åäö", "aao"))
    return f"{first}@{kommun}.example"
