"""The shares that the house asks for are worked out over lines and branches together."""

from scripts.check_coverage import covered, judge


def report(lines: int, of: int, branches: int = 0, of_branches: int = 0) -> dict:
    share = 100 * (lines + branches) / (of + of_branches)
    return {
        "summary": {
            "num_statements": of, "covered_lines": lines, "num_branches": of_branches,
            "covered_branches": branches, "percent_covered": share,
        },
        "missing_lines": list(range(lines, of)), "missing_branches": [],
    }  # fmt: skip


def test_branches_count_as_lines_do():
    assert covered({"src/radslag/a.py": report(8, 8, branches=1, of_branches=2)}, "src/radslag/") == 90.0


def test_a_folder_without_files_lacks_nothing():
    assert covered({}, "src/radslag/statute/") == 100.0


def test_one_uncovered_line_in_the_core_is_said_with_its_number():
    files = {"src/radslag/a.py": report(99, 99), "src/radslag/statute/b.py": report(2, 3)}

    assert judge(files) == [
        "src/radslag/statute/ is covered to 66.7 %, of 100 wanted:",
        "   66.7 %  src/radslag/statute/b.py  [2]",
    ]


def test_nothing_is_said_when_every_floor_holds():
    assert judge({"src/radslag/a.py": report(96, 100), "src/radslag/statute/b.py": report(3, 3)}) == []
