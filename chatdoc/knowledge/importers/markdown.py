"""Our own format, docs/format-fiche.md."""

from chatdoc.common.plain_text import has_control_characters
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.importers.front_matter import read_head, split_head
from chatdoc.knowledge.importers.markdown_blocks import read_body
from chatdoc.knowledge.outcomes import BadText, Outcome, Skipped


def read_markdown(content: bytes, name: str) -> Outcome:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadText("texte qui n’est pas en UTF-8") from error
    if has_control_characters(text):
        raise BadText("caractères de contrôle dans le texte")
    yaml_text, body = split_head(text)
    if not yaml_text:
        return Skipped(name, "fichier Markdown sans en-tête")
    head = read_head(yaml_text)
    blocks = read_body(body)
    if not blocks:
        raise BadText("fiche sans texte")
    return Document(
        identifier=head.identifier,
        title=head.title,
        nature=head.nature,
        blocks=blocks,
        metadata=head.metadata,
        caisse=head.caisse,
        theme=head.theme,
        url=head.url or next((source.url for source in head.metadata.sources if source.url), "")[:500],
        en_vigueur_du=head.en_vigueur_du,
        en_vigueur_au=head.en_vigueur_au,
        is_extract=head.is_extract,
        dated=head.dated,
    )
