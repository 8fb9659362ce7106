"""Pages of each kind: with the settings, without, written in parts, asynchronous."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import include, path


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "page.html")


def anywhere(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 - as it is called
    return page(request)


def hint(request: HttpRequest) -> HttpResponse:
    return render(request, "page.html", {"hint": True})


def plain(_: HttpRequest) -> HttpResponse:
    return HttpResponse("plain")


def streamed(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(render_to_string("page.html", request=request) for _ in range(1))


async def awaited(request: HttpRequest) -> HttpResponse:
    return render(request, "page.html")


def broken(_: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("page.html"))


urlpatterns = [
    path("", page, name="home"),
    path("hint/", hint, name="hint"),
    path("plain/", plain, name="plain"),
    path("streamed/", streamed, name="streamed"),
    path("awaited/", awaited, name="awaited"),
    path("p/<path:rest>", anywhere, name="anywhere"),
    path("without-request/", broken, name="without-request"),
    path("item/<int:number>/", plain, name="item"),
    path("a11yview/", include("a11yview.django.urls")),
]
