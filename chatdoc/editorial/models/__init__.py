from chatdoc.editorial.models.replay import Replay

__all__ = ["Replay"]
