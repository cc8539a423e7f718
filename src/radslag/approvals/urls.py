"""Approving, in the app and by mail, and checking a document."""

from django.urls import path

from radslag.approvals.views import by_mail, checking, mine

app_name = "approvals"
urlpatterns = [
    path("kontrollera/", checking.check, name="check"),
    path("justera/<str:token>/", by_mail.by_mail, name="by_mail"),
    path("arbete/justering/", mine.mine, name="mine"),
    path("arbete/justering/<int:pk>/", mine.step, name="step"),
    path("arbete/justering/<int:pk>/handling.pdf", mine.pdf, name="pdf"),
    path("arbete/justering/<int:pk>/godkann/", mine.approve, name="approve"),
    path("arbete/justering/<int:pk>/synpunkt/", mine.comment, name="comment"),
]
