"""Build chatdoc/privacy/lexicon/data from hunspell-fr, Faker, mimesis, wordfreq and our own lists.

    apt-get install hunspell-fr-classical
    uv run --no-project --with faker --with mimesis --with wordfreq python -m tools.build_lexicon

Run by hand when a list changes; the tables are committed. The origins and licences are in data/README.md.
"""

import importlib
import json
import math
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from chatdoc.privacy.folding import fold as folded
from chatdoc.privacy.lexicon.lexicon import TRADE_USE, USUAL_USE
from chatdoc.privacy.lexicon.slips import slips_stored
from chatdoc.privacy.lexicon.sounds import skeletons, sound, sound_stored
from chatdoc.privacy.lexicon.table import table_content
from chatdoc.privacy.lexicon.values import (
    ADJECTIVE,
    COMMON,
    FIRST_NAME,
    FREQUENT_NAME,
    GRAMMAR,
    KNOWN_NAME,
    MOSTLY_NAME,
    NO_NAME,
    NOUN,
    OPENS,
    ORGANISATION,
    PLACE,
    SCHEME,
    SURNAME,
    USUAL,
    VERB,
    given,
)

PROJECT = Path(__file__).resolve().parents[1]
LEXICON = PROJECT / "chatdoc" / "privacy" / "lexicon"
HUNSPELL = Path("/usr/share/hunspell")
GRAMMAR_TAGS = re.compile(r"po:(adv|prep|pro|det|cj|mg|interj|advint|negadv|loc|nb)")
WORD = re.compile(r"[^\W\d_]+")
# Figures per thousand million words, on a log scale of ten: 20 is once in ten million words.
RARE_USE = 2.0
SHORTEST_JARGON = 5
# A longer word seldom sounds like a name: it need not be of the trade.
LONG_WORD, LONG_USE = 8, 25
FOREIGN = ("pt", "pl", "it", "es", "tr", "nl", "de", "hr")
PROVIDERS = re.compile(r"fr_|es_|it_|pt_|pl_|tr_|vi_|de_|nl_|ro_|hr_|tw_|yo_|en_GB|cs_|hu_")
LISTS = ("places", "organisations", "schemes", "colloquial", "sigles", "mostly_names")


def main() -> None:
    french = french_words()
    write("french", french)
    write("usage", usage())
    write("names", names())
    write("domain", domain())
    words = heard(french)
    write("slips", slips(words))
    write("sounds", sounds(words))
    write("jargon", jargon())


def write(name: str, words: Mapping[str, int]) -> None:
    path = LEXICON / "data" / f"{name}.bin"
    # Written aside: a running guard maps the table, and would die of one cut under it.
    aside = path.with_suffix(".tmp")
    aside.write_bytes(table_content({word: value for word, value in words.items() if word}))
    aside.replace(path)
    print(f"{path.name}: {len(words)} words, {path.stat().st_size // 1024} KB")


# French: every form of Dicollecte's dictionary


def french_words() -> dict[str, int]:
    suffixes = read_suffixes()
    words: dict[str, int] = defaultdict(int)
    for line in (HUNSPELL / "fr.dic").read_text(encoding="utf-8").splitlines()[1:]:
        entry, _, tags = line.partition(" ")
        stem, _, flags = entry.partition("/")
        value = value_of(stem, tags)
        for form in {stem, *forms(stem, flags, suffixes)}:
            words[fold(form)] |= value
    return {**words_of_compounds(words), **words}


def words_of_compounds(words: Mapping[str, int]) -> dict[str, int]:
    """« rendez-vous » is read as « rendez » and « vous » too; « martin-pêcheur » makes no common word of Martin."""
    return {part: value & ~VERB for word, value in sorted(words.items()) for part in parts(word) if part not in words}


def fold(word: str) -> str:
    return folded(word).text


