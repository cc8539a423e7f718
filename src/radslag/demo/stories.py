"""What has happened in the three demonstration councils, as lines in the statute language.

People are invented and stand as opaque ids; who they are is in `people`. Days are told from the present
year, so that a demonstration made in any year shows three years to the present day. The lines of Ånge's
first year retell, as facts and without names, a set of real meeting notes (joint meeting, wheel,
agreements, assignments, next meetings).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting with everything that usually follows it, as days before and after."""

    body: str
    day: date
    ref: str
    notice_to: str = ""
    notice_items: str = "tid|motesplats|dagordning"
    notice_days: int = 14
    record: str = "protokoll"
    record_items: str = ""
    held_items: str = ""
    record_days: int | None = 6
    approver: str = ""
    chair: str = ""
    approved_days: int | None = 10
    sent_to: str = ""
    sent_days: int | None = 13
    present: str = ""

    def lines(self) -> Iterator[str]:
        """Yield plan, notice, meeting, attendance, record, approval and dispatch, in that order."""
        day, at, ref = self.day, f"@{self.body}", f"={self.ref}"
        yield f"{day} planned mote {at} {ref} !{day - timedelta(days=120)}"
        to = f" >{self.notice_to}" if self.notice_to else ""
        yield f"{day - timedelta(days=self.notice_days)} sent kallelse {at}{to} +{self.notice_items} {ref}"
        items = f" +{self.held_items}" if self.held_items else ""
        yield f"{day} held mote {at}{items} {ref}"
        if self.present:
            yield f"{day} attended mote {at} ~{self.present} {ref}"
        yield from self._record(at, ref)

    def _record(self, at: str, ref: str) -> Iterator[str]:
        if self.record_days is None:
            return
        items = f" +{self.record_items}" if self.record_items else ""
        yield f"{self.day + timedelta(days=self.record_days)} decided {self.record} {at}{items} {ref}"
        if self.approver and self.approved_days is not None:
            approved = self.day + timedelta(days=self.approved_days)
            yield f"{self.day} appointed justerare {at} ~{self.approver} {ref}"
            yield f"{approved} approved {self.record} {at} <ordforande ~{self.chair} {ref}"
            yield f"{approved} approved {self.record} {at} <justerare ~{self.approver} {ref}"
        if self.sent_to and self.sent_days is not None:
            sent = self.day + timedelta(days=self.sent_days)
            yield f"{sent} sent {self.record} {at} >{self.sent_to} {ref}"


def thursday(year: int, month: int, nth: int = 2) -> date:
    """Return the nth Thursday of a month, the usual meeting day."""
    first = date(year, month, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 7 * (nth - 1))


def _ange_council(day: date, ref: str, **changes: object) -> Gathering:
    usual: dict[str, object] = {
        "notice_to": "ledamoter",
        "chair": "a01",
        "approver": "a07",
        "present": "a01|a02|a03|a04|a05|a06|a07|a08",
        "sent_to": "berorda_namnder|klara|ungdomsradet",
    }
    return Gathering("radet", day, ref, **{**usual, **changes})  # type: ignore[arg-type]


def _ange_klara(day: date, ref: str, **changes: object) -> Gathering:
    usual: dict[str, object] = {
        "notice_to": "ledamoter",
        "record": "minnesanteckningar",
        "record_days": 4,
        "present": "a06|a07|a11|a12",
    }
    return Gathering("klara", day, ref, **{**usual, **changes})  # type: ignore[arg-type]


