"""Pages of bodies and people: public under rad/, for those signed in under arbete/."""

from django.urls import path

from radslag.bodies.views import bodies, people, public, seats, taking_part

app_name = "bodies"
BODY = "arbete/organ/<slug:key>"
SEAT = f"{BODY}/plats/<slug:seat>"

urlpatterns = [
    path("rad/", public.public_bodies, name="public_bodies"),
    path("rad.json", public.public_bodies_json, name="public_bodies_json"),
    path("rad/<slug:key>/", public.public_body, name="public_body"),
    path("rad/<slug:key>.json", public.public_body_json, name="public_body_json"),
    path("arbete/organ/", bodies.body_list, name="bodies"),
    path("arbete/nytt-organ/", bodies.body_new, name="body_new"),
    path(f"{BODY}/", bodies.body, name="body"),
    path(f"{BODY}/andra/", bodies.body_change, name="body_change"),
    path(f"{BODY}/upphor/", bodies.body_dissolve, name="body_dissolve"),
    path(f"{BODY}/ny-plats/", bodies.seat_new, name="seat_new"),
    path(f"{BODY}/adjungera/", taking_part.co_opt, name="co_opt"),
    path(f"{BODY}/uppgift/", taking_part.task, name="task"),
    path(f"{BODY}/forhinder/", taking_part.excuses, name="excuses"),
    path(f"{BODY}/forhinder/nytt/", taking_part.excuse, name="excuse"),
    path(f"{SEAT}/", seats.seat, name="seat"),
    path(f"{SEAT}/fyll/", seats.fill, name="fill"),
    path(f"{SEAT}/erbjud/", seats.offer, name="offer"),
    path(f"{SEAT}/ersattare/", seats.stand_in, name="stand_in"),
    path(f"{SEAT}/upphor/", seats.abolish, name="abolish"),
    path("arbete/erbjudande/<int:pk>/svar/", seats.answer, name="answer"),
    path("arbete/mandat/<int:pk>/bekrafta/", seats.confirm, name="confirm"),
    path("arbete/avsluta/<slug:what>/<int:pk>/", taking_part.end, name="end"),
    path("arbete/ta-tillbaka/<slug:what>/<int:pk>/", taking_part.take_back, name="take_back"),
    path("arbete/organisationer/", people.person_list, name="people"),
    path("arbete/organisationer/ny-person/", people.person_new, name="person_new"),
    path("arbete/organisationer/person/<int:pk>/", people.person, name="person"),
    path("arbete/organisationer/person/<int:pk>/andra/", people.person_change, name="person_change"),
    path("arbete/organisationer/person/<int:pk>/konto/", people.person_link, name="person_link"),
    path("arbete/organisationer/person/<int:pk>/gallra/", people.person_forget, name="person_forget"),
    path("arbete/organisationer/ny/", people.organisation_new, name="organisation_new"),
    path("arbete/ambeten/", people.office_list, name="offices"),
    path("arbete/ambeten/<slug:key>/", people.office_fill, name="office_fill"),
]
