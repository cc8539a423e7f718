"""Duties, recording, the wheel, imports, compliance, reports, what-if."""

from django.urls import path

from radslag.obligations.views import duties, recording

app_name = "obligations"
KEY = "<slug:lineage>/<str:rule>/<path:suffix>/"
urlpatterns = [
    path("arbete/skyldigheter/", duties.duty_list, name="duties"),
    path(f"arbete/skyldigheter/{KEY}", duties.duty, name="duty"),
    path(f"arbete/undantag/{KEY}", duties.waive, name="waive"),
    path(f"arbete/bedomning/{KEY}", duties.judge, name="judge"),
    path("arbete/registrera/", recording.act_list, name="acts"),
    path("arbete/registrera/<slug:slug>/", recording.act, name="act"),
    path("arbete/registrerat/<int:seq>/", recording.recorded, name="recorded"),
    path("arbete/registrerat/<int:seq>/ratta/", recording.correct, name="correct"),
    path("arbete/registrerat/<int:seq>/ta-tillbaka/", recording.take_back, name="take_back"),
]
