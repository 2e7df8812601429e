"""Numbers, addresses and dates by families: each form, said with or without its cue, wherever it stands."""

import re
from itertools import product

import pytest

from chatdoc.privacy import Guarded, guard

_SHELLS = (
    "{}",
    "réversion {}",
    "{} relance",
    "alors euh {} et je voulais savoir",
    "L'assurée ({}) demande sa retraite.",
    "il ma donné {} je fai quoi",
)

NIRS = (
    "2;44;05;13;332;230;52",
    "l 6l ll 38 849 976",
    "1 62 O5 42 OOO O94",
    "deux soixante et un dix deux B donc sept cent dix-neuf euh trois cent trente-sept",
    "deux soixante zéro deux et puis cinquante-neuf",
    "un soixante-six zéro neuf deux a huit cent vingt-six",
    "1 43 08 suivi de 75 542 381",
    "1 49 03 la suite 69 721 918",
    "2 60 08 2B",
)
PHONES = (
    "06;78;22;86;95",
    "06·78·22·86·95",
    "06_32_09_09_79",
    "O3 OO 12 51 36",
    "plus 33 5.41.01.97.61",
    "plus trente-trois trois cinquante-neuf quarante-neuf quarante-cinq quatre-vingt-sept",
    "plus deux cent douze cinq quinze onze quatre-vingt-douze dix",
    "l'indicatif trois cent cinquante et un neuf douze quatre-vingt-dix-neuf zéro un quatorze",
)
MAILS = (
    "c.vidal*at*hotmail point net",
    "mercier59#sfr(point)com",
    "j.dupuy arrobase laposte[.]com",
    "rt.garnier chez wanadoo pt com",
    "la.fontaine a hotmail dot com",
    "c.vidalàhotmail.net",
    "nathalie.roux orange point com",
    "mercier59 gmail.com",
    "p.lefort@sfr,net",
    "c ; v ; i ; d ; a ; l@free.net",
    "lefort trait d'union paul arobase club-internet point fr",
    "paulo 58 rond a orange point fr",
)
ACCOUNTS = (
    "iban qui finit par 0189 45",
    "compte se terminant par 3984",
    "les derniers chiffres du rib 4512",
    "code banque 23299 guichet 14817 compte 81127091546 clé rib 78",
)
BIRTHS = (
    "21, janvier 1950",
    "juillet 16 1957",
    "juillet 1957, le 16",
    "21 du 12 47",
    "seize du huit mille neuf cent soixante-neuf",
    "vingt-sept septembre euh cinquante-neuf",
    "cinq zéro huit dix neuf cinquante",
)
HOMES = (
    "121 des Trois Fontaines, 62300",
    "105 ter, r. aux Fleurs",
    "21 r Jean Jaurès",
    "85 venelle du 8 mai 1945",
    "villa Beau Soleil n° 200",
    "12 rue des Lilas interphone 12",
    "Calle Mayor 18, 28013",
    "Rua das Flores 99, 9368-079",
    "86 douar Ouled Ali",
    "code postal vingt-six dix zéro",
    "code postal zéro un vingt zéro",
    "boîte postale numéro 182",
)
FILES = (
    "allocataire 1234567 A",
    "jugement RG 26-44879",
    "RG 24/03521",
    "minute 2024/4616",
    "RET2023520867",
)


def left_of(shell: str, told: str) -> str:
    outcome = guard(shell.format(told))
    assert isinstance(outcome, Guarded)
    return outcome.reformulated


@pytest.mark.parametrize("number", [*NIRS, *PHONES, *ACCOUNTS, *FILES])
def test_a_number_goes_wherever_it_is_said(number: str) -> None:
    lefts = [left_of(shell, number) for shell in _SHELLS]

    assert [left for left in lefts if re.search(r"\d{3}|\d\D\d\d|\b(?:cent|vingt|trente|soixante)\b", left)] == []


@pytest.mark.parametrize("mail", MAILS)
def test_a_mail_goes_whatever_stands_for_its_sign(mail: str) -> None:
    lefts = [left_of(shell, f"{cue}{mail}") for shell, cue in product(_SHELLS, ("", "son mail c'est ", "écrire à "))]

    told = r"vidal|mercier|dupuy|garnier|fontaine|roux|lefort|paulo|\b[vid] ;|point|\b(?:com|net|fr)\b"
    assert [left for left in lefts if re.search(told, left)] == []


@pytest.mark.parametrize("date", BIRTHS)
@pytest.mark.parametrize("cue", ["né le ", "DDN ", "date de naissance : ", "elle est née le "])
def test_a_birth_date_goes_behind_its_cue_but_for_its_year(date: str, cue: str) -> None:
    lefts = [left_of(shell, cue + date) for shell in _SHELLS]

    day_or_month = r"\b(?:16|21|12|5|seize|vingt|cinq|huit|août|janvier|juillet|septembre)\b"
    assert [left for left in lefts if re.search(day_or_month, left)] == []


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("cue", ["il habite ", "nouvelle adresse "])
def test_a_home_goes_whole(home: str, cue: str) -> None:
    lefts = [left_of(shell, cue + home) for shell in _SHELLS]

    told = r"\d|Fontaines|Fleurs|Jaurès|mai|Soleil|Lilas|Mayor|Flores|Ouled|vingt|interphone"
    assert [left for left in lefts if re.search(told, left)] == []


@pytest.mark.parametrize(
    "text",
    [
        "le site orange.fr ne répond pas, la messagerie free.fr non plus",
        "le compte se termine par un solde nul, la carrière commence en 1985",
        "plus 33 trimestres à racheter, plus deux cent douze euros par mois",
        "guichet 12 fermé, code banque erroné sur le RIB",
        "article A 740-2, loi du 3 mai 2005 la suite au décret 2006-12",
        "en mars 16 trimestres, en mai 64 jours d'arrêt",
        "60 trimestres, Grenoble, quelle agence ?",
        "il reste une minute, 2025 est l'année du dépôt",
        "il y a 2 a 3 mois de délai",
        "réforme du 21, janvier à mars",
    ],
)
def test_what_looks_like_a_family_stays(text: str) -> None:
    assert left_of("{}", text) == text
