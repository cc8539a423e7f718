"""Pages behind each kind of guard, for tests only."""

from django.http import HttpResponse
from django.urls import path

from radslag.config.urls import urlpatterns as real_addresses
from radslag.municipalities.http import MemberRequest, needs, row, rows
from radslag.municipalities.models import Role
from radslag.municipalities.states import Assurance


def told(request: MemberRequest) -> HttpResponse:
    bodies = sorted(body for _, body in request.actor.roles)
    return HttpResponse(f"{request.actor.name} {','.join(bodies)} {request.actor.assurance.name}")


@needs("municipalities.read")
def read(request: MemberRequest) -> HttpResponse:
    return told(request)


@needs("municipalities.read", assurance=Assurance.ONE_FACTOR)
def answer(request: MemberRequest) -> HttpResponse:
    return told(request)


@needs("municipalities.read", assurance=Assurance.RECENT)
def change(request: MemberRequest) -> HttpResponse:
    return HttpResponse(f"{request.method} {request.POST.get('words', '')}")


@needs("municipalities.set_sign_in")
def settle(request: MemberRequest) -> HttpResponse:
    return told(request)


@needs("municipalities.read")
def one(request: MemberRequest, pk: int) -> HttpResponse:
    return HttpResponse(str(row(request, Role, pk=pk)))


@needs("municipalities.read")
def every(request: MemberRequest) -> HttpResponse:
    return HttpResponse(",".join(str(role.pk) for role in rows(request, Role)))


urlpatterns = [
    path("<slug:kommun>/arbete/las/", read),
    path("<slug:kommun>/arbete/svara/", answer),
    path("<slug:kommun>/arbete/andra/", change),
    path("<slug:kommun>/arbete/installningar/", settle),
    path("<slug:kommun>/arbete/roller/", every),
    path("<slug:kommun>/arbete/roller/<int:pk>/", one),
    *real_addresses,
]
