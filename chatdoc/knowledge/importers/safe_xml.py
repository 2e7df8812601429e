"""XML from outside: no entity, no DTD, no network, no endless depth."""

import re

from lxml import etree

from chatdoc.knowledge.outcomes import BadText

_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)


def parse_xml(content: bytes) -> etree._Element:
    if _DECLARES.search(content):
        raise BadText("XML refusé : il déclare une DTD ou des entités")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadText(f"XML mal formé, ligne {error.lineno}") from error
    except ValueError as error:  # an encoding that its declaration contradicts
        raise BadText("XML illisible : encodage incorrect") from error
    docinfo = root.getroottree().docinfo
    # A declaration written in UTF-16 passes the first look.
    if docinfo.internalDTD is not None or docinfo.doctype:
        raise BadText("XML refusé : il déclare une DTD ou des entités")
    return root
