"""Public addresses below a municipality's word."""

from django.urls import path

from radslag.public import views

app_name = "public"
urlpatterns = [
    path("", views.start, name="start"),
    path("om/", views.about, name="about"),
    path("arshjul/", views.wheel_now, name="wheel_now"),
    path("arshjul.ics", views.feed, name="feed"),
    path("arshjul/<int:year>/", views.wheel, name="wheel"),
    path("arshjul/<int:year>/tabell/", views.wheel_table, name="wheel_table"),
    path("arshjul/<int:year>.pdf", views.wheel_pdf, name="wheel_pdf"),
]
