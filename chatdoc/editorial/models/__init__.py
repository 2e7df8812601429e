from chatdoc.editorial.models.finding import Finding, FindingEtat, FindingKind, FindingScope, Rereading
from chatdoc.editorial.models.gold_run import GoldRun
from chatdoc.editorial.models.import_job import DocumentEtat, ImportedDocument, ImportJob, JobEtat
from chatdoc.editorial.models.replay import Replay

__all__ = [
    "DocumentEtat",
    "Finding",
    "FindingEtat",
    "FindingKind",
    "FindingScope",
    "GoldRun",
    "ImportJob",
    "ImportedDocument",
    "JobEtat",
    "Replay",
    "Rereading",
]