ANGE_START = """
2023-01-01 appointed ks_ordforande ~a01
2023-01-01 appointed plats @radet >oppositionen ~a02
2023-01-01 appointed kommunchef ~a03
2023-01-01 appointed socialchef ~a04
2023-01-01 appointed skolchef ~a05
2023-01-01 appointed folkhalsostrateg ~a06
2023-01-01 appointed plats @radet >polis_plats +mandat ~a10 ..2024-03-31
2024-06-01 appointed plats @radet >polis_plats +mandat ~a07
2023-01-01 appointed plats @radet >raddning_plats +mandat ~a08
2023-01-02 appointed adjungerad @klara ~a06|a11|a12
2023-01-02 appointed adjungerad @klara ~a10 ..2024-03-31
2024-06-01 appointed adjungerad @klara ~a07
2023-02-07 planned mote @radet|klara =m230207 !2023-01-03
2023-01-24 sent kallelse @radet|klara >ledamoter +tid|motesplats|dagordning =m230207
2023-02-07 held mote @radet|klara =m230207
2023-02-07 attended mote @radet|klara ~a01|a02|a03|a04|a05|a06|a08|a10|a11|a12 =m230207
2023-02-07 decided arshjul @radet +reservation *2023
2023-02-07 assigned uppdrag @radet|klara <radet >samordnare|polisen =u-dialog ..2023-05-26
2023-02-07 assigned uppdrag @radet|klara <radet >samordnare|polisen =u-sandning ..2023-12-31
2023-02-07 assigned uppdrag @radet|klara <radet >klara =u-vandring
2023-02-07 assigned uppdrag @radet|klara <radet >samordnare =u-underlag ..2023-05-11
2023-02-14 decided minnesanteckningar @radet|klara =m230207
2023-02-20 signed samverkansoverenskommelse <kommunen|polisen +syften|omraden =avtal23 ..2026-12-31
2023-02-20 signed medborgarlofte <kommunen|polisen =lofte23 ..2024-12-31
2023-05-11 planned mote @klara =k230511 !2023-02-07
2023-05-11 planned mote @radet =m230511 !2023-02-07
2023-04-27 sent kallelse @klara >ledamoter +tid|motesplats|dagordning =k230511
2023-04-27 sent kallelse @radet >ledamoter +tid|motesplats|dagordning =m230511
2023-05-11 held mote @klara =k230511
2023-05-11 held mote @radet =m230511
2023-05-11 appointed justerare @radet ~a08 =m230511
2023-05-11 attended mote @klara ~a06|a10|a11|a12 =k230511
2023-05-11 attended mote @radet ~a01|a02|a03|a04|a06|a08|a10 =m230511
2023-05-15 decided minnesanteckningar @klara =k230511
2023-05-11 reported minnesanteckningar @radet|klara <klara >radet =m230207
2023-09-14 reported minnesanteckningar @klara <klara >radet =k230511
2023-05-11 reported underlag <samordnare >radet =u-underlag
2023-05-17 decided protokoll @radet =m230511
2023-05-22 approved protokoll @radet <ordforande ~a01 =m230511
2023-05-23 approved protokoll @radet <justerare ~a08 =m230511
2023-05-25 sent protokoll @radet >berorda_namnder|klara|ungdomsradet =m230511
2023-05-26 reported uppdrag <samordnare =u-dialog
2024-02-01 reported lagesunderlag <polisen =bild24
2024-02-05 reported lagesunderlag <socialtjansten =bild24
2024-03-14 decided lagesbild @radet +kartlaggning|ovrig_information|brottslighet|konsekvenser =bild24
2024-03-14 assigned orsaksanalys @radet <radet >klara =bild24
2024-04-18 appointed arbetsgrupp @klara =bild24
2024-09-05 reported orsaksanalys @klara <klara >radet =bild24
2024-09-19 decided partsbeslut <polisen =pb-polis
2024-09-26 decided partsbeslut <kommunen =pb-kommun
2024-10-10 decided atgardsplan @radet +atgarder =plan24 ^bild24
2025-03-04 signed medborgarlofte <kommunen|polisen =lofte25 ..2026-12-31
2025-11-20 followed_up atgardsplan @radet =plan24
2024-02-08 followed_up samverkansoverenskommelse @radet =avtal23
2024-02-08 followed_up medborgarlofte @radet =lofte23
2023-03-01 appointed plats @radet >ambulans_plats +mandat ~a09 ..2025-08-31
2024-01-15 assessed mandat_bekraftat <ordforande +ja
2024-05-20 assessed stod <samordnare +ja
2024-05-20 assessed kontaktpunkt <samordnare +ja
2024-04-22 reported brottsforebyggande_arbete <kommunstyrelsen >kommunfullmaktige
2025-01-20 notified insatsbehov <skolan >klara =behov-skola
2025-02-13 reported insatsbehov <klara >radet =behov-skola
2026-02-02 notified insatsbehov <socialtjansten >klara =behov-soc
2025-02-13 assigned projekt @radet =vandring
"""


