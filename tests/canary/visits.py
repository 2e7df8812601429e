"""Every way of typing somebody elsewhere than in a question: addresses, fields, headers, cookies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from tests.calls.streaming import ASK
from tests.canary.identities import Identity

SIGN_IN: Final = "sign-in"
FILTER: Final = "base filter"
BEFORE: Final = "address before sign-in"
AFTER: Final = "address after sign-in"
OPINION: Final = "/appel/avis/"
GAP: Final = "/appel/manque/"


@dataclass(frozen=True)
class Visit:
    name: str
    method: str
    address: str
    statuses: tuple[int, ...]
    body: Mapping[str, Any] = field(default_factory=dict)  # as httpx takes it
    headers: Mapping[str, str] = field(default_factory=dict)
    signed: bool = True
    # In a header or the path of an address, which a server may log; else in a body, which it never sees.
    in_address: bool = False


def visits(person: Identity) -> tuple[Visit, ...]:
    whole = person.told_at_once()
    name, typed = quote(f"{person.first} {person.last}"), quote(whole)
    return (
        Visit("unknown address", "GET", f"/{name}/{quote(person.phone)}/", (404,), in_address=True),
        Visit("unknown fiche", "GET", f"/base/fiches/{name}-{quote(person.nir)}/", (404,), in_address=True),
        Visit("fiche and version", "GET", f"/base/fiches/inconnue/?version={typed}", (404,), in_address=True),
        Visit("theme", "GET", f"/base/?theme={typed}", (200,), in_address=True),
        Visit(FILTER, "POST", "/base/", (200,), {"data": {"titre": whole[:200]}}),
        Visit("question in the address", "GET", f"{ASK}?question={typed}", (405,), in_address=True),
        Visit("question that is no JSON", "POST", ASK, (400,), {"content": whole.encode()}),
        Visit("question of another shape", "POST", ASK, (400,), {"json": {"question": [whole], "facts": whole}}),
        Visit("caisse", "POST", ASK, (200, 400), {"json": {"question": "reversion", "caisse": whole}}),
        Visit("date", "POST", ASK, (200, 400), {"json": {"question": "reversion", "date": whole}}),
        Visit("fact", "POST", ASK, (200, 400), {"json": {"question": "reversion", "facts": {"age": whole}}}),
        Visit("question", "POST", ASK, (200,), {"json": {"question": whole, "historique": [whole]}}),
        Visit("no token", "POST", ASK, (403,), {"json": {"question": whole}}, {"X-CSRFToken": ""}),
        Visit("feedback", "POST", OPINION, (200,), {"json": {"question": whole, **_opinion(whole)}}),
        Visit("feedback of another shape", "POST", OPINION, (400,), {"json": {"question": whole, "raison": whole}}),
        Visit("gap", "POST", GAP, (200, 400), {"json": {"question": whole}}),
        Visit("headers", "GET", "/base/", (200,), {}, _headers(person), in_address=True),
        Visit(BEFORE, "GET", f"/base/fiches/{name}/", (302,), signed=False, in_address=True),
        Visit("cookie", "GET", "/connexion/", (200,), {}, {"Cookie": f"note={quote(person.last)}"}, False, True),
        Visit(SIGN_IN, "POST", "/connexion/", (200, 429), {"data": _credentials(person)}, signed=False),
        Visit(AFTER, "GET", f"/connexion/?next=/{typed}", (200,), signed=False, in_address=True),
        Visit("health", "GET", f"/pret/?{typed}", (200,), signed=False, in_address=True),
    )


def _opinion(whole: str) -> dict[str, object]:
    return {"verdict": "inutile", "precision": whole, "fiche": whole, "version": 1, "revision": 1}


def _headers(person: Identity) -> dict[str, str]:
    """Plain ASCII, as a header travels."""
    word = quote(f"{person.last} {person.nir}")
    return {"User-Agent": word, "Referer": f"http://127.0.0.1/{word}", "X-Request-Id": word, "X-Part": word}


def _credentials(person: Identity) -> dict[str, str]:
    return {"login": f"{person.first} {person.last}", "password": person.nir}
