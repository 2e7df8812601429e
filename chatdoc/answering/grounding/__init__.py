"""Whether a sentence says no more than the passages it cites: figures, bounds, negations, conditions, names, words.

Plain Python: no Django, no network, no model. A sentence of a model and a line of the card pass the same check; what
cannot be shown to come from its passages is withheld, true or not.
"""

from chatdoc.answering.grounding.checking import Fault, faults_of
from chatdoc.answering.grounding.evidence import Evidence, atoms_of, claims_of
from chatdoc.answering.grounding.figures import Figure, figures
from chatdoc.answering.grounding.vocabulary import read_tables

__all__ = ["Evidence", "Fault", "Figure", "atoms_of", "claims_of", "faults_of", "figures", "read_tables"]
