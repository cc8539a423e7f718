"""The first pages of those signed in."""

from django.urls import path

from radslag.desk import views

app_name = "desk"
urlpatterns = [
    path("arbete/", views.home, name="home"),
    path("arbete/idag/", views.today, name="today"),
]