def ange(today: date) -> Iterator[str]:
    """Yield the story of Ånge's council and its working group."""
    yield from ANGE_START.strip().splitlines()
    for year in range(2023, today.year + 2):
        yield from _ange_year(year, today)


def _ange_year(year: int, today: date) -> Iterator[str]:
    months = (9, 11) if year == 2023 else (2, 5, 9, 11)
    for month in months:
        nth = 4 if month == 11 else 2
        day = thursday(year, month, nth)
        yield from _ange_pair(day, year, month, today)
    yield f"{thursday(year, 2)} decided verksamhetsplan @radet *{year}"
    if year == today.year:  # an extra meeting was planned and then not needed
        extra = thursday(year, 4)
        yield f"{extra} planned mote @radet =x{extra:%y%m%d} !{year}-02-20"
        yield f"{extra - timedelta(days=20)} cancelled mote @radet =x{extra:%y%m%d}"
    if 2023 < year != today.year:  # this year's wheel is adopted as a wheel of its own
        yield f"{thursday(year, 2)} decided arshjul @radet +reservation *{year}"
    yield f"{year}-03-20 reported lagesrapport <ungdomsradet >klara"
    if year != today.year - 1:
        yield f"{year}-10-02 reported lagesrapport <ungdomsradet >klara"
        may = thursday(year, 5)
        yield f"{may} attended mote @klara <ungdomsradet ~a13 =k{may:%y%m%d}"


def _ange_pair(day: date, year: int, month: int, today: date) -> Iterator[str]:
    council, group = f"m{day:%y%m%d}", f"k{day:%y%m%d}"
    last, before = year == today.year - 1, year == today.year - 2
    if day > today:
        yield f"{day} planned mote @klara ={group} !{min(day, today) - timedelta(days=60)}"
        yield f"{day} planned mote @radet ={council} !{min(day, today) - timedelta(days=60)}"
        return
    if last and month == 9:  # a council meeting that nobody recorded, and a group meeting that was cancelled
        yield f"{day} planned mote @radet ={council} !{year}-01-20"
        yield f"{day} planned mote @klara ={group} !{year}-01-20"
        yield f"{day - timedelta(days=12)} cancelled mote @klara ={group}"
        return
    if before and month == 11:  # the fourth meeting was left out, by decision
        yield f"{year}-12-04 notrequired plikt <kommunstyrelsen =ange#moten|{year}"
        yield from _ange_klara(day, group).lines()
        return
    if last and month == 11:
        yield from _ange_council(day, council, notice_items="tid|motesplats", sent_days=None).lines()
        yield from _ange_klara(day, group).lines()
        return
    if year == today.year and month == 5:  # approved by somebody else than the one elected
        yield from _ange_council(day, council, approver="", sent_to="").lines()
        yield f"{day} appointed justerare @radet ~a04 ={council}"
        yield f"{day + timedelta(days=8)} approved protokoll @radet <ordforande ~a01 ={council}"
        yield f"{day + timedelta(days=9)} approved protokoll @radet <justerare ~a05 ={council}"
        yield from _ange_klara(day, group, record_days=None).lines()
        return
    yield from _ange_council(day, council).lines()
    yield from _ange_klara(day, group).lines()
    yield f"{day + timedelta(days=77)} reported minnesanteckningar @klara <klara >radet ={group}"
    yield f"{day} reported lagesrapport @klara <klara >radet ={group}"


