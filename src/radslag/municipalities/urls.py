"""Accounts: signing in, passkeys, own sessions."""

from django.urls import include, path

urlpatterns = [
    path("", include("allauth.urls")),
]
