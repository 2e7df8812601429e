"""Nothing is published without a second person, who has seen a replay of the base as it is now (design §1.7)."""

from typing import Final

from django.db.models import Model

from chatdoc.accounts.models import User
from chatdoc.knowledge.errors import FourEyesNeeded, NotProofRead, ReplayNeeded, WrongState
from chatdoc.knowledge.models import InstructionVersion, LexiconChange, Version
from chatdoc.knowledge.queries import current_revision
from chatdoc.knowledge.queries.instructions import active_instructions
from chatdoc.knowledge.replay_report import ReplayReport
from chatdoc.knowledge.tree import load_blocks
from chatdoc.knowledge.unread import unread_parts

Reviewed = Version | InstructionVersion | LexiconChange
_NAMES: Final[dict[type[Model], str]] = {
    Version: "version",
    InstructionVersion: "instructions",
    LexiconChange: "lexique",
}


def subject_of(candidate: Reviewed) -> str:
    return f"{_NAMES[type(candidate)]}:{candidate.pk}"


def require_second_person(actor: User, candidate: Reviewed) -> None:
    if candidate.author_id == actor.pk:
        raise FourEyesNeeded


def require_fresh_replay(candidate: Reviewed, report: ReplayReport | None) -> None:
    """Made for this candidate, against what is published now."""
    now = (subject_of(candidate), current_revision(), active_instructions().number)
    if report is None or (report.subject, report.revision, report.instructions) != now:
        raise ReplayNeeded


def require_proof_read(version: Version) -> None:
    """A machine's reading of a picture is a proposal: somebody has to have read it."""
    if what := unread_parts(load_blocks(version.tree)):
        raise NotProofRead(what)


def require_etat(candidate: Reviewed, *etats: str) -> None:
    if candidate.etat not in etats:
        raise WrongState