def value_of(stem: str, tags: str) -> int:
    if "po:prn" in tags:
        return FIRST_NAME
    if "po:patr" in tags:
        return SURNAME
    if "po:npr" in tags or (stem[:1].isupper() and "po:nom" in tags):
        return PLACE
    value = (
        COMMON
        | (NOUN if "po:nom" in tags else 0)
        | (VERB if re.search(r"po:v\d", tags) else 0)
        | (ADJECTIVE if "po:adj" in tags else 0)
    )
    return value | (GRAMMAR if GRAMMAR_TAGS.search(tags) else 0)


def read_suffixes() -> dict[str, list[tuple[str, str, re.Pattern[str]]]]:
    suffixes: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for line in (HUNSPELL / "fr.aff").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) >= 4 and fields[0] == "SFX" and fields[2] not in "YN":
            _, flag, strip, add = fields[:4]
            condition = fields[4] if len(fields) > 4 and ":" not in fields[4] else "."
            ending = add.partition("/")[0]
            suffixes[flag].append((strip, "" if ending == "0" else ending, re.compile(f"{condition}$")))
    return suffixes


def forms(stem: str, flags: str, suffixes: Mapping[str, list[tuple[str, str, re.Pattern[str]]]]) -> Iterator[str]:
    for flag in re.findall(r"..", flags):
        for strip, ending, condition in suffixes.get(flag, ()):
            if condition.search(stem):
                yield (stem if strip == "0" else stem.removesuffix(strip)) + ending


def parts(form: str) -> Iterator[str]:
    """The word, and the words of a compound: « rendez-vous » is read as « rendez » and « vous » too."""
    yield from (fold(word) for word in WORD.findall(form))


# How usual a word is


def usage() -> dict[str, int]:
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found]

    counts: dict[str, float] = defaultdict(float)
    for word, frequency in get_frequency_dict("fr", "best").items():
        for part in parts(word):
            counts[part] += frequency
    logs = {word: math.log10(frequency) + 9 for word, frequency in counts.items()}
    return {word: int(log * 10) for word, log in logs.items() if log >= RARE_USE}


def heard(french: Mapping[str, int]) -> dict[str, int]:
    """What a misspelling may stand for, and how usual it is."""
    used, trade = usage(), {word for word, value in domain().items() if value & USUAL}
    return {word: max(used.get(word, 0), TRADE_USE if word in trade else 0) for word in usual_words(french)}


def slips(words: Mapping[str, int]) -> dict[str, int]:
    """By what one-letter slips usual words are found."""
    found: dict[str, int] = defaultdict(int)
    for word, use in words.items():
        if len(word) > 3:
            for slip in slips_stored(word):
                found[slip] = max(found[slip], use)
    return dict(found)


