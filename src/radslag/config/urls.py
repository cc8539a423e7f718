"""The root of all addresses: reserved words first, then one municipality after another."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("radslag.municipalities.urls")),
]

handler400 = "radslag.ui.views.bad_request"
handler500 = "radslag.ui.views.server_error"
