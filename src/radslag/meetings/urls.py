"""Pages of meetings, under arbete/ for those signed in; the public's stand beside."""

from datetime import date

from django.urls import path, register_converter

from radslag.meetings.views import (
    after,
    agenda,
    answers,
    assignments,
    calling,
    dispatch,
    drafts,
    feeds,
    groups,
    holding,
    items,
    matters,
    planning,
    proposals,
    public,
    records,
    reports,
    requests,
    series,
)


class Day:
    """A day in an address, as 2026-05-11; a day that there is none of is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Return the day; ValueError for one that there is none of."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Write the day."""
        return str(value)


register_converter(Day, "day")
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
    path("arbete/moten/begar-extra/", requests.ask, name="ask_for_extra"),
    path("arbete/moten/begar-extra/<int:pk>/skriv-under/", requests.sign, name="sign_request"),
    path("arbete/moten/begar-extra/<int:pk>/avsluta/", requests.withdraw, name="withdraw_request"),
    path("arbete/moten/serier/", series.series_list, name="series"),
    path("arbete/moten/serier/ny/", series.series_new, name="series_new"),
    path("arbete/moten/serier/<int:pk>/", series.series_edit, name="series_edit"),
    path("arbete/moten/serier/<int:pk>/ta-bort/", series.series_drop, name="series_drop"),
    path("arbete/uppgifter/", assignments.assignment_list, name="assignments"),
    path("arbete/uppgifter/nytt/", assignments.assignment_give, name="assignment_give"),
    path("arbete/uppgifter/<int:pk>/", assignments.assignment, name="assignment"),
    path("arbete/uppgifter/<int:pk>/andra/", assignments.assignment_change, name="assignment_change"),
    path("arbete/uppgifter/<int:pk>/lage/", assignments.assignment_move, name="assignment_move"),
    path("arbete/arenden/tidslinje/<slug:name>/", matters.timeline, name="matter"),
    path("svar-uppdrag/<str:token>/", reports.report_by_mail, name="report_by_mail"),
    path("extra-mote/<str:token>/", requests.sign_by_mail, name="sign_by_mail"),
    path("svar/<str:token>/", answers.answer, name="answer"),
    path(f"{MEETING}/motet/", holding.sitting, name="sitting"),
    path(f"{MEETING}/motet/utkast/<int:item>/<slug:field>/", drafts.draft, name="draft"),
    path(f"{MEETING}/motet/historik/<int:item>/<slug:field>/", drafts.history, name="history"),
    path(f"{MEETING}/motet/<int:item>/", items.item, name="item"),
    path(f"{MEETING}/motet/<int:item>/visa/", items.show, name="show"),
    path("grupp/<str:word>/", groups.group, name="group"),
    path(f"{MEETING}/protokoll/", records.show, name="record"),
    path(f"{MEETING}/protokoll/justering/", records.put_forward, name="record_put_forward"),
    path(f"{MEETING}/protokoll/klart/", records.finish, name="record_finish"),
    path(f"{MEETING}/protokoll/andra/", records.take_back, name="record_take_back"),
    path(f"{MEETING}/protokoll/del/<slug:part>/", records.state_part, name="record_part"),
    path(f"{MEETING}/protokoll/version/<int:number>/", after.record_changes, name="record_changes"),
    path(f"{MEETING}/protokoll.pdf", records.pdf, name="record_pdf"),
    path(f"{MEETING}/protokoll.docx", records.docx, name="record_docx"),
    path(f"{MEETING}/utdrag/<int:item>.pdf", after.extract, name="extract_pdf"),
    path(f"{MEETING}/utdrag/<int:item>.docx", after.extract_word, name="extract_docx"),
    path(f"{MEETING}/ratta/", after.correct, name="correct"),
    path(f"{MEETING}/rattelse/<int:number>/", after.correction, name="correction"),
    path(f"{MEETING}/publicera/", after.publish, name="publish"),
    path(f"{MEETING}/avpublicera/", after.unpublish, name="unpublish"),
    path(f"{MEETING}/utskick/", dispatch.show, name="dispatch"),
    path(f"{MEETING}/utskick/adresser/", dispatch.addresses, name="dispatch_addresses"),
    path(f"{MEETING}/utskick/adresser/<int:kept>/bort/", dispatch.drop, name="dispatch_drop"),
    path(f"{MEETING}/utskick/<slug:key>/hand/", dispatch.by_hand, name="dispatch_by_hand"),
    path("arbete/sok/", public.search_inside, name="search"),
    path("sok/", public.search, name="public_search"),
    path("moten/", public.meetings, name="public_meetings"),
    path("moten.atom", public.feed, name="public_feed"),
    path("moten/<slug:body>/<day:on>/", public.meeting, name="public_meeting"),
    path("moten/<slug:body>/<day:on>.json", public.meeting_json, name="public_meeting_json"),
    path("moten/<slug:body>/<day:on>.pdf", public.meeting_pdf, name="public_meeting_pdf"),
    path("beslut/", public.decisions, name="public_decisions"),
    path("beslut.csv", public.decisions_csv, name="public_decisions_csv"),
    path("beslut.json", public.decisions_json, name="public_decisions_json"),
    path("beslut/<int:year>-<int:number>/", public.decision, name="public_decision"),
    path("beslut/<int:year>-<int:number>.json", public.decision_json, name="public_decision_json"),
    path("beslut/<int:year>-<int:number>.pdf", public.decision_pdf, name="public_decision_pdf"),
]
