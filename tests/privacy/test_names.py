import time

import pytest

from chatdoc.privacy.lexicon.current import read_lexicon
from chatdoc.privacy.names import find_names
from chatdoc.privacy.reading import read
from chatdoc.privacy.spans import Span

LEXICON = read_lexicon(None)


def found(text: str) -> list[Span]:
    return find_names(read(text), (), LEXICON)


def names(text: str) -> list[str]:
    return [text[span.start : span.end] for span in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Durand a trois enfants", ["Durand"]),
        ("mme poissonnier comprend pas sa décote", ["poissonnier"]),
        ("M. Ben Ali et Mme de la Tour sont mariés", ["Ben Ali", "de la Tour"]),
        ("Mme Hamon conteste la loi Hamon", ["Hamon"]),
        ("je m'appelle karim bensalem et j'ai 62 ans", ["karim bensalem"]),
        ("Nom : Vasseur, prénom : Yann, rachat", ["Vasseur", "Yann"]),
        ("son mari ahmed est décédé", ["ahmed"]),
        ("sa fille, Rose, est handicapée", ["Rose"]),
        ("DUPONT Jean carrière longue", ["DUPONT Jean"]),
        ("dupont jean carriere longue", ["dupont jean"]),
        ("J. Dupont, rachat refusé", ["J. Dupont"]),
        ("Violette Mai touche sa pension en mai", ["Violette Mai"]),
        ("fatima et rose sont pacsées", ["fatima", "rose"]),
        ("mon nom c'est d u p o n t", ["d u p o n t"]),
        ("d comme daniel u comme ursule p comme pierre", ["d comme daniel u comme ursule p comme pierre"]),
        ("brissonneau réversion 1950", ["brissonneau"]),
        ("M. Qualtier conteste", ["Qualtier"]),
        ("ghislaine bonnefoy conteste", ["ghislaine bonnefoy"]),
        ("martine boulanger a 3 enfants", ["martine boulanger"]),
        ("attestation fiscale Tesson Yvan", ["Tesson Yvan"]),
        ("réponse à envoyer à Zermouni Balaud", ["Zermouni Balaud"]),
        ("mme de la tour demande", ["de la tour"]),
        ("veuve de M. Durand", ["Durand"]),
        ("Karim Benali - VPLR - devis", ["Karim Benali"]),
        ("marais attend sa notification", ["marais"]),
        ("son fils Cannelle a une procuration", ["Cannelle"]),
        ("mme avril réclame son relevé", ["avril"]),
        ("mr point et mme ploubier pacsés", ["point", "ploubier"]),
        ("Marchand 1959, Petit 1962 : même décote ?", ["Marchand", "Petit"]),
        ("de la tour retraite progressive", ["de la tour"]),
        ("claire le pape temps partiel", ["claire le pape"]),
        ("marie de saint-amand réversion", ["marie de saint-amand"]),
        ("n'diaye moussa certificat", ["n'diaye moussa"]),
        ("nguyen thi mai certificat de vie", ["nguyen thi mai"]),
        ("jmappelle ploubier et jai pas mon rib", ["ploubier"]),
        ("epx ploubier nee torrecilla régularisation", ["ploubier", "torrecilla"]),
        ("le goff l e plus loin g o deux f retraite", ["le goff", "l e plus loin g o deux f"]),
        ("s a i n t trait d'union j u s t réversion", ["s a i n t trait d'union j u s t"]),
        ("meunier fait une demande de cumul", ["meunier"]),
        ("poulain souhaite un rdv", ["poulain"]),
        ("dossier petit marchand", ["petit marchand"]),
        ("rdv boulanger jeudi", ["boulanger"]),
        ("Dossier Mai/Lemaire, réversion partagée", ["Mai", "Lemaire"]),
        ("monsieur breton a eu son relevé", ["breton"]),
        ("Me Routier demande le décompte", ["Routier"]),
        ("dossier mme simone blanc toujours bloqué", ["simone blanc"]),
        ("nee le carre, deux enfants", ["le carre"]),
        ("son nom c'est façon", ["façon"]),
        ("assuré : Zedet Leyina / demande : rachat", ["Zedet Leyina"]),
        ("deux gosses dont océane adoptée en 94", ["océane"]),
    ],
)
def test_a_name_is_found_however_it_comes(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "La loi Fillon et la réforme Touraine",
        "un contrat madelin",
        "infirmière à l'hôpital Édouard-Herriot",
        "prof au lycée Jean Moulin",
        "salarié de chez Michelin puis de Renault",
        "Carsat Rhône-Alpes, agence de Roanne",
        "il habite à Saint-Étienne",
        "mme a 3 enfants, mr est ne en 61 et marie",
        "Mme est-elle éligible ?",
        "née en 1964, trois enfants, veuve",
        "son mari est décédé en mars",
        "cueillette des olives, sculpteur sur pierre",
        "elle a pa recu sa pention de reverssion",
        "prime de Noël",
        "RIS C2P ASPA SNGI",
        "Clermont-Ferrand",
        "clermont ferrand agence",
        "Bourg-en-Bresse",
        "véhicule léger",
        "correction manuelle de carrière",
        "décédé marié sans enfant",
        "peut til partir",
        "TESSI",
        "cicas",
        "mr celibataire sans enfant",
        "mme divorsée deux fois",
        "Monsieur le Médiateur de l'Assurance retraite",
        "son mari ancien mineur",
        "nom patronymique mal orthographié",
        "boulanger retraité cumul",
        "maladie de Charcot invalidité",
        "il habite à Brisonnay",
        "Camping à étoiles",
        "mr janvier 2023 plus de versement",
        "monsieur marin de commerce, cotise a l'enim",
        "Janvier 2024 revalorisation",
        "de la retraite progressive au cumul",
        "le fur et à mesure des versements",
        "la roche sur yon agence ouverte ?",
        "il y a deux t et trois l",
        "lapli de la caisse marche plu",
        "code confidansiel perdu",
        "Ex Wolbert usine",
        "accord Perrin et préretraite",
        "carrière Espagne-France",
        "el a 5 gosses",
        "bossé à l'usine 10 ans",
        "on lui a promi de rappeler, son frère est mor",
        "Par prudence, faut-il déposer la demande ?",
        "Bulletin blanc ou feuillet rose de 1981 : lequel prouve les cotisations ?",
        "Les salariés de Jacques Verdier ou de Marie Brizard relèvent-ils du régime général ?",
        "embauché chez bernard matériaux puis au chômage",
        "vrp multicartes, polypensionnée",
        "Marie Galante relève de la CGSS",
        "client boulanger à la retraite",
        "le pacte perin et la retraite chapeau",
        "son nom est mal écrit sur la fiche",
    ],
)
def test_what_names_no_one_stays(text: str) -> None:
    assert names(text) == []


