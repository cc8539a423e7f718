"""The root of all addresses: reserved words first, then one municipality after another."""

from django.urls import include, path

from radslag.public.views import front

# Each subject has its own addresses below a municipality's word: public ones, and those under arbete/.
SUBJECTS = (
    "public",
    "approvals",
    "bodies",
    "notices",
    "desk",
    "meetings",
    "obligations",
    "statutebook",
    "documents",
)

urlpatterns = [
    path("", front, name="front"),
    path(".well-known/", include("radslag.journal.urls")),
    path("konto/", include("radslag.municipalities.urls")),
    *(path("<slug:kommun>/", include(f"radslag.{subject}.urls")) for subject in SUBJECTS),
]

handler400 = "radslag.ui.views.bad_request"
handler403 = "radslag.ui.views.not_permitted"
handler404 = "radslag.ui.views.not_found"
handler500 = "radslag.ui.views.server_error"
