import re
from datetime import date
from typing import Final

from django import template
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

FIRST_OF_MONTH: Final = 1
NARROW, FIXED = "\u202f", "\u00a0"
STATUSES: Final = {
    "answered": "Réponse",
    "needs_facts": "Demande un fait",
    "not_found": "Pas dans la base",
    "refused": "Refusée",
}
# The same rules as `typeset` in calls/dom.js.
TYPESETTING: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[^\W\d_])'(?=\w|«)", "’"),
        (r"« ", f"«{FIXED}"),
        (r" »", f"{FIXED}»"),
        (r" :", f"{FIXED}:"),
        (r" ([?!;])", NARROW + r"\1"),
        (r"(?<=\d) (?=\d{3}(?!\d)|[€%])", NARROW),
    )
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """One drawing of our set. It says nothing to a screen reader: the words beside it do."""
    href = f"{static('ui/icons.svg')}#{name}"
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', href)


@register.filter
def long_date(day: date | None) -> str:
    """« 1er septembre 2026 »."""
    if day is None:
        return ""
    number = "1er" if day.day == FIRST_OF_MONTH else str(day.day)
    return f"{number} {date_format(day, 'F Y')}"


@register.filter
def written_date(text: str) -> str:
    """A source's date as far as it is known: « 14 août 2026 », « juillet 2020 », « 2020 »."""
    try:
        if len(text) == len("2020-07"):
            return date_format(date.fromisoformat(f"{text}-01"), "F Y")
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text


@register.filter
def web_address(text: str) -> str:
    """An address a page may link to; anything else, a script above all, is no address."""
    return text if text.startswith(("https://", "http://")) else ""


@register.filter
def typeset(text: str) -> str:
    """French spaces and apostrophes, set when shown: texts of the base come as their source typed them."""
    for pattern, replacement in TYPESETTING:
        text = pattern.sub(replacement, text)
    return text


@register.filter
def counted(number: int, words: str) -> str:
    """`{{ 3|counted:"fiche,fiches" }}` gives « 3 fiches »."""
    one, several = words.split(",")
    return f"{number} {several if number > 1 else one}"


@register.filter
def status_in_french(status: str) -> str:
    """An answer's status, as a person reads it."""
    return STATUSES.get(status, status)
