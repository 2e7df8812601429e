import re
from collections.abc import Callable, Iterator
from typing import Final

from chatdoc.privacy.board import Board
from chatdoc.privacy.words import words

_SIGN: Final = r"(?:@|[(\[{<] ?(?:at|a|ar+obas\w*|chez|@) ?[)\]}>])"
_DOT: Final = r"[(\[{<] ?(?:dot|point|pt|\.) ?[)\]}>]"
_SAID_DOT: Final = rf"(?:point|dot|pt|\.|{_DOT})"
_WRITTEN: Final = re.compile(
    rf"(?<![\w.+-])(?P<local>[a-z0-9_](?:[\w.+'-]| ?{_DOT} ?){{0,63}}) ?{_SIGN}"
    rf" ?(?P<domain>[a-z0-9-]{{1,63}}(?:(?: ?\. ?| ?{_DOT} ?| (?:dot|point|pt) )[a-z0-9-]{{1,63}}){{0,4}}"
    r"(?:(?:[,;]|\.\.) ?(?:com|fr|net|org)(?![\w.]))?)(?<![ .-])"
)
# « mail claudine.perrot@ »: cut before its domain.
_CUT: Final = re.compile(r"(?<![\w.+-])(?P<local>[a-z0-9_][\w.+'-]{2,63})@+(?![\w.])")
_MAIL: Final = re.compile(
    r"\b(?:(?:e-?)?mails?|mel|courriels?|adresse|electronique|messagerie|ecrire|ecrivez|envoyer|joindre)\b"
)
_NAMED: Final = re.compile(r"[a-z]+[._-][a-z]{2,}|[a-z]{2,}[._-][a-z]|[a-z]{3,}\d{2,}$")
# Without one of these there is no address at all: looked for once, since most questions have none.
_HINT: Final = re.compile(
    r"@|ar+ ?ob|rond|com+erci|[(\[{<] ?(?:at|a|chez) ?[)\]}>]|gmail|orange|wanadoo|free|sfr|poste|yahoo|hotmail|"
    r"outlook|live|icloud|bbox|neuf|aol|msn|internet|numericable|proton|"
    r"(?:point|dot|pt|[.,;)\]}>]) {0,2}(?:com|fr|org|net|eu|be|ch|info|de|es|it|pt|re|uk|ma|dz|tn|paris|bzh)\b"
)
# « m o r v a n @ wanadoo point fr »
_SPELT: Final = re.compile(r"(?<![\w'])(?:[a-z0-9](?:[ .-]| ?[,;] )){2,40}[a-z0-9] ?(?:@+|\(at\)|\[at\]|\bar+obas\w*)")
# « mercier59 orange.fr », « c.vidalàsfr.net »: the sign forgotten, or another letter for it.
_NO_SIGN: Final = re.compile(
    r"(?<![\w.@/-])(?P<local>[a-z0-9][a-z0-9._-]{1,40}?)(?:[ *#_-]{1,2}at?[ *#_-]{1,2}| ?a?[ *#]{0,2})"
    r"(?:gmail|wanadoo|hotmail|outlook|yahoo|laposte|orange|free|sfr|icloud|live|numericable|club-internet|bbox)"
    rf" ?{_SAID_DOT} ?(?:com|fr|net)(?![\w@])"
)
# « mail : » then « c.vidal*at*monsite.net »
_MAIL_TOLD: Final = re.compile(
    r"\b(?:(?:e-?)?mail|mel|courriel|adresse(?: electronique)?)(?: (?:c'? ?est|est|c))?[ :]{1,3}"
)
_PIECES: Final = re.compile(
    r"(?P<local>[a-z0-9][a-z0-9._-]{1,40})[^\w\n.;?!]{1,2}(?:(?:at|a)[^\w\n.;?!]{1,2})?[a-z0-9-]{2,30} ?"
    rf"{_SAID_DOT} ?(?:com|fr|net|org)(?![\w@])"
)
_SAID_AT: Final = re.compile(
    r"[(\[{]?\b(?P<sign>(?:l')?a ?r+ ?ob+[ae]s+(?:e|es|que|z|ze)?|ar+obaz+e?|ar+ob|a rond|"
    r"a com+erci?al|rond a|chez|at|a)\b[)\]}*]?"
)
_NEEDS_DOMAIN: Final = frozenset({"at", "chez", "a"})  # « AT » is an accident at work; « chez » is said of anybody
_ENDINGS: Final = r"(?:com|fr|org|net|eu|be|ch|info|de|es|it|pt|re|uk|ma|dz|tn|paris|bzh)\b"
_SAID_DOMAIN: Final = re.compile(
    rf"[ ,]{{0,2}}(?:[a-z0-9-]{{1,30}} ){{0,4}}?[a-z0-9-]{{1,30}}[ ,]{{0,2}}{_SAID_DOT}[ ,]{{0,2}}"
    rf"(?:[a-z0-9-]{{1,30}} ?{_SAID_DOT} ?)?{_ENDINGS}"
)
_PROVIDERS: Final = re.compile(
    r" ?(?:gmail|orange|wanadoo|free|sfr|la ?poste|yahoo|hotmail|outlook|live|icloud|bbox|neuf|aol|msn|"
    r"club[- ]internet|numericable|proton\w*)\b"
)
_PROVIDER_BEGINS: Final = re.compile(_PROVIDERS.pattern.removesuffix(r"\b") + r"(?:com|fr|net|org)?\b")
_PRIVATE: Final = re.compile(_PROVIDERS.pattern + r"\.")
_LINKS: Final = words(
    "point dot tiret bas underscore underscor under score du 6 8 tout attache colle minuscules mot un"
)
# « c point o point vasseur tiret bas soixante et un »: a local part, whatever its domain is.
_LINKED: Final = re.compile(
    r"(?:\b(?:point|tiret(?: (?:du )?bas| du [68])?|underscore)\b (?:[a-z0-9]+ ){1,3}|\w[._]\w+ )$"
)
_SIGNS: Final = re.compile(r"(?:[\s.\-_,]|trait d[ ']?union)*$")
_GLUE: Final = frozenset("._-")
_WORD: Final = re.compile(r"[^\W_]+$")
_NOT_LOCAL: Final = words(
    """
    est c mail email mel courriel adresse electronique mon son sa ma ton votre leur le la les l a au sur et ou
    par de d que qui il elle je on vous cest suis joindre ecrire ecrit ecrivez envoyer bonjour oui non alors
    euh donc voila avec pour dit note notez compte pension retraite reversion relance dossier en ne nee contact
    attestation enfant enfants veuf veuve assure assuree client cliente aspa
    """
)
_SITES: Final = words("site www compte boite chez sur serveur domaine")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS: Final = 4
# Addresses of a desk, not of a person.
_DESKS: Final = words(
    """
    contact contacts info infos information informations accueil noreply reply no ne pas repondre
    nepasrepondre dpo service services secretariat support assistance retraite retraites mediateur mediation
    webmaster presse cnil cada reclamation reclamations courrier bureau administration mairie prefecture
    agence direction ddets usagers public donnees personnelles protection rgpd aide client clients relation
    relations adherent adherents social
    """
)


