"""Pages of letters, for those who see that they arrive."""

from django.urls import path

from radslag.notices import views

app_name = "notices"
MESSAGE = "arbete/brev/mottagare/<int:pk>"

urlpatterns = [
    path("arbete/brev/", views.letter_list, name="letters"),
    path("arbete/brev/<int:pk>/", views.letter, name="letter"),
    path("arbete/brev/<int:pk>/aterkalla/", views.withdraw, name="withdraw"),
    path(f"{MESSAGE}/", views.message, name="message"),
    path(f"{MESSAGE}/igen/", views.resend, name="resend"),
    path(f"{MESSAGE}/framme/", views.arrived, name="arrived"),
    path(f"{MESSAGE}/adress/", views.change_address, name="change_address"),
]
