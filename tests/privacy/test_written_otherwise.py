"""One datum written in many ways, made by rule: a form that nobody listed is most often one of these."""

from itertools import product

import pytest

from chatdoc.privacy import Guarded, guard

_MONTHS = (
    "janv", "fevr", "fevrié", "mars", "avr", "avril", "mai", "jui", "juil", "juill", "aou", "août", "sept", "setembre",
    "octo", "oct", "nov", "déc", "decembre",
)  # fmt: skip
_BORN = ("{} surcote ?", "DDN {} départ possible", "el es de {} vs confirmez", "Date : {}. Sexe : F.", "né le {}")
_HAPPENED = ("décédé le {}", "embauché le {}", "loi du {}", "arrêt de travail depuis le {}", "mariage le {}")


def guarded(text: str) -> Guarded:
    outcome = guard(text)
    assert isinstance(outcome, Guarded)
    return outcome


def _dates() -> list[str]:
    day_first = [
        f"{day}{sign}{month}{sign}{year}"
        for day, year, sign, month in product(("3", "24"), ("1963", "58"), ("-", ".", " ", "/", "•"), (*_MONTHS, "08"))
        if sign != " " or not month.isdigit()
    ]
    year_first = [f"1963{sign}{month}{sign}24" for sign, month in product("-/ ", _MONTHS)]
    glued = [f"24{month}1963" for month in _MONTHS]
    spoken = [
        f"{day} {month} {year}"
        for day, month, year in product(
            ("premier", "trois", "vingt-quatre", "trente et un"),
            ("mai", "août", "décembre"),
            ("cinquante-huit", "soixante quatre", "mille neuf cent soixante et un"),
        )
    ]
    return [*day_first, *year_first, *glued, *spoken]


@pytest.mark.parametrize("shell", _BORN)
def test_a_birth_date_goes_however_it_is_written(shell: str) -> None:
    left = [date for date in _dates() if guarded(shell.format(date)).types != ("BIRTHDATE",)]

    assert left == []


@pytest.mark.parametrize("shell", _HAPPENED)
def test_what_happened_that_day_stays_however_it_is_written(shell: str) -> None:
    texts = [shell.format(f"{day}{sign}{month}{sign}1974") for day, sign, month in product("37", "- /", _MONTHS)]

    assert [text for text in texts if guarded(text).decision != "pass"] == []


@pytest.mark.parametrize("local", ["b.oliveira", "martine_leroy", "leroy58", "p-martin"])
@pytest.mark.parametrize(
    ("at", "dot"),
    [
        ("[at]", "[dot]"),
        ("(arobase)", "(point)"),
        (" (at) ", " (dot) "),
        ("{at}", "."),
        (" arobase ", " point "),
        ("<at>", "<dot>"),
    ],
)
def test_a_disguised_address_goes_whole(local: str, at: str, dot: str) -> None:
    for domain in (f"orange{dot}fr", f"poste-exemple{dot}pt"):
        assert guarded(f"Écrire à {local}{at}{domain} pour le certificat").reformulated == (
            "Écrire à courriel indiqué pour le certificat"
        )


@pytest.mark.parametrize(
    "kind", ["allé", "avenu", "boulvard", "chemain", "inpasse", "plasse", "residance", "lotisment"]
)
def test_a_misspelt_street_is_one(kind: str) -> None:
    left = guarded(f"elle a déménagé 3 {kind} des acacias 26100 romans, pension ?").reformulated

    assert "acacia" not in left
    assert "26100" not in left
    assert "romans" in left


@pytest.mark.parametrize("house", ["mas des Oliviers", "ferme des Tilleuls", "chalet les Cimes"])
@pytest.mark.parametrize("way", ["route de Lédenon", "chemin du Bois"])
def test_a_house_then_its_way_is_an_address(house: str, way: str) -> None:
    assert guarded(f"{house} {way} msa ou carsat").types == ("ADDRESS",)


@pytest.mark.parametrize("number", ["17-4402-P", "2024-5512-AB", "88/12/C", "A-4412-Z", "17.4402.PR"])
def test_a_file_number_goes_whole(number: str) -> None:
    assert guarded(f"dossier {number} réversion").reformulated == "dossier indiqué réversion"


@pytest.mark.parametrize(
    "text",
    [
        "Tessi TSA 80013, 42086 Saint-Étienne : la bonne adresse ?",
        "courrier TSA 80013, 42086 Saint-Étienne",
        "envoyer au 75951 Paris cedex 19",
        "CS 70001, 59781 Lille cedex 9, la bonne adresse ?",
        "génération du 1er septembre 1961",
        "réunion 1er janvier 1974",
        "du 1er janvier 1961 au 31 août 1961, 62 ans et 9 mois",
    ],
)
def test_what_is_a_bodys_or_the_laws_stays(text: str) -> None:
    assert guarded(text).decision == "pass"