IsFirstName = Callable[[str], bool]


def find(board: Board, is_plain: Callable[[str], bool]) -> None:
    if not _HINT.search(board.text):
        return
    board.claim(list(_spelt(board)), "EMAIL")
    found = [match for match in (*_WRITTEN.finditer(board.text), *_CUT.finditer(board.text)) if _is_mail(board, match)]
    written = [match.span() for match in found]
    board.keep([place for place in written if _is_desk(board.text[slice(*place)])])
    board.claim([place for place in written if not _is_desk(board.plain[slice(*place)])], "EMAIL")
    board.claim(list(_said(board, is_plain)), "EMAIL")
    unsigned = (match.span() for match in _NO_SIGN.finditer(board.text) if _is_signless(board, match))
    board.claim([*unsigned, *_told(board)], "EMAIL")


def _is_mail(board: Board, match: re.Match[str]) -> bool:
    """« Ret@il », « M@p » are tools: without a full domain, a provider, a name or the word « mail » must tell."""
    domain = match.groupdict().get("domain")
    local = match.group("local")
    if domain is None:
        return _MAIL.search(board.before(match.start(), 30)) is not None or _NAMED.match(local) is not None
    if re.search(rf"[a-z0-9] ?(?:\.|{_DOT}|\b(?:dot|point)\b) ?[a-z]{{2,}}", domain) or _PROVIDER_BEGINS.match(domain):
        return True
    apart = " " in match.group()
    if _MAIL.search(board.before(match.start(), 30)) is not None or _NAMED.match(local):
        return True
    return not apart and re.search(r"[._\d]", local) is not None


