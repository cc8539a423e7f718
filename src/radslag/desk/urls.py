"""The first pages of those signed in."""

from django.urls import path

from radslag.desk import approval_by_mail, establishing, journal, people, sign_in, views

app_name = "desk"
urlpatterns = [
    path("arbete/", views.home, name="home"),
    path("arbete/idag/", views.today, name="today"),
    path("arbete/idag/vantar/", views.waiting, name="waiting"),
    path("arbete/journal/", journal.entries, name="journal"),
    path("arbete/journal/<int:seq>/", journal.entry, name="journal_entry"),
    path("arbete/journal/arende/<path:ref>/", journal.matter, name="journal_matter"),
    path("arbete/organ-ur-reglemente/<slug:lineage>/", establishing.establish, name="establish"),
    path("arbete/personer/", people.people, name="people"),
    path("arbete/personer/bjud-in/", people.person_invite, name="person_invite"),
    path("arbete/personer/<int:number>/roll/", people.role_give, name="role_give"),
    path("arbete/personer/<int:number>/ny-passnyckel/", people.person_restore, name="person_restore"),
    path("arbete/personer/roller/<int:number>/avsluta/", people.role_end, name="role_end"),
    path(
        "arbete/personer/inbjudningar/<int:number>/skicka/", people.invitation_renew, name="invitation_renew"
    ),
    path(
        "arbete/personer/inbjudningar/<int:number>/ta-tillbaka/",
        people.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("arbete/installningar/justering/", approval_by_mail.approval_by_mail, name="approval_by_mail"),
    path(
        "arbete/installningar/justering/<int:number>/ta-tillbaka/",
        approval_by_mail.approval_by_mail_stop,
        name="approval_by_mail_stop",
    ),
    path("arbete/installningar/inloggning/", sign_in.sign_in_settings, name="sign_in_settings"),
    path(
        "arbete/installningar/inloggning/<int:number>/ta-tillbaka/",
        sign_in.allowance_withdraw,
        name="allowance_withdraw",
    ),
]
