"""Which words are French, of the trade, places, or names: what the guard knows.

Tables built by `tools/build_lexicon.py` come with the product; `chatdoc lexicon import` adds a site's own.
It keeps words and figures about words, never a text.
"""

from chatdoc.privacy.lexicon.current import current_lexicon, learn_base_words, use_lexicon_folder
from chatdoc.privacy.lexicon.lexicon import Lexicon, Word

__all__ = ["Lexicon", "Word", "current_lexicon", "learn_base_words", "use_lexicon_folder"]