def _told(board: Board) -> Iterator[tuple[int, int]]:
    """« mail j.dupuy monsite.net »: behind the word, two pieces and an ending, whatever stands for the sign."""
    for cue in _MAIL_TOLD.finditer(board.text):
        told = _PIECES.match(board.text, cue.end())
        if told and (_NAMED.match(told["local"]) or re.search(r"[._\d-]", told["local"])):
            yield told.start("local"), told.end()


def _is_signless(board: Board, match: re.Match[str]) -> bool:
    """« mail mercier59 orange.fr », « j.dupuy gmail.com »; « le site orange.fr » is a site."""
    local = match.group("local")
    if local in _NOT_LOCAL or local in _DESKS or local in _SITES:
        return False
    return _NAMED.match(local) is not None or _MAIL.search(board.before(match.start(), 20)) is not None


def _spelt(board: Board) -> Iterator[tuple[int, int]]:
    for local in _SPELT.finditer(board.text):
        domain = _SAID_DOMAIN.match(board.text, local.end()) or _PROVIDERS.match(board.text, local.end())
        yield local.start(), domain.end() if domain else local.end()


def find_private(board: Board, is_first_name: IsFirstName) -> None:
    """In a fiche: a private provider, or somebody's name before the sign; the services' addresses pass."""
    found = []
    for match in _WRITTEN.finditer(board.text):
        local, domain = match.group("local"), match.group("domain")
        private = _PRIVATE.match(domain) and not _is_desk(match.group())
        if private or ("." in domain and _is_a_name(local, is_first_name)):
            found.append(match.span())
    board.claim(found, "EMAIL")


def _is_a_name(local: str, is_first_name: IsFirstName) -> bool:
    words = [word for word in re.split(r"[\W\d_]+", local) if word]
    initial = len(words) == 2 and len(words[0]) == 1
    return initial or any(is_first_name(word) for word in words)


def _is_desk(address: str) -> bool:
    """« contact1@ »; digits alone are of no desk."""
    local = re.split(rf" ?{_SIGN}", address)[0]
    words = [word for word in re.split(r"[\W\d_]+", local) if word]
    return bool(words) and all(word in _DESKS for word in words)


def _said(board: Board, is_plain: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    for sign in _SAID_AT.finditer(board.text):
        domain = _SAID_DOMAIN.match(board.text, sign.end())
        bare = sign.group("sign") in _NEEDS_DOMAIN
        if domain is None and not bare:
            domain = _PROVIDERS.match(board.text, sign.end())
        told = sign.group("sign") in {"chez", "a"}
        if bare and domain is None:
            continue
        if told and not _is_provider(board.text, sign.end()) and not _LINKED.search(board.text, 0, sign.start()):
            continue
        start = _local_start(board.text, sign.start(), is_plain)
        if start < sign.start():
            yield start, domain.end() if domain else sign.end()


def _is_provider(text: str, place: int) -> bool:
    return _PROVIDERS.match(text, place) is not None


def _local_start(text: str, end: int, is_plain: Callable[[str], bool]) -> int:
    """Walk back over what is said before « arobase »: words linked by « point », spelt letters, two names."""
    start, words, linked = end, 0, False
    while words < _MOST_WORDS:
        edge = _SIGNS.search(text, max(0, start - 20), start)
        word = _WORD.search(text, max(0, (edge.start() if edge else start) - 40), edge.start() if edge else start)
        if word is None or (word.group() in _NOT_LOCAL and not _is_spelt(text, word.start(), word.group())):
            break
        linked = linked or (edge is not None and (edge.group() in _GLUE or "union" in edge.group()))
        if start < end and _stands_before(word.group(), linked, is_plain):
            break
        linked = word.group() in _LINKS
        start = word.start()
        words += len(word.group()) > 1 and word.group() not in _LINKS
    return start


def _stands_before(word: str, linked: bool, is_plain: Callable[[str], bool]) -> bool:
    """« née en 1960 petitjean arobase », « compte bloqué odile arobase »"""
    return _YEAR.fullmatch(word) is not None or (not linked and word not in _LINKS and is_plain(word))


def _is_spelt(text: str, place: int, word: str) -> bool:
    """One letter among letters: « d u p o n t »."""
    return len(word) == 1 and re.search(r"(?:^|\s)[a-z][ .-]$", text[max(0, place - 3) : place]) is not None