LERUM_ITEMS = (
    "val_av_justerare|faststalld_dagordning|foregaende_anteckningar|rapport_externa|rapport_kommunen"
)
LERUM_START = """
2023-11-15 appointed ks_ordforande ~l01
2023-11-15 appointed ks_presidium ~l01|l02
2023-12-07 appointed plats @radet <radet >vice_ordforande ~l02 ..2025-12-31
2023-12-01 offered plats @radet >polis_plats =o-polis
2023-12-14 notified plats @radet <polisen +ja >polis_plats =o-polis
2023-12-20 appointed plats @radet >polis_plats ~l03
2023-12-01 offered plats @radet >raddning_plats =o-raddning
2024-01-10 notified plats @radet <raddningstjansten +nej >raddning_plats =o-raddning
2024-01-15 appointed plats @radet >sakerhet ~l05
2024-09-02 appointed samordnare ~l06 ..2026-05-31
2024-10-03 decided lagesbild @radet +kartlaggning|ovrig_information|analys|brottslighet =bild24
2024-10-03 reported lagesbild @radet =bild24
2025-03-13 decided atgardsplan @radet +atgarder =plan25 ^bild24
2025-10-02 followed_up atgardsplan @radet =plan25
2024-11-04 assessed bemanning <kommundirektor +ja
2025-04-22 reported brottsforebyggande_arbete <kommunstyrelsen >kommunfullmaktige
2025-05-07 signed samverkansoverenskommelse <kommunen|polisen +syften =avtal25 ..2027-12-31
2025-10-02 notified avvikande_mening @radet <polisen =avvik25
"""


def lerum(today: date) -> Iterator[str]:
    """Yield the story of Lerum's council, whose register began in the middle of 2024."""
    yield from LERUM_START.strip().splitlines()
    for year in range(2024, today.year + 2):
        for month in (3, 10) if year < today.year else (3, 6, 9, 10, 12):
            day = thursday(year, month)
            yield from _lerum_meeting(day, today)
    yield f"{today - timedelta(days=40)} requested extra_mote @radet ~l03"
    yield f"{today - timedelta(days=38)} requested extra_mote @radet ~l05"
    yield f"{today - timedelta(days=35)} requested extra_mote @radet ~l02"


def _lerum_meeting(day: date, today: date) -> Iterator[str]:
    ref = f"m{day:%y%m%d}"
    if day > today:
        yield f"{day} planned mote @radet ={ref} !{today - timedelta(days=60)}"
        return
    late = day.year == today.year and day.month == 6
    missing = day.year == today.year - 1 and day.month == 3
    meeting = Gathering(
        "radet",
        day,
        ref,
        notice_to="ledamoter",
        notice_items="arendelista",
        notice_days=5 if late else 10,
        record="anteckningar",
        held_items=LERUM_ITEMS.removesuffix("|rapport_kommunen") if missing else LERUM_ITEMS,
        chair="l01",
        approver="l03",
        approved_days=None if day.year == today.year and day.month == 10 else 12,
        present="l01|l02|l03|l05",
        sent_to="ledamoter",
        sent_days=14,
    )
    yield from meeting.lines()
    if not missing:
        yield f"{day + timedelta(days=30)} reported anteckningar >kommunstyrelsen ={ref}"


HARNOSAND_START = """
2023-09-25 appointed kommundirektor ~h01
2023-09-25 appointed samordnare ~h02
2023-09-25 appointed forvaltningschef ~h03|h04
2023-09-25 appointed plats @styrgrupp >bolagens_vd ~h05
2023-09-25 appointed plats @styrgrupp >styr_polis ~h06
2023-09-25 appointed kanslichef ~h07
2023-09-25 appointed verksamhetschef ~h08|h09
2023-09-25 appointed plats @operativ >op_polis ~h10
2023-09-25 appointed plats @operativ >op_raddning ~h11
2023-09-25 appointed plats @operativ >op_handel ~h12 ..2025-06-30
2023-09-25 appointed valdsforebyggande ~h13
2024-01-15 decided arsplan @radet +motesdatum *2024 =ap24
2024-05-16 decided lagesbild @radet +kartlaggning|ovrig_information|analys|brottslighet|otrygghet|halsa =bild24
2023-11-16 decided atgardsplan @radet +atgarder =plan23 ..2025-12-31
2024-10-02 signed samverkansoverenskommelse <kommunen|polisen +syften|omraden =avtal24 ..2026-12-31
2025-03-04 followed_up radets_omrade @kommunstyrelsen +lagesbild|planerade_atgarder =ks25
2024-03-01 assessed internt_stod <samordnare +ja
2024-03-01 assessed invanarinformation <samordnare +delvis
2026-02-12 assigned uppdrag @styrgrupp >operativ =u-skolvag
2025-02-13 assigned uppdrag @styrgrupp >operativ =u-centrum
2025-05-22 reported uppdrag <operativ >styrgrupp =u-centrum
"""


