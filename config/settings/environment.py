"""The environment variables ChatDoc reads: one list, read here alone, shown by `chatdoc check`."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from chatdoc.ai.chat import ChatSettings
from chatdoc.ai.opinions import EmbeddingSettings, RerankSettings
from chatdoc.ai.server import Server
from chatdoc.common.errors import BadInput

TRUE: Final = frozenset({"1", "oui", "true", "yes"})
FALSE: Final = frozenset({"0", "non", "false", "no", ""})


class SettingRefused(BadInput):
    code = "setting_refused"


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    help: str
    is_secret: bool = False
    is_key: bool = False

    @property
    def value(self) -> str:
        return os.environ.get(self.name) or self.default

    @property
    def is_set(self) -> bool:
        return bool(os.environ.get(self.name))

    @property
    def shown(self) -> str:
        """The value as `check` may print it: no password, no key."""
        if not self.value:
            return "(aucun)"
        if self.is_key:
            return "(défini, masqué)"
        if not self.is_secret or not self.is_set:
            return self.value
        return _without_password(self.value)


DATA: Final = Setting("CHATDOC_DATA", "var", "dossier des données : base, index, fichiers, clé secrète")
DATABASE: Final = Setting("DATABASE_URL", "", "base de données ; vide : SQLite dans le dossier des données", True)
HOSTS: Final = Setting("CHATDOC_HOSTS", "localhost,127.0.0.1,[::1]", "noms d’hôte acceptés, séparés par des virgules")
HTTPS: Final = Setting("CHATDOC_HTTPS", "0", "1 : servi en HTTPS, les cookies ne partent qu’en HTTPS")
SESSION_HOURS: Final = Setting("CHATDOC_SESSION_HOURS", "10", "durée d’une session, en heures (1 à 24)")
KEEP_DAYS: Final = Setting(
    "CHATDOC_KEEP_DAYS", "90", "jours pendant lesquels une question signalée est gardée (1 à 365)"
)
MODEL_URL: Final = Setting("CHATDOC_MODEL_URL", "", "serveur de modèle du site ; vide : réponses sans modèle", True)
MODEL_NAME: Final = Setting("CHATDOC_MODEL_NAME", "", "modèle à utiliser ; vide : le premier que le serveur propose")
MODEL_KEY: Final = Setting("CHATDOC_MODEL_KEY", "", "clé du serveur de modèle, s’il en demande une", is_key=True)
MODEL_FIRST: Final = Setting(
    "CHATDOC_MODEL_FIRST_SECONDS", "3", "attente de la première phrase du modèle, en secondes (0,1 à 60)"
)
MODEL_SECONDS: Final = Setting("CHATDOC_MODEL_SECONDS", "20", "durée d’une rédaction, en secondes (1 à 300)")
MODEL_TOKENS: Final = Setting("CHATDOC_MODEL_TOKENS", "600", "longueur d’une rédaction, en jetons (50 à 4000)")
MODEL_PROXY: Final = Setting("CHATDOC_MODEL_PROXY", "", "mandataire vers le serveur de modèle ; vide : aucun", True)
EMBEDDINGS_URL: Final = Setting(
    "CHATDOC_EMBEDDINGS_URL",
    "",
    "serveur de vecteurs du site, ou dossier d’un modèle ONNX ; vide : recherche par mots",
    True,
)
EMBEDDINGS_NAME: Final = Setting("CHATDOC_EMBEDDINGS_NAME", "", "modèle de vecteurs que le serveur doit utiliser")
EMBEDDINGS_WEIGHT: Final = Setting(
    "CHATDOC_EMBEDDINGS_WEIGHT", "0.5", "poids des vecteurs à côté du score des mots (0 à 5)"
)
RERANK_URL: Final = Setting("CHATDOC_RERANK_URL", "", "serveur de reclassement du site ; vide : aucun", True)
RERANK_NAME: Final = Setting("CHATDOC_RERANK_NAME", "", "modèle de reclassement que le serveur doit utiliser")
RERANK_WEIGHT: Final = Setting("CHATDOC_RERANK_WEIGHT", "0.5", "poids du reclassement à côté du score des mots (0 à 5)")
RERANK_TOP: Final = Setting("CHATDOC_RERANK_TOP", "10", "fiches que le serveur de reclassement relit (2 à 40)")
SCOPE: Final = Setting(
    "CHATDOC_SCOPE",
    "retraite,pension,réversion,vieillesse,veuvage,trimestre,Aspa,Asi",
    "mots du périmètre du site, préférés à égalité, séparés par des virgules",
)

MODEL: Final = (MODEL_URL, MODEL_NAME, MODEL_KEY, MODEL_FIRST, MODEL_SECONDS, MODEL_TOKENS, MODEL_PROXY)
OPINIONS: Final = (
    EMBEDDINGS_URL,
    EMBEDDINGS_NAME,
    EMBEDDINGS_WEIGHT,
    RERANK_URL,
    RERANK_NAME,
    RERANK_WEIGHT,
    RERANK_TOP,
)
SETTINGS: Final = (DATA, DATABASE, HOSTS, HTTPS, SESSION_HOURS, KEEP_DAYS, *MODEL, *OPINIONS, SCOPE)


def data_folder() -> Path:
    return Path(DATA.value).resolve()


def hosts() -> list[str]:
    return _listed(HOSTS)


def scope_words() -> list[str]:
    return _listed(SCOPE)


def _listed(setting: Setting) -> list[str]:
    return [part for part in (part.strip() for part in setting.value.split(",")) if part]


def is_https() -> bool:
    value = HTTPS.value.lower()
    if value not in TRUE | FALSE:
        raise SettingRefused(f"{HTTPS.name} vaut « {HTTPS.value} » : mettez 0 ou 1.")
    return value in TRUE


def session_seconds() -> int:
    return _number(SESSION_HOURS, 24, "d’heures") * 3600


def keep_days() -> int:
    return _number(KEEP_DAYS, 365, "de jours")


def _number(setting: Setting, most: int, of_what: str) -> int:
    value = setting.value
    if not value.isdecimal() or not 1 <= int(value) <= most:
        raise SettingRefused(f"{setting.name} vaut « {value} » : mettez un nombre {of_what} entre 1 et {most}.")
    return int(value)


def database_url(data: Path) -> str:
    url = DATABASE.value or f"sqlite:///{data / 'chatdoc.sqlite3'}"
    scheme = urlsplit(url).scheme
    if scheme not in {"sqlite", "postgres", "postgresql"} or url.endswith("://"):
        raise SettingRefused(
            f"{DATABASE.name} : « {_without_password(url)} » n’est pas accepté, mettez sqlite:///chemin ou postgresql://serveur/base."
        )
    return url


def chat_settings() -> ChatSettings | None:
    """The model server of the site; nothing when there is none."""
    if not MODEL_URL.value:
        return None
    for setting in (MODEL_URL, MODEL_PROXY):
        _require_http(setting)
    server = Server(MODEL_URL.value, MODEL_KEY.value, _between(MODEL_SECONDS, 1, 300), MODEL_PROXY.value)
    first, tokens = _between(MODEL_FIRST, 0.1, 60), int(_between(MODEL_TOKENS, 50, 4000))
    return ChatSettings(server, MODEL_NAME.value, first, tokens)


def embedding_settings() -> EmbeddingSettings | None:
    place = EMBEDDINGS_URL.value
    if not place:
        return None
    if "://" in place:
        _require_http(EMBEDDINGS_URL)
    elif not Path(place).is_dir():
        raise SettingRefused(f"{EMBEDDINGS_URL.name} : « {place} » n’est ni une adresse http ni un dossier.")
    return EmbeddingSettings(place, EMBEDDINGS_NAME.value, weight=_between(EMBEDDINGS_WEIGHT, 0, 5))


def rerank_settings() -> RerankSettings | None:
    if not RERANK_URL.value:
        return None
    _require_http(RERANK_URL)
    top, weight = int(_between(RERANK_TOP, 2, 40)), _between(RERANK_WEIGHT, 0, 5)
    return RerankSettings(RERANK_URL.value, RERANK_NAME.value, top=top, weight=weight)


def _require_http(setting: Setting) -> None:
    parts = urlsplit(setting.value)
    if setting.value and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise SettingRefused(f"{setting.name} : « {setting.shown} » n’est pas une adresse, mettez http://serveur:port.")


def _between(setting: Setting, low: float, high: float) -> float:
    try:
        value = float(setting.value.replace(",", "."))
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise SettingRefused(f"{setting.name} vaut « {setting.value} » : mettez un nombre entre {low:g} et {high:g}.")
    return value


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    if not parts.scheme or not parts.hostname:
        return "(défini, masqué)" if "@" in url else url
    account = f"{parts.username}:•••@" if parts.password else ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{account}{parts.hostname}{port}{parts.path}"
