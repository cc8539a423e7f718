"""What the municipality's log system reads."""

import json
import logging

from radslag.config.logs import JsonLines


def test_a_line_says_when_what_and_who():
    record = logging.makeLogRecord(
        {
            "name": "radslag.access",
            "levelname": "WARNING",
            "msg": "refused",
            "created": 1772452800.0,
            "actor": "7f",
        }
    )

    assert json.loads(JsonLines().format(record)) == {
        "at": "2026-03-02T12:00:00.000+00:00",
        "level": "WARNING",
        "logger": "radslag.access",
        "message": "refused",
        "actor": "7f",
    }


def test_a_request_never_reaches_the_log():
    record = logging.makeLogRecord({"msg": "Not Found", "request": "GET /svar/hemlig/"})

    assert "hemlig" not in JsonLines().format(record)
