import re

import pytest

from chatdoc.privacy import Guarded, guard

COMPOUND = (
    "2024-AB-123456 en attente",
    "24/RET/004512",
    "R-2023.45A.78 ?",
    "2022/IND/7781",
    "69-2025-00871",
    "A24.1203.77",
    "RET_2025_88713",
    "2025RET88713",
    "INC0045871 ouvert hier",
    "0891.1287.94",
)
HOMES = (
    "elle vit à l'EHPAD Les Tilleuls chambre 12",
    "réside à la MARPA Les Coquelicots",
    "lieu-dit La Croix Blanche",
    "résidence du Parc bât B apt 14",
    "il habite 3e étage escalier B, 12 rue des Lilas",
    "hameau des Bruyères, 38450 Vif",
    "boîte postale 45, 38000 Grenoble",
    "3 imp. des Mésanges",
    "lot. les Genêts n° 12",
    "qu. Saint-Antoine 13 bis",
    "elle habite clos des Vignes numéro 6",
    "elle a déménagé ZA des Peupliers lot 4",
    "rés. les Lauriers bat A2",
    "5 bvd Gambetta",
)
MAILS = (
    "mon mail c'est kerbrat arobaze orange point fr",
    "adresse mail p.lefevre a robase free.fr",
    "écrire à jmoreau chez gmail point com",
    "martin tiret du bas paul arobase sfr.fr",
    "lucie underscore petit arobas laposte point net",
    "sylvie.morel62(arobase)gmail.com",
    "nadia.b[arobase]live.fr",
    "mail claudine.perrot@",
    "yves.leroux@gmailcom",
    "ptisserand arob gmail.com",
    "0612345678@orange.fr",
    "mail 1964.12@gmail.com",
)
# No number of a person's, whatever it is glued to; those of companies stay whole alone.
LONG = (
    "septembre 202620262@262026",
    "2 4587123",
    "3 12345678",
    "SIRET 2 64 05 69 123 456",
    "siren 2 5871210",
)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        *((address, "ADDRESS") for address in HOMES),
        *((number, "FILE_NUMBER") for number in COMPOUND),
        *((mail, "EMAIL") for mail in MAILS),
    ],
)
def test_a_shape_is_enough_where_no_cue_is_said(text: str, type_: str) -> None:
    outcome = guard(text)

    assert isinstance(outcome, Guarded)
    assert type_ in outcome.types


@pytest.mark.parametrize("text", LONG)
def test_a_long_number_goes_whatever_it_is_glued_to(text: str) -> None:
    outcome = guard(text)

    assert isinstance(outcome, Guarded)
    assert not re.search(r"\d{3}", outcome.reformulated)


def test_the_floor_the_stair_and_the_room_go_with_the_address() -> None:
    text = "il habite 3e étage escalier B, 12 rue des Lilas ; sa mère vit à l'EHPAD Les Tilleuls chambre 12"

    outcome = guard(text)

    assert isinstance(outcome, Guarded)
    assert not re.search(r"\d|étage|Lilas|Tilleuls|chambre", outcome.reformulated)
    assert "EHPAD" in outcome.reformulated
