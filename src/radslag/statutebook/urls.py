"""Pages of the statute book: public under regler/, for those signed in under arbete/regler/."""

from django.urls import path

from radslag.statutebook import views

app_name = "statutebook"

urlpatterns = [
    path("regler/", views.public_index, name="public"),
    path("regler/<slug:lineage>/", views.public_statute, name="public-statute"),
    path("regler/<slug:lineage>.json", views.statute_json, name="json"),
    path("regler/<slug:lineage>.toml", views.statute_toml, name="toml"),
    path("regler/<slug:lineage>.pdf", views.statute_pdf, name="pdf"),
    path("arbete/regler/", views.index, name="index"),
    path("arbete/regler/ny/", views.new, name="new"),
    path("arbete/regler/utkast/<int:pk>/", views.draft, name="draft"),
    path("arbete/regler/utkast/<int:pk>/jamfor/", views.compare, name="compare"),
    path("arbete/regler/utkast/<int:pk>/lagg-undan/", views.discard, name="discard"),
    path("arbete/regler/styrdokument/ny/", views.document_new, name="document-new"),
    path("arbete/regler/styrdokument/<int:pk>/", views.document, name="document"),
    path("arbete/regler/<slug:lineage>/", views.statute, name="statute"),
    path("arbete/regler/<slug:lineage>/ny-lydelse/", views.next_wording, name="next"),
    path("arbete/regler/<slug:lineage>/rutiner/", views.house_rules, name="house"),
    path("arbete/regler/<slug:lineage>/rutiner/<str:address>/", views.house_rule, name="house-rule"),
    path("arbete/regler/<slug:lineage>/luckor/", views.gaps, name="gaps"),
]
