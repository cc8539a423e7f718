"""Pages of the statute book: public under regler/, for those signed in under arbete/regler/."""

from django.urls import path

from radslag.statutebook import views

app_name = "statutebook"

urlpatterns = [
    path("regler/", views.public_index, name="public"),
    path("regler/<slug:lineage>/", views.public_statute, name="public-statute"),
    path("regler/<slug:lineage>.json", views.statute_json, name="json"),
    path("regler/<slug:lineage>.toml", views.statute_toml, name="toml"),
    path("arbete/regler/<slug:lineage>/", views.statute, name="statute"),
]
