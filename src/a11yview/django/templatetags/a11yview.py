"""``{% load a11yview %}``: ``a11yview_head``, ``a11yview_attributes``, ``a11yview_panel``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django
from django import template

from a11yview.django.pages import page_settings

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template import Context

    from a11yview.emit.markup import HtmlText

register = template.Library()


@register.simple_tag(takes_context=True)
def a11yview_head(context: Context) -> HtmlText:
    """Write what goes first into ``<head>``, with the nonce of the page's policy, if it has one."""
    request = _request_of(context)
    return page_settings(request).head(nonce=_nonce(context, request))


@register.simple_tag(takes_context=True)
def a11yview_attributes(context: Context) -> HtmlText:
    """Write the visitor's choice into the ``<html>`` tag."""
    return page_settings(_request_of(context)).attributes


@register.simple_tag(takes_context=True)
def a11yview_panel(context: Context, lang: str | None = None) -> HtmlText:
    """Write the panel, in the active language or ``lang``."""
    return page_settings(_request_of(context)).panel(lang=lang)


def _request_of(context: Context) -> HttpRequest | None:
    """Return the request, which a page's context has without a processor, too."""
    request = getattr(context, "request", None)
    return context.get("request") if request is None else request


def _nonce(context: Context, request: HttpRequest | None) -> str:
    """Return the page's nonce: as django-csp has it, or Django itself from version 6 on."""
    nonce = context.get("csp_nonce")
    if nonce is None:
        nonce = getattr(request, "csp_nonce", None)
    if nonce is None and request is not None and django.VERSION >= (6,):
        from django.middleware.csp import get_nonce  # noqa: PLC0415 - older versions lack it

        nonce = get_nonce(request)
    return "" if nonce is None else str(nonce)  # a nonce is made when its text is asked for
