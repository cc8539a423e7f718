"""What a statute says that no example can show, as the corpus keeps it, row by row of the clause list."""

from datetime import date
from typing import Any

import pytest

from radslag.statute.library import corpus

# For each row: the file, where in it ("" the header, "#" a rule, else a clause), and what stands there.
KEPT: dict[str, tuple[str, str, dict[str, Any]]] = {
    "LAG-2-1": ("sfs-2023-196", "2 §", {"text": "purpose"}),
    "LAG-4-2": (
        "sfs-2023-196", "#lagesbild_delar", {"shall": ("kartlaggning", "ovrig_information", "analys"), "modality": "shall"},
    ),
    "LAG-5-3": ("sfs-2023-196", "#plan_finns", {"from_": date(2024, 7, 1)}),
    "LAG-8-1": ("sfs-2023-196", "8 §", {"text": "organisation"}),
    "LAG-10-1": ("sfs-2023-196", "#rad", {"kind": "body", "membership": "open"}),
    "LAG-13-1": ("sfs-2023-196", "#ledande_namnd", {"kind": "body", "outside": True}),
    "LAG-14-1": ("sfs-2023-196", "#kamera", {"kind": "power", "who": ("kommunen",), "from_": date(2025, 4, 1)}),
    "ANGE-META-1": ("ange", "", {"title": "Reglemente för Trygghetsrådet", "case_number": "KS 16/185"}),
    "ANGE-META-2": ("ange", "", {"applies_to": ("kommunstyrelsen",)}),
    "ANGE-META-3": ("ange", "", {"owner": "kanslichef"}),
    "ANGE-META-4": (
        "ange", "", {"adopted_by": "kommunstyrelsen", "adopted": date(2022, 5, 31), "adopted_ref": "§ 81"},
    ),
    "ANGE-META-5": ("ange", "", {"valid_from": date(2023, 1, 1)}),
    "ANGE-META-6": ("ange", "", {"valid_through": date(2026, 12, 31)}),
    "ANGE-META-7": ("ange", "försättsblad", {"text": "definition"}),
    "ANGE-META-8": ("ange", "", {"unknown": ("dokumenttyp: kryssrutan syns inte i avskriften",)}),
    "ANGE-META-9": ("ange", "försättsblad", {"text": "definition"}),
    "ANGE-1.1-1": ("ange", "#radet", {"kind": "body", "parent": ("kommunstyrelsen",)}),
    "ANGE-1.1-2": ("ange", "1.1", {"text": "purpose"}),
    "ANGE-1.2-1": ("ange", "#klara", {"kind": "body", "parent": ("radet",)}),
    "ANGE-1.2-2": ("ange", "1.2", {"text": "purpose"}),
    "ANGE-3-11": ("ange", "#styrgrupp", {"kind": "power", "who": ("radet",)}),
    "ANGE-3.1-6": ("ange", "#talespersoner", {"kind": "power", "who": ("ordforande", "samordnare")}),
    "ANGE-3.2-2": ("ange", "#extra", {"kind": "power", "who": ("ordforande",)}),
    "ANGE-3.2-4": ("ange", "#kallelse_fore", {"ahead": None}),
    "ANGE-3.2-7": ("ange", "#protokoll_fors", {"bearer": ("kommunen",)}),
    "ANGE-4-1": ("ange", "4 st 1", {"text": "organisation"}),
    "ANGE-4-6": ("ange", "#klara", {"membership": "unregulated"}),
    "ANGE-6-3": ("ange", "#akut", {"kind": "power", "who": ("radet",)}),
    "LERUM-META-1": (
        "lerum", "",
        {
            "kind": "bestämmelser",
            "unknown": (
                "antaget", "antaget av", "paragraf", "diarienummer", "giltig från", "giltig till",
            ),
        },
    ),
    "LERUM-1-1": ("lerum", "#radet", {"kind": "body", "membership": "open"}),
    "LERUM-1-2": ("lerum", "1 st 1", {"text": "purpose"}),
    "LERUM-2-1": ("lerum", "2 st 1", {"text": "organisation"}),
    "LERUM-2-6": ("lerum", "#sakerhet", {"kind": "seat", "min": 0}),
    "LERUM-2-7": ("lerum", "#sektorer", {"kind": "power", "who": ("kommundirektor",)}),
    "LERUM-2-10": ("lerum", "#adjungera", {"kind": "power", "who": ("ordforande",)}),
    "LERUM-2.1-3": ("lerum", "#beslutsunderlag", {"kind": "power", "who": ("kommunen",)}),
    "LERUM-2.2-1": ("lerum", "#radet", {"parent": ("kommunstyrelsen",)}),
    "LERUM-2.2-2": ("lerum", "#skilda_meningar", {"kind": "power", "who": ("ledamoter",)}),
    "LERUM-2.2-3": (
        "lerum", "#kommunallagens_former", {"source": "sfs-2017-725", "topics": ("arbetsformer", "beslutsforhet")},
    ),
    "LERUM-GAP": (
        "lerum", "",
        {
            "gaps": (
                "samordningsfunktion", "sekreterare", "ersättare", "takt för uppföljning", "medborgarlöfte",
                "rapport till kommunfullmäktige",
            ),
        },
    ),
    "RTH-META-1": (
        "harnosand", "",
        {
            "title": "Reglemente Rådet för trygghet och hälsa tillika lokala brottsförebyggande rådet",
            "kind": "reglemente",
        },
    ),
    "RTH-META-2": ("harnosand", "", {"adopted_by": "kommunstyrelsen", "adopted": date(2023, 9, 25), "adopted_ref": ""}),
    "RTH-META-3": ("harnosand", "", {"case_number": "KS2022-000444"}),
    "RTH-META-4": ("harnosand", "", {"owner": "kanslienheten"}),
    "RTH-META-5": ("harnosand", "", {"version": "1.0", "revised": date(2023, 9, 25)}),
    "RTH-META-6": ("harnosand", "", {"valid_through": date(2027, 5, 30)}),
    "RTH-META-7": ("harnosand", "", {"replaces": "Reglementet för trygghet och hälsa"}),
    "RTH-META-8": ("harnosand", "", {"applies_to": ("radet",)}),
    "RTH-syfte-1": ("harnosand", "Syfte st 1", {"text": "purpose"}),
    "RTH-syfte-7": ("harnosand", "Syfte p 5", {"text": "task"}),
    "RTH-syfte-8": ("harnosand", "#andra_fragor", {"kind": "power", "who": ("radet",)}),
    "RTH-omr-1": (
        "harnosand", "#ansvarsomraden",
        {
            "contents": (
                "forebyggande_framjande", "medborgarloften", "kartlaggning", "atgardsplan", "andts", "halsa",
                "trygghet", "brottslighet",
            ),
        },
    ),
    "RTH-namnd-1": ("harnosand", "Ansvarig nämnd", {"text": "organisation"}),
    "RTH-org-1": ("harnosand", "#radet", {"parts": ("styrgrupp", "operativ")}),
    "RTH-arb-1": ("harnosand", "#prioritera", {"kind": "power", "who": ("styrgrupp",)}),
    "RTH-kallelse-3": ("harnosand", "#extra", {"kind": "power", "who": ("radet",)}),
    "RTH-kallelse-4": ("harnosand", "#kallelse_tio_dagar", {"bearer": ("sammankallande",)}),
    "RTH-min-5": ("harnosand", "#anteckningar_fors", {"bearer": ("samordnare",)}),
    "RTH-GAP": (
        "harnosand", "",
        {
            "gaps": (
                "justering", "ersättare", "talesperson", "frist för anteckningar", "takt för lägesbilden",
                "rapport till kommunfullmäktige",
            ),
        },
    ),
}  # fmt: skip
# Kept elsewhere than under the clause that the list names.
ELSEWHERE = {"ANGE-4-6", "LAG-5-3", "LERUM-2.2-1", "RTH-min-5", "RTH-org-1"}


@pytest.mark.parametrize("row", KEPT)
def test_a_clause_is_kept_as_the_text_has_it(row):
    lineage, where, expected = KEPT[row]
    [version] = corpus().lineages[lineage]
    clauses = {clause.ref: clause for clause in version.statute.clauses}
    holder: Any = version.statute.statute if not where else clauses.get(where)
    kept: Any = version.statute.rules[where[1:]] if where.startswith("#") else holder
    if where.startswith("#"):
        holder = version.statute.clause_of[kept.id]

    assert {name: getattr(kept, name) for name in expected} == expected
    assert row in holder.covers or row in ELSEWHERE


def test_the_working_group_meets_first_on_the_days_of_the_council():
    [version] = corpus().lineages["ange"]
    assert version.house

    assert version.house.house.planner.together == ("klara", "radet")
