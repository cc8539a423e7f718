"""The bugs that are planted in the engine can be planted: their lines are there, and so are the tests."""

import pytest
from scripts.seed_bugs import BUGS, CORE, ROOT, Bug, planted


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.what)
def test_a_bug_replaces_one_line_and_names_tests_that_exist(bug: Bug):
    text = (ROOT / CORE / bug.file).read_text()

    assert text.count(bug.line + "\n") == 1
    assert bug.becomes != bug.line
    assert all((ROOT / test).exists() for test in bug.tests)


def test_a_line_that_is_gone_is_said_with_what_to_mend(tmp_path):
    (tmp_path / CORE).mkdir(parents=True)
    (tmp_path / CORE / BUGS[0].file).write_text("nothing\n")

    with pytest.raises(SystemExit, match=r"kernels\.py has no single line .* mend scripts/seed_bugs\.py"):
        planted(BUGS[0], tmp_path)


def test_a_planted_bug_is_in_the_copy_and_what_stood_there_is_given_back(tmp_path):
    path = tmp_path / CORE / BUGS[0].file
    path.parent.mkdir(parents=True)
    original = (ROOT / CORE / BUGS[0].file).read_text()
    path.write_text(original)

    assert planted(BUGS[0], tmp_path) == original
    assert BUGS[0].becomes in path.read_text()
