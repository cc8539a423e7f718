"""The root of all addresses: reserved words first, then one municipality after another."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("radslag.municipalities.urls")),
]
