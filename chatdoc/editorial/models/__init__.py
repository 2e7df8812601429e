from chatdoc.editorial.models.import_job import DocumentEtat, ImportedDocument, ImportJob, JobEtat
from chatdoc.editorial.models.replay import Replay

__all__ = ["DocumentEtat", "ImportJob", "ImportedDocument", "JobEtat", "Replay"]
