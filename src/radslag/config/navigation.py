"""Links at the top and bottom of each page: words and the name of the page; at most seven in a row.

A list under the name of a page holds the parts that it is divided into, shown on each of those pages.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A third word is the permission without which the link is not shown.
NAVIGATION: dict[str, list[tuple[str | Promise, str] | tuple[str | Promise, str, str]]] = {
    "public": [
        (_("Start"), "public:start"),
        (_("Councils and groups"), "bodies:public_bodies"),
        (_("Annual wheel"), "public:wheel_now"),
        (_("Meetings"), "meetings:public_meetings"),
        (_("Decisions"), "meetings:public_decisions"),
        (_("Rules"), "statutebook:public"),
    ],
    "desk": [
        (_("Today"), "desk:today", "obligations.read"),
        (_("Meetings"), "meetings:list", "meetings.read"),
        (_("Duties"), "obligations:duties", "obligations.read"),
        (_("Annual wheel"), "obligations:wheel_now", "obligations.read"),
        (_("Journal"), "desk:journal"),
        (_("Councils and groups"), "bodies:bodies"),
        (_("Rules"), "statutebook:index"),
    ],
    "meetings:list": [
        (_("Meetings"), "meetings:list", "meetings.read"),
        (_("Proposed items"), "meetings:proposals", "meetings.read"),
        (_("Assignments"), "meetings:assignments", "meetings.read"),
        (_("To approve"), "approvals:mine", "approvals.approve"),
        (_("Letters"), "notices:letters", "notices.read"),
        (_("Documents"), "documents:documents", "documents.read"),
        (_("Series"), "meetings:series", "meetings.read"),
        (_("Extra meeting"), "meetings:ask_for_extra", "meetings.ask_for_extra"),
        (_("My calendar"), "meetings:calendar", "meetings.read"),
    ],
    "obligations:duties": [
        (_("The list"), "obligations:duties"),
        (_("Compliance"), "obligations:compliance_now"),
        (_("Report"), "obligations:report_home"),
        (_("What if"), "obligations:suppose"),
        (_("Record by hand"), "obligations:acts", "obligations.record"),
        (_("From a sheet"), "obligations:imports", "obligations.import"),
    ],
    "bodies:bodies": [
        (_("Councils and groups"), "bodies:bodies"),
        (_("Organisations and people"), "bodies:people"),
        (_("People and roles"), "desk:people", "municipalities.see_people"),
    ],
    "search": [
        (_("Search"), "meetings:search", "meetings.read"),
    ],
    "public_search": [
        (_("Search"), "meetings:public_search"),
    ],
    "footer": [
        (_("Check a document"), "approvals:check"),
    ],
    "desk:journal": [
        (_("Journal"), "desk:journal"),
        (_("Documents"), "documents:documents"),
    ],
}
