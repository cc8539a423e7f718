"""check and schema: for those who write statutes."""

import json

from radslag.statute.library import CORPUS
from radslag.statute.schema import house_schema, json_schema
from tests.unit.terminal.conftest import ANGE

GOOD = (
    '[statute]\nformat = 1\nlineage = "berga"\ntitle = "R"\nvalid_from = 2024-01-01\n'
    'verified_by = "en provläsare"\nverified_on = 2024-02-01\n'
    '[clause."1"]\nlabel = "L"\ntext = "note"\n'
)
HOUSE = '[house]\nlineage = "berga"\nvalid_from = 2024-01-01\nbearer = "kommunen"\n'


def test_files_without_fault_end_with_0(run, tmp_path):
    (tmp_path / "x.toml").write_text(GOOD)

    result = run("check", tmp_path / "x.toml")

    assert (result.exit_code, result.output) == (0, "Inget att rätta.\n")


def test_every_problem_is_told_on_a_line_and_counted(run, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(GOOD.replace("title =", "titel =").replace('text = "note"\n', 'notes = "x"\n'))

    result = run("check", path, "--language", "en")

    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert (
        lines[0]
        == f"{path}:1: [statute]: 'title' is missing. Write the title: title = \"Reglemente för Trygghetsrådet\"."
    )
    assert lines[1].startswith(
        f"{path}:4: [statute]: 'titel' is not a field of [statute]. Did you mean 'title'?"
    )
    assert lines[2].startswith(
        f"{path}:10: clause \"1\": 'notes' is not a field of a clause. Did you mean 'note'?"
    )
    assert result.stderr == "3 to mend.\n"


def test_warnings_end_with_1_only_when_strict(run):
    assert run("check", ANGE).exit_code == 0
    assert run("check", ANGE, "--strict").exit_code == 1
    assert run("check", ANGE).stderr == "1 att se över.\n"


def test_a_statute_that_was_fetched_alone_passes_and_tells_what_could_not_be_checked(run, tmp_path):
    for shipped in CORPUS.glob("*/*.toml"):
        if not shipped.name.endswith(".house.toml"):
            copy = tmp_path / shipped.name
            copy.write_bytes(shipped.read_bytes())
            copy = copy.rename(tmp_path / f"{shipped.parent.name}.toml")

            result = run("check", copy)

            assert result.exit_code == 0
            assert f"Lägg {copy.stem}.house.toml bredvid, om den finns. (att se över)" in result.stdout


def test_a_quotation_mark_that_is_missing_is_told_with_its_line(run, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(GOOD.replace('title = "R"', 'title = "R'))

    assert run("check", path).stdout == (
        f"{path}:4: [statute]: ett citattecken saknas. Text står mellan två citattecken, på en och samma rad: "
        'title = "Reglemente".\n'
    )


def test_problems_are_told_in_swedish_unless_english_is_asked_for(run, tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff")

    result = run("check", path)

    assert result.stdout == f"{path}:1: raden är inte skriven i UTF-8. Spara filen i UTF-8.\n"
    assert result.stderr == "1 att rätta.\n"


def test_a_house_file_is_checked_with_the_statute_beside_it(run, tmp_path):
    (tmp_path / "x.toml").write_text(GOOD)
    (tmp_path / "x.house.toml").write_text(HOUSE.replace("berga", "borga"))

    result = run("check", tmp_path / "x.house.toml", tmp_path / "x.toml")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        (
            f"{tmp_path}/x.house.toml:2: [house]: lineage = 'borga', men i reglementet står "
            "'berga'. Skriv som där."
        )
    ]


def test_files_may_inherit_from_each_other(run, tmp_path):
    (tmp_path / "x.toml").write_text(GOOD.replace("verified_by", 'inherits = ["lokal-lag"]\nverified_by'))
    (tmp_path / "y.toml").write_text(GOOD.replace('"berga"', '"lokal-lag"'))

    assert run("check", tmp_path / "x.toml", tmp_path / "y.toml").exit_code == 0
    assert run("check", tmp_path / "x.toml").exit_code == 1


def test_a_folder_of_statutes_stands_beside_those_that_ship(run, tmp_path):
    (tmp_path / "lokal-lag").mkdir()
    (tmp_path / "names.toml").write_text("[names]\n")
    (tmp_path / "lokal-lag" / "2024-01-01.toml").write_text(GOOD.replace('"berga"', '"lokal-lag"'))
    (tmp_path / "x.toml").write_text(GOOD.replace("verified_by", 'inherits = ["lokal-lag"]\nverified_by'))

    assert run("check", tmp_path / "x.toml", "--library", tmp_path).exit_code == 0
    assert "R\nGäller 2024-01-01 tills vidare\n" in run("show", "lokal-lag", "--library", tmp_path).stdout


def test_a_faulty_folder_of_statutes_is_told_of(run, tmp_path):
    (tmp_path / "names.toml").write_text("x")

    result = run("show", "ange", "--library", tmp_path)

    assert result.exit_code == 1
    assert "names.toml:1: raden kan inte läsas" in result.stderr


def test_problems_are_told_as_json(run, tmp_path):
    result = run("check", tmp_path / "no.toml", "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "path": f"{tmp_path}/no.toml",
            "line": 1,
            "place": "",
            "message": "filen finns inte. Se efter att sökvägen stämmer.",
            "severity": "error",
        }
    ]


def test_the_schema_of_each_kind_of_file_is_printed(run):
    assert json.loads(run("schema").stdout) == json.loads(json.dumps(json_schema()))
    assert json.loads(run("schema", "--house").stdout) == json.loads(json.dumps(house_schema()))


def test_the_statutes_that_ship_have_nothing_to_mend(run):
    assert run("check", *sorted(CORPUS.glob("*/*.toml"))).exit_code == 0