def test_an_unknown_word_is_doubtful_and_a_listed_name_is_not() -> None:
    assert [span.doubtful for span in found("zarbouchet réversion")] == [True]
    assert [span.doubtful for span in found("durand réversion")] == [False]


def test_a_title_and_a_relative_say_whose_name_it_is() -> None:
    assert [span.role for span in found("Mme Durand, son mari Ahmed, le docteur Vidal")] == [
        "assure",
        "conjoint",
        "medecin",
    ]


@pytest.mark.parametrize("text", ["Mme Lefebvre née Kéroual", "son mari Noël", "je m'appelle Zoé Müller"])
def test_case_and_accents_change_nothing_behind_a_cue(text: str) -> None:
    plain = text.lower().translate(str.maketrans("éèëöü", "eeeou"))

    assert [(s.start, s.end) for s in found(text)] == [(s.start, s.end) for s in found(plain)]


def test_what_another_detector_took_is_left_to_it() -> None:
    text = "Mme Durand 12 rue Durand"
    taken = [Span(11, 24, "ADDRESS")]

    assert [text[s.start : s.end] for s in find_names(read(text), taken, LEXICON)] == ["Durand"]


@pytest.mark.parametrize("piece", ["ab", "é", "A", "zarbouchet ", "Zarbouchet-", "AB ", "M. ", "mme de la "])
def test_one_endless_word_or_thousands_take_a_time_that_grows_with_them(piece: str) -> None:
    def seconds(length: int) -> float:
        reading = read((piece * length)[:length])
        started = time.process_time()
        find_names(reading, (), LEXICON)
        return time.process_time() - started

    short = min(seconds(10_000) for _ in range(2))

    assert seconds(100_000) < 30 * short + 0.5  # 10 times the text; 100 times if it were quadratic


def test_a_long_text_is_read_in_a_time_that_grows_with_it() -> None:
    text = "Karim et Rose et Paul demandent la réversion. " * 2000

    assert len(found(text)) == 6000
