"""Pages of meetings, under arbete/ for those signed in; the public's stand beside."""

from django.urls import path

from radslag.meetings.views import answers, planning

app_name = "meetings"
MEETING = "arbete/moten/<int:pk>"

urlpatterns = [
    path("arbete/moten/", planning.meeting_list, name="list"),
    path("arbete/moten/nytt/", planning.plan, name="plan"),
    path(f"{MEETING}/", planning.meeting, name="meeting"),
    path(f"{MEETING}/flytta/", planning.move, name="move"),
    path(f"{MEETING}/stall-in/", planning.cancel, name="cancel"),
    path("arbete/svar/<int:pk>/", answers.answer_for, name="answer_for"),
    path("arbete/svar/<int:pk>/har/", answers.answer_here, name="answer_here"),
    path("svar/<str:token>/", answers.answer, name="answer"),
]