def sounds(words: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for word, use in words.items():
        found[sound_stored(word)] = max(found[sound_stored(word)], use)
    return dict(found)


def jargon() -> dict[str, int]:
    """What words of the trade are heard as, one sound left out: what a misspelling two letters away may stand for."""
    words = {word for word, value in domain().items() if value & USUAL and "-" not in word}
    used = usage()
    heard = {sound(word): 1 for word in common_words() if len(word) >= LONG_WORD and used.get(word, 0) >= LONG_USE}
    near = {skeleton: 1 for word in words if len(word) >= SHORTEST_JARGON for skeleton in skeletons(sound(word))}
    return {**heard, **near}


def usual_words(french: Mapping[str, int]) -> Iterator[str]:
    used = usage()
    yield from (word for word, log in used.items() if log >= USUAL_USE and french.get(word, 0) & COMMON)
    yield from (word for word, value in domain().items() if value & USUAL)


# Names


def names() -> dict[str, int]:
    """Per word: how usual as a first name, and as a surname."""
    first: dict[str, int] = defaultdict(int)
    last: dict[str, int] = defaultdict(int)
    for weight, kind, word in listed_names():
        table = first if kind == "prenoms" else last
        table[word] = max(table[word], weight)
    return {word: given(first[word], last[word]) for word in {*first, *last}}


def listed_names() -> Iterator[tuple[int, str, str]]:
    for kind in ("prenoms", "noms"):
        for section, text in sections((LEXICON / "lists" / f"{kind}.txt").read_text(encoding="utf-8")):
            weight = FREQUENT_NAME if section == "frequents" else KNOWN_NAME
            for name in text.split():
                yield from ((weight, kind, word) for word in name_parts(name))
    for kind, found in (*faker_names(), *mimesis_names()):
        yield from ((KNOWN_NAME - 1, kind, word) for name in found for word in name_parts(name))


def name_parts(name: str) -> Iterator[str]:
    words = list(parts(name))
    yield from (word for word in words if len(word) > 2 or len(words) == 1)


def faker_names() -> Iterator[tuple[str, Iterable[str]]]:
    import faker.providers.person as person  # type: ignore[import-not-found]

    for module in pkgutil.iter_modules(person.__path__):
        if not PROVIDERS.match(module.name):
            continue
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            kind = "noms" if "last_names" in attribute else "prenoms" if "first_names" in attribute else None
            found = getattr(provider, attribute)
            if kind and not isinstance(found, str) and hasattr(found, "__iter__"):
                yield kind, latin(found)


def latin(names: Iterable[object]) -> list[str]:
    return [name for name in names if isinstance(name, str) and fold(name).replace("-", "").isascii()]


def mimesis_names() -> Iterator[tuple[str, Iterable[str]]]:
    import mimesis  # type: ignore[import-not-found]

    data = Path(mimesis.__file__).parent / "datasets"
    for language in ("fr", *FOREIGN):
        person = json.loads((data / language / "person.json").read_text(encoding="utf-8"))
        for kind, key in (("prenoms", "names"), ("noms", "surnames")):
            found = person[key]
            for names_found in found.values() if isinstance(found, dict) else [found]:
                yield kind, latin(names_found)


# The trade


def domain() -> dict[str, int]:
    words: dict[str, int] = defaultdict(int)
    kinds = {
        "places": PLACE,
        "organisations": ORGANISATION,
        "schemes": SCHEME,
        "colloquial": COMMON | USUAL,
        "sigles": COMMON | USUAL,
        "mostly_names": MOSTLY_NAME,
    }
    people = names()
    for name in LISTS:
        for _, text in sections((LEXICON / "lists" / f"{name}.txt").read_text(encoding="utf-8")):
            for word in own_parts(text, people) if name in {"places", "organisations", "schemes"} else parts(text):
                words[word] |= kinds[name]
    for compound in [word for word in words if "-" in word]:
        words[compound.partition("-")[0]] |= OPENS
    for word in words_of_the_base():
        frequent = max(people.get(word, 0) >> 4, people.get(word, 0) & 15) >= FREQUENT_NAME
        words[word] |= COMMON if frequent else COMMON | USUAL
    for word in parts((LEXICON / "lists" / "trade.txt").read_text(encoding="utf-8")):
        words[word] |= COMMON | USUAL | NO_NAME
    return dict(words)


def own_parts(text: str, people: Mapping[str, int]) -> Iterator[str]:
    """Saint-Quentin is a town; Quentin alone is someone, and « saint » a word."""
    common = common_words()
    for place in text.split():
        words = list(parts(place))
        if len(words) > 1:
            yield "-".join(words)
        yield from (word for word in words if len(words) == 1 or not (word in people or word in common))


@cache
def common_words() -> frozenset[str]:
    return frozenset(word for word, value in french_words().items() if value & COMMON)


def words_of_the_base() -> Iterator[str]:
    """Words the base writes in lower case, and its sigles: a capital may be a person's or a place's."""
    for path in sorted((PROJECT / "base").rglob("*")):
        if path.suffix in {".md", ".yaml"}:
            text = re.sub(r"https?://\S+", " ", path.read_text(encoding="utf-8"))
            yield from (
                fold(word) for word in WORD.findall(text) if word.islower() or (word.isupper() and len(word) < 7)
            )


def sections(text: str) -> Iterator[tuple[str, str]]:
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            yield name, line


if __name__ == "__main__":
    main()
