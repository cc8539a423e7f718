"""A worker has done what takes long before it takes its first request, and needs no database for it."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROBE = """
import json, sys
from django.db import connection
from radslag.config.wsgi import application

asked = connection.connection is not None
there = set(sys.modules)
from django.template import Template, engines
from django.urls import resolve, reverse
from radslag.config.warming import own_templates
from radslag.statute.library import corpus

cold, compiled = [], Template.compile_nodelist
Template.compile_nodelist = lambda one: (cold.append(one.name), compiled(one))[1]
for name in own_templates():
    engines["django"].get_template(name)
resolve("/norrby/arbete/idag/"), reverse("public:wheel", args=["norrby", 2026])
before = corpus.cache_info().misses
corpus()
print(json.dumps({
    "asked the database": asked,
    "templates": len(list(own_templates())) > 100,
    "templates not compiled": cold,
    "pages not imported": sorted(name for name in set(sys.modules) - there if name.startswith("radslag")),
    "statutes not read": corpus.cache_info().misses - before,
}))
"""


def test_a_worker_is_warm_when_it_begins(tmp_path: Path):
    (tmp_path / "static").mkdir()
    env = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "radslag.config.settings", "RADSLAG_DEMO": "1",
        "RADSLAG_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/nobody/made/this.sqlite3",
    }  # fmt: skip
    ran = subprocess.run([sys.executable, "-c", PROBE], env=env, capture_output=True, text=True, check=True)

    assert json.loads(ran.stdout) == {
        "asked the database": False, "templates": True, "templates not compiled": [],
        "pages not imported": [], "statutes not read": 0,
    }  # fmt: skip