def harnosand(today: date) -> Iterator[str]:
    """Yield the story of Härnösand's council of two groups; next year is left for the visitor to plan."""
    yield from HARNOSAND_START.strip().splitlines()
    yield from _harnosand_meeting(thursday(2023, 11), "styrgrupp", today)
    for year in range(2024, today.year + 1):
        for month, group in ((2, "styrgrupp"), (5, "operativ"), (9, "styrgrupp"), (12, "operativ")):
            day = thursday(year, month)
            if not (year == today.year - 1 and month == 9):
                yield from _harnosand_meeting(day, group, today)
        if year > 2024 and year != today.year:
            yield f"{year}-01-14 decided arsplan @radet +motesdatum *{year} =ap{year}"


def _harnosand_meeting(day: date, group: str, today: date) -> Iterator[str]:
    ref = f"{group[0]}{day:%y%m%d}"
    if day > today:
        yield f"{day} planned mote @{group} ={ref} !{today - timedelta(days=60)}"
        return
    late = day.year == today.year and day.month == 5
    lacking = day.year == today.year and day.month == 9
    meeting = Gathering(
        group,
        day,
        ref,
        notice_items="skriftlig|datum|motesplats|foredragningslista" + ("" if late else "|handlingar"),
        notice_days=8 if late else 15,
        record="minnesanteckningar",
        record_items="" if lacking or group == "operativ" else "uppdrag_till_operativ",
        sent_to="" if lacking or group == "operativ" else "berorda_instanser",
        present="h01|h02|h03|h04|h05|h06" if group == "styrgrupp" else "h02|h07|h08|h09|h10|h11|h13",
    )
    yield from meeting.lines()


STORIES = {"ange": ange, "lerum": lerum, "harnosand": harnosand}


def _entry(kind: str, title: str, starts_on: date, days: int = 1, **more: object) -> dict[str, object]:
    ends_on = starts_on + timedelta(days=days - 1) if days > 1 else None
    return {"kind": kind, "title": title, "starts_on": starts_on, "ends_on": ends_on, **more}


def _common_wheel(year: int) -> Iterator[dict[str, object]]:
    yield _entry(
        "campaign", "Grannsamverkan: kampanjvecka", date.fromisocalendar(year, 12, 1), 7, repeats=True
    )
    yield _entry("campaign", "En vecka fri från våld", date.fromisocalendar(year, 47, 1), 7, repeats=True)
    yield _entry("measurement", "Avloppsmätning, vår", date(year, 4, 14), repeats=True)
    yield _entry("measurement", "Avloppsmätning, höst", date(year, 10, 13), repeats=True)
    yield _entry("event", "Ansökan om statsbidrag stänger", date(year, 10, 1), repeats=True)


def _ange_wheel(year: int) -> Iterator[dict[str, object]]:
    yield from _common_wheel(year)
    lesson = {
        "lesson": "Polisen saknades ett år: ta upp samverkan tidigt.",
        "lead_days": 120,
        "repeats": True,
    }
    yield _entry("event", "End of summer meet", date(year, 8, 25), 3, **lesson)
    yield _entry("event", "Kulturnatten med medborgardialog", date(year, 5, 26), repeats=True)


WHEEL = {"ange": _ange_wheel, "lerum": _common_wheel, "harnosand": _common_wheel}
