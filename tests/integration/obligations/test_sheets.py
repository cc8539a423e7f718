import io
import zipfile

import pytest

from radslag.obligations.forms.sheets import LARGEST, UnreadableSheet, read_pasted, read_sheet

CSV = (
    "datum;händelse;sak;organ\n2025-02-12;hölls;möte;Trygghetsrådet\n\n2025-05-07;hölls;möte;Trygghetsrådet\n"
)
CELLS = {"on": "2025-02-12", "act": "hölls", "thing": "möte", "bodies": "Trygghetsrådet"}


def workbook(*rows: tuple[str, ...]) -> bytes:
    """Return the least that a spreadsheet program calls an xlsx file."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def test_a_csv_file_keeps_the_numbers_of_its_lines():
    rows = read_sheet(CSV.encode("utf-8-sig"))

    assert [(row.line, row.cells["on"]) for row in rows] == [(2, "2025-02-12"), (4, "2025-05-07")]
    assert rows[0].cells == CELLS


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_cells_may_be_divided_as_people_do(mark):
    assert read_pasted(CSV.replace(";", mark))[0].cells == CELLS


def test_a_spreadsheet_is_read_as_it_is():
    rows = read_sheet(workbook(("datum", "händelse", "sak"), ("2025-02-12", "hölls", "möte")))

    assert [(row.line, row.cells) for row in rows] == [
        (2, {"on": "2025-02-12", "act": "hölls", "thing": "möte"})
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (CSV.encode("cp1252"), "CSV UTF-8"),
        (b"\x00\x01", "varken en textfil eller ett kalkylark"),
        (b"PK\x03\x04 not a spreadsheet", "kan inte öppnas"),
        (b"", "tomt"),
        ("datum;händelse;sak\n".encode(), "inga rader"),
        ("datum;händelse;sak;humör\n2025-02-12;hölls;möte;gott".encode(), "”humör” är inte känd"),
        ("datum;sak\n2025-02-12;möte".encode(), "”händelse” saknas"),
        ('datum;händelse;sak\n"2025-02-12;hölls;möte'.encode(), "citationstecken"),
        ("datum;händelse;sak\n".encode() + "2025-02-12;hölls;möte\n".encode() * 2001, "fler än 2000 rader"),
        (b"x" * (LARGEST + 1), "större än 5 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, words):
    with pytest.raises(UnreadableSheet) as refusal:
        read_sheet(content)

    assert words in str(refusal.value)
