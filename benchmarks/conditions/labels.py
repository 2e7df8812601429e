"""The labels of the published base of `CHATDOC_DATA`, fiche by fiche, in JSON."""

import json
import sys
from dataclasses import asdict

import django


def main() -> None:
    django.setup()
    from chatdoc.knowledge.conditions.reading_report import labels_read
    from chatdoc.retrieval.queries import fiches_at_hand

    fiches = [labels_read(version.fiche_id, version.title, version.units) for version in fiches_at_hand()]
    sys.stdout.write(json.dumps([asdict(fiche) for fiche in fiches], ensure_ascii=False))


if __name__ == "__main__":
    main()
