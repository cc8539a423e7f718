"""Pages of meetings, under arbete/ for those signed in; the public's stand beside."""

from django.urls import path

from radslag.meetings.views import (
    agenda,
    answers,
    calling,
    drafts,
    feeds,
    groups,
    holding,
    items,
    planning,
    proposals,
)

app_name = "meetings"
MEETING = "arbete/moten/<int:pk>"
ITEM = "arbete/moten/arende/<int:pk>"

urlpatterns = [
    path("arbete/moten/", planning.meeting_list, name="list"),
    path("arbete/moten/nytt/", planning.plan, name="plan"),
    path(f"{MEETING}/", planning.meeting, name="meeting"),
    path(f"{MEETING}/flytta/", planning.move, name="move"),
    path(f"{MEETING}/stall-in/", planning.cancel, name="cancel"),
    path(f"{MEETING}/kallelse/", calling.call, name="call"),
    path(f"{MEETING}/kallelse/forbered/", agenda.prepare, name="prepare"),
    path(f"{MEETING}/kallelse/granska/", calling.review, name="review"),
    path(f"{MEETING}/kallelse/skicka/", calling.send, name="send"),
    path(f"{MEETING}/kallelse/paminn/", calling.remind, name="remind"),
    path(f"{MEETING}/kallelse/forhandsvisning.pdf", calling.notice_preview, name="notice_preview"),
    path(f"{MEETING}/kallelse.pdf", calling.notice, name="notice"),
    path(f"{MEETING}/kallelse/nytt-arende/", agenda.item_new, name="item_new"),
    path(f"{ITEM}/", agenda.item, name="item"),
    path(f"{ITEM}/flytta/", agenda.item_move, name="item_move"),
    path(f"{ITEM}/lamna/", agenda.item_leave, name="item_leave"),
    path(f"{ITEM}/oppenhet/", agenda.item_level, name="item_level"),
    path(f"{ITEM}/mottagare/", agenda.item_audience, name="item_audience"),
    path(f"{ITEM}/handling/", agenda.paper_add, name="paper_add"),
    path("arbete/moten/handling/<int:pk>/", agenda.paper, name="paper"),
    path("arbete/arenden/", proposals.proposal_list, name="proposals"),
    path("arbete/arenden/nytt/", proposals.proposal_new, name="propose"),
    path("arbete/arenden/<int:pk>/", proposals.proposal, name="proposal"),
    path("arbete/arenden/<int:pk>/svara/", proposals.proposal_answer, name="proposal_answer"),
    path("arbete/arenden/<int:pk>/ta-tillbaka/", proposals.proposal_withdraw, name="proposal_withdraw"),
    path("arbete/kalender/", feeds.own_calendar, name="calendar"),
    path("arbete/svar/<int:pk>/", answers.answer_for, name="answer_for"),
    path("arbete/svar/<int:pk>/har/", answers.answer_here, name="answer_here"),
    path("moten.ics", feeds.meetings_ics, name="meetings_ics"),
    path("rad/<slug:key>/moten.ics", feeds.body_ics, name="body_ics"),
    path("ics/<str:token>.ics", feeds.personal_ics, name="personal_ics"),
    path("svar/<str:token>/", answers.answer, name="answer"),
    path(f"{MEETING}/motet/", holding.sitting, name="sitting"),
    path(f"{MEETING}/motet/utkast/<int:item>/<slug:field>/", drafts.draft, name="draft"),
    path(f"{MEETING}/motet/historik/<int:item>/<slug:field>/", drafts.history, name="history"),
    path(f"{MEETING}/motet/<int:item>/", items.item, name="item"),
    path(f"{MEETING}/motet/<int:item>/visa/", items.show, name="show"),
    path("grupp/<str:word>/", groups.group, name="group"),
]
