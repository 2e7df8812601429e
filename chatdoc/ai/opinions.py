"""What the site sets of the two second opinions on the ranking: vectors, a reranking server."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class EmbeddingSettings:
    """Read once from the environment. `place`: an http address, or a folder on this machine."""

    place: str
    name: str = ""
    key: str = field(default="", repr=False)
    seconds: float = 1.0  # for one question: later, the search goes on without
    weight: float = 0.5  # of the likeness beside the score of the words


@dataclass(frozen=True)
class RerankSettings:
    """Read once from the environment."""

    url: str
    name: str = ""
    key: str = field(default="", repr=False)
    seconds: float = 1.0
    top: int = 10  # fiches read again
    weight: float = 0.5
