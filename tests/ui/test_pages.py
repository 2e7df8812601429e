import gzip
import io
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from chatdoc.accounts.access import OPEN, requires
from chatdoc.accounts.models import Role
from chatdoc.knowledge.models import Nature
from chatdoc.retrieval import current, queries
from chatdoc.ui.templatetags.ui import counted, long_date, typeset, written_date
from config import serving
from config.settings import environment
from config.urls import urlpatterns as real_patterns
from tests.accounts.factories import make_person

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@requires(OPEN)
def broken(request: object) -> None:
    raise ValueError("des mots tapés par quelqu’un")


urlpatterns = [*real_patterns, path("panne/", broken)]


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(make_person(Role.EXPERT), backend=BACKEND)
    return client


def _policy(response: object) -> str:
    return str(response.headers["Content-Security-Policy"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["/", "/base/", "/sante/", "/pret/", "/connexion/", "/nulle-part/", "/static/rien"])
@pytest.mark.usefixtures("small_base")
def test_every_page_has_the_policy_and_the_safe_headers(signed_in: Client, address: str) -> None:
    response = signed_in.get(address)

    assert "default-src 'self'" in _policy(response)
    assert "unsafe" not in _policy(response)
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_the_sign_in_and_a_refused_page_have_the_policy(client: Client) -> None:
    assert "default-src 'self'" in _policy(client.get("/connexion/"))
    assert "default-src 'self'" in _policy(client.get("/"))
    client.force_login(make_person(Role.MANAGER), backend=BACKEND)
    refused = client.post("/appel/question/", "{}", content_type="application/json")
    assert refused.status_code == 403
    assert "default-src 'self'" in _policy(refused)
    assert "Page réservée" in refused.content.decode()


@override_settings(ROOT_URLCONF="tests.ui.test_pages")
def test_a_failure_shows_our_page_and_logs_no_word_of_it(log_lines: io.StringIO) -> None:
    response = Client(raise_request_exception=False).get("/panne/?q=secret")

    printed = log_lines.getvalue()
    assert response.status_code == 500
    assert "ChatDoc a rencontré une panne" in response.content.decode()
    assert "default-src 'self'" in _policy(response)
    assert "ValueError" in printed
    assert "des mots tapés" not in printed
    assert "secret" not in printed


def test_a_thread_that_fails_logs_the_kind_of_its_error_alone(
    log_lines: io.StringIO, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing() -> None:
        raise ValueError("des mots tapés par quelqu’un")

    monkeypatch.setattr(threading, "excepthook", serving._log_thread)
    thread = threading.Thread(target=failing)
    thread.start()
    thread.join()

    assert "a thread failed: ValueError" in log_lines.getvalue()
    assert "des mots" not in log_lines.getvalue() + capsys.readouterr().err


def test_a_form_left_open_too_long_says_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post("/connexion/", {"login": "x", "password": "y"})

    assert response.status_code == 403
    assert "Page ouverte depuis trop longtemps" in response.content.decode()
    assert "default-src 'self'" in _policy(response)


def test_an_unknown_host_is_refused_with_the_policy(client: Client) -> None:
    response = client.get("/", headers={"host": "autre.example"})

    assert response.status_code == 400
    assert "default-src 'self'" in _policy(response)


def test_nothing_redirects_to_https_on_the_loopback(client: Client) -> None:
    response = client.get("/connexion/", secure=False)

    assert response.status_code == 200
    assert not settings.SECURE_SSL_REDIRECT


def test_health_says_nothing_private(client: Client) -> None:
    assert client.get("/sante/").content.decode() == "en vie\n"
    assert client.get("/pret/").status_code == 503  # no base is published yet


@pytest.mark.usefixtures("small_base")
def test_readiness_follows_the_published_base(client: Client) -> None:
    assert client.get("/pret/").status_code == 200


@pytest.mark.usefixtures("small_base")
def test_a_process_is_ready_once_its_index_is_in_memory(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    real = current._opened

    def opening(*arguments: Any) -> Any:
        opened.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(current, "_opened", opening)
    monkeypatch.setattr(queries, "current_snapshot", current._Holder().current)  # a process that has just started

    assert client.get("/pret/").status_code == 200
    assert len(opened) == 1
    queries.suggest_themes()
    assert client.get("/pret/").status_code == 200
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ("chatdoc.retrieval.current.Snapshot", OSError("disque plein")),
        ("chatdoc.retrieval.current.Snapshot", ValueError("index abîmé")),
        ("chatdoc.privacy.guarding.find_personal_data", RuntimeError("lexique absent")),
    ],
)
@pytest.mark.usefixtures("small_base")
def test_a_process_without_its_index_or_its_guard_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch, broken: str, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(queries, "current_snapshot", current._Holder().current)
    monkeypatch.setattr(broken, fail)

    response = client.get("/pret/")

    assert (response.status_code, response.content.decode()) == (503, "pas encore prêt\n")


def test_pages_hold_no_inline_style_script_or_foreign_address() -> None:
    templates = (settings.PROJECT / "chatdoc").rglob("templates/**/*.html")

    for template in templates:
        text = template.read_text()
        assert "style=" not in text, template.name
        assert " onclick=" not in text, template.name
        assert 'src="http' not in text, template.name
        assert "<style" not in text, template.name


def test_the_first_load_is_light() -> None:
    """The screen's files as they travel, compressed: the issue allows 150 kB."""
    folders = (settings.PROJECT / "chatdoc" / "ui" / "static", settings.PROJECT / "chatdoc" / "calls" / "static")

    files = [file for folder in folders for file in folder.rglob("*.*") if file.suffix != ".txt"]
    total = sum(len(gzip.compress(file.read_bytes())) for file in files)

    assert total < 150_000


def test_the_typeface_comes_with_its_licence() -> None:
    licence = Path(settings.PROJECT) / "chatdoc/ui/static/ui/atkinson-hyperlegible-next.LICENSE.txt"

    assert "SIL Open Font License" in licence.read_text()


def test_french_is_typeset_when_shown() -> None:
    shown = typeset("L'âge : « 62 ans » ? 1 012 € et 50 %")

    assert shown == "L’âge\u00a0: «\u00a062 ans\u00a0»\u202f? 1\u202f012\u202f€ et 50\u202f%"


def test_dates_and_counts_are_written_in_french() -> None:
    from datetime import date

    assert long_date(date(2026, 9, 1)) == "1er septembre 2026"
    assert written_date("2020-07") == "juillet 2020"
    assert written_date("vers 2020") == "vers 2020"
    assert [counted(number, "fiche,fiches") for number in (0, 1, 2)] == ["0 fiche", "1 fiche", "2 fiches"]


@pytest.mark.parametrize(
    ("name", "value", "reader"),
    [
        ("CHATDOC_HTTPS", "peut-être", environment.is_https),
        ("CHATDOC_SESSION_HOURS", "300", environment.session_seconds),
        ("DATABASE_URL", "mysql://x", lambda: environment.database_url(Path("."))),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reader: object
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(environment.SettingRefused) as refusal:
        reader()  # type: ignore[operator]

    assert name in refusal.value.message


def test_a_password_in_a_setting_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://chatdoc:s3cret@base.local:5432/chatdoc")

    shown = environment.DATABASE.shown

    assert shown == "postgresql://chatdoc:•••@base.local:5432/chatdoc"


def test_every_icon_named_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (settings.PROJECT / "chatdoc/ui/static/ui/icons.svg").read_text()))
    templates = "\n".join(path.read_text() for path in (settings.PROJECT / "chatdoc").rglob("templates/**/*.html"))
    scripts = "\n".join(path.read_text() for path in (settings.PROJECT / "chatdoc/calls/static").rglob("*.js"))
    named = set(re.findall(r'\{% icon "([\w-]+)" %\}', templates)) | set(re.findall(r'icon\("([\w-]+)"\)', scripts))

    assert named | {f"nature-{nature}" for nature in Nature.values} <= drawn
