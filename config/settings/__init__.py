"""All configuration, read from the environment once. Listed by `chatdoc check`, documented in docs/exploitation/."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.csp import CSP

from chatdoc.privacy.lexicon import use_lexicon_folder
from config.settings import environment
from config.settings.logs import LOGGING as LOGGING

PROJECT = Path(__file__).resolve().parents[2]
DATA = environment.data_folder()
use_lexicon_folder(DATA / "lexicon")


def _secret_key() -> str:
    """The folder's own key, made at first use: sessions of one installation are worth nothing in another."""
    path = DATA / "secret.key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:  # another process was quicker: its key is the folder's key
            pass
    return path.read_text().strip()


try:
    SECRET_KEY = _secret_key()
except OSError as error:
    raise environment.SettingRefused(
        f"Le dossier des données {DATA} est inutilisable : mettez dans CHATDOC_DATA un dossier où ChatDoc peut écrire."
    ) from error
DEBUG = False
ALLOWED_HOSTS = environment.hosts()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Before allauth: our templates replace its own.
    "chatdoc.ui",
    "chatdoc.audit",
    "chatdoc.accounts",
    "chatdoc.knowledge",
    "chatdoc.retrieval",
    "chatdoc.answering",
    "chatdoc.calls",
    "chatdoc.evaluation",
    "chatdoc.editorial",
    "allauth",
    "allauth.account",
    "django_tasks_db",
]

# The imports wait in the database: no broker to run. `chatdoc serve` starts their worker.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# No connection is kept: under ASGI each request has its own thread, and with it its own connection.
_database: dict[str, Any] = {**dj_database_url.parse(environment.database_url(DATA), conn_max_age=0)}
if _database["ENGINE"].endswith("sqlite3"):
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by the workers: the limit on sign-in attempts counts for the whole machine.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA / "cache"},
}

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_TZ = True

MIDDLEWARE = [
    # First: the policy is on every response, files and errors included.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chatdoc.accounts.access.RefuseByDefaultMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chatdoc.accounts.context.allowed",
            ]
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "chatdoc.ui.static_storage.HashedStorage"},
}
SERVESTATIC_ALLOW_ALL_ORIGINS = False

# --- Sign-in: local accounts, made by the technicien. Nobody signs up; no e-mail is ever sent.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "chatdoc.accounts.adapter.LocalAccountAdapter"
ACCOUNT_FORMS = {"login": "chatdoc.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# --- Cookies and headers
SESSION_COOKIE_AGE = environment.session_seconds()
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# nginx terminates HTTPS; on loopback over HTTP nothing redirects.
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.is_https()
SECURE_HSTS_SECONDS = 31_536_000 if environment.is_https() else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}

# 50 000 characters pasted by mistake still get a clear answer; more is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024

CHAT = environment.chat_settings()
EMBEDDINGS = environment.embedding_settings()
RERANK = environment.rerank_settings()
KEEP_DAYS = environment.keep_days()
SCOPE_WORDS = environment.scope_words()
