from chatdoc.knowledge.models.base_revision import BaseRevision
from chatdoc.knowledge.models.draft import Draft
from chatdoc.knowledge.models.fiche import Fiche, Nature
from chatdoc.knowledge.models.gap import Gap, GapEtat, GapReport
from chatdoc.knowledge.models.gold_question import GoldQuestion
from chatdoc.knowledge.models.instruction_version import InstructionVersion
from chatdoc.knowledge.models.lexicon_change import LexiconChange, LexiconKind
from chatdoc.knowledge.models.picture import Picture
from chatdoc.knowledge.models.review import Decision, Review
from chatdoc.knowledge.models.sigle import Sigle, Synonym
from chatdoc.knowledge.models.version import Etat, Version

__all__ = [
    "BaseRevision",
    "Decision",
    "Draft",
    "Etat",
    "Fiche",
    "Gap",
    "GapEtat",
    "GapReport",
    "GoldQuestion",
    "InstructionVersion",
    "LexiconChange",
    "LexiconKind",
    "Nature",
    "Picture",
    "Review",
    "Sigle",
    "Synonym",
    "Version",
]
