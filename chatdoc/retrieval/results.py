"""What a search returns. Plain values: answering, evaluation and the expert's page read them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.places import Places
from chatdoc.retrieval.ranking.regimes import Regime
from chatdoc.retrieval.ranking.stated import Stated


@dataclass(frozen=True)
class Read:
    """What was read of a version's units when the index was made."""

    places: Places
    stated: Stated

    @classmethod
    def of(cls, title: str, units: tuple[Unit, ...]) -> "Read":
        return cls(Places.of(units), Stated.of(title, units))


@dataclass(frozen=True)
class PublishedVersion:
    """One published version with its units, as answering needs it. Held in memory, shared, never changed."""

    version_id: int
    fiche_id: str
    number: int
    title: str
    nature: str
    caisse: str
    theme: tuple[str, ...]
    url: str
    en_vigueur_du: date | None
    en_vigueur_au: date | None
    metadata: Metadata
    units: tuple[Unit, ...]

    @cached_property
    def read(self) -> Read:
        return Read.of(self.title, self.units)

    @cached_property
    def is_national(self) -> bool:
        return not self.caisse


@dataclass(frozen=True)
class PassageHit:
    """A run of units of one version, `first` to `last` included, with its score."""

    first: int
    last: int
    score: float


@dataclass(frozen=True)
class FicheHit:
    version: PublishedVersion
    score: float
    passages: tuple[PassageHit, ...]  # best first
    reasons: dict[str, float] = field(default_factory=dict)  # signal -> contribution
    regimes: Regime = Regime.NONE  # whose rule it states


@dataclass(frozen=True)
class Understanding:
    """How the words were read: shown by `--explain`, and to the advisor when a word was corrected."""

    terms: tuple[str, ...] = ()
    corrections: dict[str, str] = field(default_factory=dict)  # « indemnisassion » -> « indemnisation »
    expansions: dict[str, tuple[str, ...]] = field(default_factory=dict)  # sigle or saying -> terms of the trade
    unknown: tuple[str, ...] = ()
    subject: str = ""  # what the facts call for, when the words only tell facts


@dataclass(frozen=True)
class SearchResult:
    """`covered`: the calibrated judgement that the base holds an answer. `hits`: the nearest fiches even so."""

    hits: tuple[FicheHit, ...]
    covered: bool
    coverage: float  # probability, 0 to 1
    understanding: Understanding
    revision: int  # of the published base
    measures: dict[str, float] = field(default_factory=dict)  # what `coverage` was judged on


@dataclass(frozen=True)
class ThemeSuggestion:
    name: str
    fiches: int
    examples: tuple[str, ...] = ()  # questions the fiches of the theme answer
