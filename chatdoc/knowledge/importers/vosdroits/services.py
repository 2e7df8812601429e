"""Online services, contacts, references, links: what the advisor can point to."""

from collections.abc import Iterator

from chatdoc.knowledge.importers.vosdroits.elements import Element, child, named, words, words_of
from chatdoc.knowledge.tree import Service

REFERENCE = "Texte de référence"
CONTACT = "Contact"
LINK = "Lien"
_TEXTS = ("Introduction", "IntroductionSimple", "Avertissement", "Texte", "Commentaire", "Connexion", "Cout")


def read_online(element: Element) -> Iterator[Service]:
    """The service, then the forms and notices attached to it."""
    yield Service(
        title=words_of(element, "Titre", "TitreAlternatif") or element.get("commentaireLien", ""),
        nature=element.get("type", ""),
        url=_url(element),
        number=_numbers(element),
        source=words_of(element, "Source"),
        text=_text(element),
    )
    for link in named(element, "LienWeb")[1 if not element.get("URL") else 0 :]:
        yield Service(words_of(link, "Titre") or words(link) or link.get("URL", ""), LINK, link.get("URL", ""))
    for attached in (*named(element, "NoticeLiee"), *named(element, "ServiceEnLigneAnnexe")):
        yield from read_online(attached)


def read_contact(element: Element) -> Iterator[Service]:
    sites = [site.get("URL", "") for site in named(element, "RessourceWeb")]
    title = _with_complement(element)
    yield Service(title, CONTACT, sites[0] if sites else "", source=words_of(element, "Source"), text=_text(element))
    for site in sites[1:]:
        yield Service(title, CONTACT, site)


def read_reference(element: Element) -> Iterator[Service]:
    title = words_of(element, "Titre")
    yield Service(
        title,
        REFERENCE,
        element.get("URL", ""),
        source=words_of(element, "Source"),
        text=words_of(element, "Complement"),
    )


def read_link(element: Element) -> Iterator[Service]:
    """`Lien`, `LienExterneCommente`, `Partenaire`, a `LienExterne` met in a sentence."""
    target = child(element, "LienExterne")
    link = element if target is None else target
    title = words_of(element, "Titre") or words(link)
    text = " ".join(filter(None, (words_of(element, "Complement"), words_of(element, "Commentaire"))))
    yield Service(title, LINK, link.get("URL", ""), source=words_of(element, "Source"), text=text)


def _url(element: Element) -> str:
    site = child(element, "LienWeb")
    return element.get("URL", "") or (site.get("URL", "") if site is not None else "")


def _numbers(element: Element) -> str:
    cerfa = element.get("numerocerfa")
    return " ".join(filter(None, (element.get("autrenumero"), f"cerfa {cerfa}" if cerfa else "")))


def _with_complement(element: Element) -> str:
    return " ".join(filter(None, (words_of(element, "Titre"), words_of(element, "Complement"))))


def _text(element: Element) -> str:
    return " ".join(filter(None, (words(found) for part in _TEXTS for found in named(element, part))))
