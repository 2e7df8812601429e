"""Each check says one thing, in words that tell what to do when it fails."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from chatdoc.accounts.models import User
from chatdoc.ai.door import chat_door
from chatdoc.audit.queries import first_broken_entry
from chatdoc.knowledge.models import Etat, Fiche, Sigle, Version
from chatdoc.knowledge.queries.published import current_revision
from chatdoc.retrieval.indexing import BaseState, index_folder, is_ready


@dataclass(frozen=True)
class Check:
    key: str
    name: str
    ok: bool
    words: str


def all_checks() -> list[Check]:
    checks = (_python, _data, _database, _migrations, _base, _index, _sigles, _people, _journal, _model)
    return [check() for check in checks]


def _python() -> Check:
    return Check("python", "Python", True, sys.version.split()[0])


def _data() -> Check:
    try:
        with tempfile.TemporaryFile(dir=settings.DATA):
            pass
    except OSError:
        return Check("data", "Dossier des données", False, f"{settings.DATA} : écriture impossible, donnez les droits")
    return Check("data", "Dossier des données", True, f"{settings.DATA}, accessible en écriture")


def _database() -> Check:
    try:
        connection.ensure_connection()
    except DatabaseError:
        return Check("database", "Base de données", False, f"{connection.vendor} ne répond pas, vérifiez DATABASE_URL")
    return Check("database", "Base de données", True, f"{connection.vendor}, joignable")


def _migrations() -> Check:
    def waiting() -> tuple[bool, str]:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        return not plan, "à jour" if not plan else f"{len(plan)} à appliquer : lancez une commande chatdoc"

    return _from_database("migrations", "Migrations", waiting)


def _base() -> Check:
    def published() -> tuple[bool, str]:
        fiches = Fiche.objects.filter(versions__etat=Etat.PUBLIEE).distinct().count()
        if not fiches:
            return False, "vide : lancez « chatdoc import base --publish »"
        versions = Version.objects.filter(etat=Etat.PUBLIEE).count()
        return True, f"révision {current_revision()}, {fiches} fiches publiées, {versions} versions"

    return _from_database("base", "Base publiée", published)


def _index() -> Check:
    def current() -> tuple[bool, str]:
        ok = is_ready(index_folder(BaseState.current()))
        return ok, "à jour avec la base publiée" if ok else "en retard : il sera refait au prochain démarrage"

    return _from_database("index", "Index de recherche", current)


def _sigles() -> Check:
    return _from_database("sigles", "Sigles", lambda: (True, f"{Sigle.objects.count()} connus"))


def _people() -> Check:
    def active() -> tuple[bool, str]:
        count = User.objects.filter(is_active=True).count()
        return True, f"{count} actifs" if count else "aucun : « chatdoc demo » crée des comptes d’essai"

    return _from_database("people", "Comptes", active)


def _journal() -> Check:
    def whole() -> tuple[bool, str]:
        broken = first_broken_entry()
        if broken is None:
            return True, "chaîne intacte"
        return False, f"rompue à la ligne {broken.pk} : prévenez le RSSI"

    return _from_database("journal", "Journal", whole)


def _model() -> Check:
    door = chat_door()
    if door is None:
        return Check("model", "Modèle de langue", True, "aucun, réponses tirées de la base")
    health = door.model.health()
    return Check("model", "Modèle de langue", health.ok, health.words)


def _from_database(key: str, name: str, question: Callable[[], tuple[bool, str]]) -> Check:
    try:
        ok, words = question()
    except DatabaseError:
        return Check(key, name, False, "la base de données ne répond pas")
    return Check(key, name, ok, words)
