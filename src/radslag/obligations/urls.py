"""Duties, recording, the wheel, imports, compliance, reports, what-if."""

from django.urls import path

from radslag.obligations.views import compliance, duties, imports, recording, reporting, supposing, wheel

app_name = "obligations"
KEY = "<slug:lineage>/<str:rule>/<path:suffix>/"
urlpatterns = [
    path("arbete/skyldigheter/", duties.duty_list, name="duties"),
    path(f"arbete/skyldigheter/{KEY}", duties.duty, name="duty"),
    path(f"arbete/undantag/{KEY}", duties.waive, name="waive"),
    path(f"arbete/bedomning/{KEY}", duties.judge, name="judge"),
    path("arbete/registrera/", recording.act_list, name="acts"),
    path("arbete/registrera/registrets-start/", recording.register_start, name="register_start"),
    path("arbete/registrera/<slug:slug>/", recording.act, name="act"),
    path("arbete/registrerat/<int:seq>/", recording.recorded, name="recorded"),
    path("arbete/registrerat/<int:seq>/ratta/", recording.correct, name="correct"),
    path("arbete/registrerat/<int:seq>/ta-tillbaka/", recording.take_back, name="take_back"),
    path("arbete/import/", imports.imports, name="imports"),
    path("arbete/import/mall.csv", imports.import_template, name="import_template"),
    path("arbete/import/<int:pk>/", imports.import_batch, name="import"),
    path("arbete/import/<int:pk>/genomfor/", imports.import_confirm, name="import_confirm"),
    path("arbete/import/<int:pk>/slang/", imports.import_drop, name="import_drop"),
    path("arbete/arshjul/", wheel.wheel_now, name="wheel_now"),
    path("arbete/arshjul/post/", wheel.entry_new, name="wheel_entry_new"),
    path("arbete/arshjul/post/<int:pk>/", wheel.entry, name="wheel_entry"),
    path("arbete/arshjul/post/<int:pk>/ta-bort/", wheel.entry_remove, name="wheel_entry_remove"),
    path("arbete/arshjul/<int:year>/", wheel.wheel, name="wheel"),
    path("arbete/arshjul/<int:year>/tabell/", wheel.wheel_table, name="wheel_table"),
    path("arbete/arshjul/<int:year>/skapa/", wheel.wheel_make, name="wheel_make"),
    path("arbete/arshjul/<int:year>/dagar/", wheel.wheel_days, name="wheel_days"),
    path("arbete/arshjul/<int:year>/lagg-fram/", wheel.wheel_lay_forward, name="wheel_lay_forward"),
    path("arbete/arshjul/<int:year>/faststall/", wheel.wheel_adopt, name="wheel_adopt"),
    path("arbete/arshjul/<int:year>/version/<int:version>/", wheel.wheel_version, name="wheel_version"),
    path("arbete/arshjul/<int:year>.ics", wheel.wheel_ics, name="wheel_ics"),
    path("arbete/arshjul/<int:year>.pdf", wheel.wheel_pdf, name="wheel_pdf"),
    path("arbete/efterlevnad/", compliance.compliance_now, name="compliance_now"),
    path("arbete/efterlevnad/<int:year>/", compliance.compliance_page, name="compliance"),
    path("arbete/efterlevnad/<int:year>.csv", compliance.compliance_csv, name="compliance_csv"),
    path("arbete/efterlevnad/<int:year>.pdf", compliance.compliance_pdf, name="compliance_pdf"),
    path("arbete/rapport/", reporting.report_home, name="report_home"),
    path("arbete/rapport/<int:year>/", reporting.report, name="report"),
    path(
        "arbete/rapport/<int:year>/<slug:lineage>/<slug:receiver>.pdf",
        reporting.report_file,
        name="report_file",
    ),
    path("arbete/tank-om/", supposing.suppose, name="suppose"),
]
