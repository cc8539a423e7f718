"""Every address has a guard, every permission a meaning, every table a municipality; walked each time."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from rules.permissions import perm_exists
from scripts.write_reference import REFERENCE, addresses, permissions_table, table_in

from radslag.municipalities.http import OWN_ACCOUNT
from radslag.municipalities.models import Belonging, Municipality, User
from radslag.municipalities.tenancy import TenantManager

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "radslag"
OPEN_PAGES = (Path(__file__).parent / "open_pages.txt").read_text().split()
GLOBAL_TABLES = {Municipality, User, Belonging}
UNMARKED = object()


def walked() -> list[tuple[str, object]]:
    return [(route or "/", getattr(view, "permission", UNMARKED)) for route, view in addresses()]


def test_every_address_asks_for_a_permission_or_is_listed_as_open():
    unmarked = {route for route, permission in walked() if permission is UNMARKED}
    opened = {route for route, permission in walked() if permission is None}

    assert not unmarked, "guard it with @needs, or mark it with @public_page"
    assert sorted(opened) == sorted(set(OPEN_PAGES)), "tests/architecture/open_pages.txt lists the open pages"


def test_every_permission_that_a_page_asks_for_has_a_meaning():
    asked = {str(permission) for _, permission in walked() if permission not in (None, UNMARKED, OWN_ACCOUNT)}

    assert {name for name in asked if not perm_exists(name)} == set()


def test_every_permission_that_a_template_or_view_names_has_a_meaning():
    named = re.compile(r"""\|\s*may:\s*['"]([\w.]+)['"]|\.may\(\s*['"]([\w.]+)['"]""")
    files = [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py")]
    found = {one or other for file in files for one, other in named.findall(file.read_text())}

    assert {name for name in found if not perm_exists(name)} == set()


def test_what_is_under_arbete_or_konto_is_never_open_but_for_the_way_in():
    opened = [route for route, permission in walked() if permission is None]

    assert not [route for route in opened if "/arbete/" in route]
    assert all(
        route.startswith(("konto/logga-", "konto/inbjudan/"))
        for route in opened
        if route.startswith("konto/")
    )


TENANT_TABLES = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("radslag.") and model not in GLOBAL_TABLES
]


@pytest.mark.parametrize("model", TENANT_TABLES, ids=lambda model: model._meta.label)
def test_every_table_belongs_to_a_municipality_and_fails_closed(model):
    place = model._meta.get_field("municipality")

    assert place.remote_field.model is Municipality
    assert isinstance(model._meta.default_manager, TenantManager)
    assert hasattr(type(model._meta.default_manager), "visible_to")


@pytest.mark.parametrize("model", TENANT_TABLES, ids=lambda model: model._meta.label)
def test_what_is_unique_is_unique_within_a_municipality(model):
    unique = [c for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    firsts = {c.fields[0] if c.fields else c.deconstruct()[1][0].name for c in unique}
    lone = [f.name for f in model._meta.local_fields if f.unique and not f.primary_key and not f.is_relation]

    assert firsts <= {"municipality"}
    assert lone == []


PAGE_FILES = sorted({
    *SOURCE.glob("*/views.py"), *SOURCE.glob("*/views/*.py"), *SOURCE.glob("*/forms.py"),
    *SOURCE.glob("*/exports.py"), *SOURCE.glob("desk/*.py"), *SOURCE.glob("public/*.py"),
})  # fmt: skip
OTHER_DOORS = {"objects", "_default_manager", "_base_manager", "across_municipalities"}


@pytest.mark.parametrize("file", PAGE_FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_pages_reach_rows_only_through_the_one_door(file):
    tree = ast.parse(file.read_text())
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & OTHER_DOORS
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & {"get_object_or_404"}

    assert used | names == set(), "use rows() and row() of municipalities.http, or a query"


def test_the_reference_tells_who_has_each_permission():
    page = (REFERENCE / "permissions.md").read_text()

    assert table_in(page) == permissions_table(), "run python -m scripts.write_reference"


def setting_read_by(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="env")), args=[ast.Constant(value=str(name)), *_]):
            return name
    return ""


def test_the_reference_tells_every_setting():
    tree = ast.parse((SOURCE / "config" / "settings.py").read_text())
    read = {setting for call in ast.walk(tree) if (setting := setting_read_by(call))}
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", (REFERENCE / "settings.md").read_text(), re.MULTILINE))

    assert told == read


def test_the_reference_tells_every_check():
    given = set(
        re.findall(r'id="radslag\.([EW]\d+)"', "".join(f.read_text() for f in SOURCE.rglob("checks.py")))
    )
    told = set(re.findall(r"^\| ([EW]\d+) \|", (REFERENCE / "settings.md").read_text(), re.MULTILINE))

    assert told == given
