"""Where anybody can fetch what vouches for a journal."""

from django.urls import path

from radslag.journal import views

app_name = "journal"
urlpatterns = [
    path("radslag-journal/<slug:slug>.json", views.checkpoints, name="checkpoints"),
]
