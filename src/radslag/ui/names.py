"""The Swedish names of days and months as they stand in running text, and where long words may break."""

DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
# Where a long compound may break; a break elsewhere would read as another word.
BREAKS = [
    *(
        "samverkans|överenskommelse",
        "samverkans|möte",
        "åtgärds|plan",
        "brotts|förebyggande",
        "folkhälso|strateg",
    ),
    *(
        "räddningstjänst|förbund",
        "medborgar|löfte",
        "kommun|fullmäktige",
        "kommun|styrelse",
        "lokal|polis|område",
    ),
    *("minnes|anteckning", "protokolls|utdrag", "ansvars|förbindelse", "samordnings|funktion"),
    *("lägesbilds|underlag", "trygghets|råd", "social|nämnd", "utbildnings|nämnd"),
]
