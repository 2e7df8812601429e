import re

import pytest

from chatdoc.privacy import Guarded, guard
from chatdoc.privacy.reading import read


def guarded(text: str) -> Guarded:
    outcome = guard(text)
    assert isinstance(outcome, Guarded)
    return outcome


@pytest.mark.parametrize(
    ("said", "in_digits"),
    [
        ("un quatre-vingt-deux zéro sept", "1 82 0 7"),
        ("soixante et onze nonante-neuf septante-deux", "71 99 72"),
        ("double zéro, triple zéro", "00 000"),
        ("quatre vingts euh alors dix sept", "80 17"),
        ("mille neuf cent soixante-quatre", "1964"),
        ("dix-neuf cent soixante-quatre", "1964"),
        ("quarante-quatre mille huit cent soixante et onze", "44871"),
        ("O6 l2 ０６ ①", "06 12 06 1"),
        ("un dossier de la loi L351-15", "un dossier de la loi l351-15"),
    ],
)
def test_numbers_read_as_digits_however_written_or_said(said: str, in_digits: str) -> None:
    assert read(said).numbers.text == in_digits


def test_each_number_knows_its_place_in_the_text_as_received() -> None:
    text = "né en quatre\u00advingt-deu\u200bx à Lyon"

    (number,) = read(text.replace("quatre\u00advingt", "quatre-vingt")).digits

    assert number.digits == "82"
    assert number.spoken
    assert (number.start, number.end) == (6, 24)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("née le 3 mai 1964 à Lyon", "née en 1964 à Lyon"),
        ("né le 03/05/64", "né en 64"),
        ("née le 3.5.1964, veuve", "née en 1964, veuve"),
        ("je suis né le trois mai soixante-quatre", "je suis né en soixante-quatre"),
        ("Date de naissance : 11/09/1961 ; taux plein", "Date de naissance : 1961 ; taux plein"),
        ("DDN 12031964 taux plein", "DDN 1964 taux plein"),
        ("date de naissance 1964-03-12", "date de naissance 1964"),
        ("surcote 06/06/1961 180 trim", "surcote 1961 180 trim"),
        ("il est né le 5 mai", "il est né à une date indiquée"),
        ("née le 15/08", "née à une date indiquée"),
        ("née un 27 07 1954", "née en 1954"),
        ("né le quinze zéro six mille neuf cent soixante-cinq", "né en mille neuf cent soixante-cinq"),
        ("née le trois dix mille neuf cent soixante-cinq", "née en mille neuf cent soixante-cinq"),
        ("né le 2 oct, 62 ans", "né à une date indiquée, 62 ans"),
    ],
)
def test_a_birth_date_keeps_its_year_alone(text: str, after: str) -> None:
    outcome = guarded(text)

    assert outcome.reformulated == after
    assert outcome.types == ("BIRTHDATE",)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("elle est du 3 mai 64, deux enfants", "elle est de 64, deux enfants"),
        ("il a vu le jour le 14 mars 1961 à Oran", "il a vu le jour en 1961 à Oran"),
        ("venue au monde le 9 avril 1960", "venue au monde en 1960"),
        ("3/5/64 c'est sa date, carrière longue", "64 c'est sa date, carrière longue"),
        ("du 12/11/1958 elle, 168 trimestres", "de 1958 elle, 168 trimestres"),
        ("le trois zéro cinq soixante-quatre c'est sa naissance", "en soixante-quatre c'est sa naissance"),
        ("né le 3 du 5 64", "né en 64"),
        ("date de n. 04/12/1960, surcote", "date de n. 1960, surcote"),
        ("son mari, du 30 mars 1955, touche combien", "son mari, de 1955, touche combien"),
        ("née le 6 fevier 1963", "née en 1963"),
        ("né le 30 setpembre 1957", "né en 1957"),
        ("née le 6 fevier, veuve", "née à une date indiquée, veuve"),
        ("il est né en 1964, le 3 mai", "il est né en 1964, à une date indiquée"),
        ("née le premier avril soixante-cinq", "née en soixante-cinq"),
        ("le trois mai dix-neuf soixante-quatre elle est née", "en dix-neuf soixante-quatre elle est née"),
        ("carrière : 12/05/1961 - 168 trim", "carrière : 1961 - 168 trim"),
    ],
)
def test_a_birth_date_needs_no_word_of_birth(text: str, after: str) -> None:
    assert guarded(text).reformulated == after


@pytest.mark.parametrize("link", [" ", ", ", " ; ", " - ", "\n", " tel ", " / ", ". "])
@pytest.mark.parametrize(
    ("born", "year"),
    [
        ("née le 3 mai 1964", "1964"),
        ("née le 03/05/1964", "1964"),
        ("née le 1964-05-03", "1964"),
        ("née le 12 05 1964", "1964"),
        ("née le 3 mai 64", "64"),
        ("née le trois mai soixante-quatre", "soixante-quatre"),
        ("née en mai 1964", "1964"),
        ("née en 1964", "1964"),
    ],
)
@pytest.mark.parametrize(
    "number",
    [
        "06 12 34 56 78",
        "0612345678",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        "2 64 05 69 123 456 46",
        "2640569123456",
        "FR76 3000 6000 0112 3456 7890 189",
        "dossier 458712",
        "458712365",
    ],
)
def test_a_number_beside_a_birth_year_is_masked_alone(born: str, link: str, number: str, year: str) -> None:
    for text in (born + link + number, number + link + born):
        left = guarded(text).reformulated

        assert year in left
        assert re.search(r"\d{3}", left.replace("1964", "")) is None
        assert "trente-quatre" not in left


@pytest.mark.parametrize(
    "text",
    [
        "né en mars 1965, quelle durée ?",
        "nés entre le 1er avril 1965 et le 31 décembre 1965",
        "assurés nés à compter du 1er septembre 1961",
        "nés le 1er septembre 1961 ou après",
        "mariage le 12 juin 1985, réversion",
        "périodes du 01/09/1980 au 31/12/1985",
        "la loi du 21 août 2003",
        "départ au 1er juillet 2026",
        "mariés le 3 mai 1964 à Lyon",
        "décédé à Lyon, le 3 mai 1964",
        "la pension est versée depuis le 12 mai 1998",
        "service militaire du 01/02/1960 au 31/01/1962",
        "l'ordonnance du 4 octobre 1945",
        "mon courrier du 3 mars 2010 sans réponse",
        "entré en France le 12 mai 1972",
        "rendez-vous le 12 mai 26",
        "le 8 mai 1945 est férié",
        "3 nombres 64",
    ],
)
def test_dates_that_are_not_of_a_birth_stay(text: str) -> None:
    assert guarded(text).decision == "pass"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("[1 82 07 69 123 456 46] relevé", "NIR"),
        ("nir [182076912345699] clé fausse", "NIR"),
        ("Mme (1 58 02 2A 921 925 82) vit", "NIR"),
        ("n° secu 2 64 05 69", "NIR"),
        ("NIA 7 82 07 99 123 456", "NIR"),
        ("nir 1😀82😀07😀69😀123😀456", "NIR"),
        ("nir ١٨٢٠٧٦٩١٢٣٤٥٦", "NIR"),
        ("rappel +33639981234", "PHONE"),
        ("en Algérie 00213 5 55 12 34 56", "PHONE"),
        ("tel O6 39 98 I2 34", "PHONE"),
        ("mon mail marie point durand arobase orange point fr", "EMAIL"),
        ("m_durand [at] free.fr compte bloqué", "EMAIL"),
        ("virement BE68 5390 0754 7034", "IBAN"),
        ("RIB 30006 00001 12345678901 89", "IBAN"),
        ("passeport 12AB34567 périmé", "FILE_NUMBER"),
        ("dossier n° 2025-123456", "FILE_NUMBER"),
        ("le dossier trois cent quarante-cinq mille six cent douze", "FILE_NUMBER"),
        ("elle habite au 4 bis allée des Acacias", "ADDRESS"),
        ("il a déménagé 27 rue du 8 mai 1945, 38000 Grenoble", "ADDRESS"),
        ("habite 69003 Lyon, ASPA", "ADDRESS"),
        ("un, soixante-neuf, et puis zéro huit, vingt-six, deux cent douze, zéro quarante-deux", "NIR"),
        ("nir 2665060966289 (43)", "NIR"),
        ("sécu 1_74_08_99_213_133", "NIR"),
        ("un soixante dix 2 B huit cent trente-deux zéro zéro sept quarante", "NIR"),
        ("zéro, six, ensuite, un, alors, huit, un, euh, six, un, deux, un, un", "PHONE"),
        ("00 49 19880989809", "PHONE"),
        ("(tel 01/11/77/02/34)", "PHONE"),
        ("m o r v a n @ wanadoo point fr", "EMAIL"),
        ("créance 477131", "FILE_NUMBER"),
        ("numéro d'assuré 2024-62324", "FILE_NUMBER"),
        ("allocataire quatre-vingt-onze, vingt-trois, trente, quatre-vingt-douze", "FILE_NUMBER"),
        ("dossier n° 4369.3220-45", "FILE_NUMBER"),
        ("il vit 69 chem. de la République", "ADDRESS"),
        ("il vit 92 square du 11 novembre 1918", "ADDRESS"),
        ("nouvelle adresse résidence beau soleil escalier 2", "ADDRESS"),
        ("habite lieu-dit les quatre vents", "ADDRESS"),
        ("a déménagé résidence beau soleil escalier 2", "ADDRESS"),
        ("réf : 3152/8373-72", "FILE_NUMBER"),
        ("recours CRA 2024-0457", "FILE_NUMBER"),
        ("numéro de demande 2025 RP 44871", "FILE_NUMBER"),
    ],
)
def test_each_kind_is_found_and_named(text: str, type_: str) -> None:
    assert guarded(text).types == (type_,)


@pytest.mark.parametrize(
    "text",
    [
        "le 3960, le 39 60, le 15, le 112, le 116 006",
        "appeler le 09 71 10 39 60",
        "est-ce que le trente-neuf soixante est gratuit",
        "article L. 161-17-2, décret n° 2023-436, circulaire 2021-34",
        "cerfa 10916*09 et formulaire S5136j",
        "1 605,73 € par mois, 25 115,68 euros, 60000 euros",
        "167 168 169 170 171 172 trimestres",
        "1985 1986 1987 1988 trimestres manquants",
        "Carsat Rhône-Alpes 35 rue Maurice Flandin 69003 Lyon",
        "dossier complet depuis 2024",
        "résidence en France 9 mois par an",
        "rente AT point faible",
        "certificat de résidence algérien, résidence Crous",
        "au cours de l'année 2019, cours de l'action",
        "règlement (CE) n° 987/2009",
        "code 1234 non reçu",
        "décédé le 3 mai 2019, marié le 12 avril 1970",
        "siret 12345678900012",
        "contact@carsat-ra.fr",
        "quatre cours d'eau, deux villas à louer, trois passages par semaine",
        "entrée en EHPAD, prix d'une chambre double, foyer fiscal de deux personnes",
        "le troisième étage de la retraite, mère au foyer, il vit chez sa mère",
        "le portail M@p et l'outil Ret@il ne marchent pas",
        "AT point sur la situation, chez vous ou chez Orange",
        "arrêt n° 19-20.123 de la Cour de cassation, pourvoi 18-24.331",
        "instruction DSS/3A/2014/65, circulaire DSS/SD3A/2023/118",
        "circulaire Cnav 2023-15, décret n° 2023-270, fiche F14043, fiche R1234",
        "années 2019-2020-2021, campagne 2024/2025, NF Z 67-147, SFR 2010",
        "cerfa 13681*02, formulaire S3704, E 205, règlement 883/2004",
    ],
)
def test_numbers_and_places_that_identify_nobody_stay(text: str) -> None:
    assert guarded(text).decision == "pass"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("1 81 03 32, 3 enfants", "numéro indiqué, 3 enfants"),
        ("1 45 01 2A 237 864 1 200 €", "numéro indiqué 1 200 €"),
        ("06 12 34 56 78 62 ans", "numéro indiqué 62 ans"),
        ("zéro six douze trente-quatre cinquante-six soixante-dix-huit après 18 h", "numéro indiqué après 18 h"),
        ("FR76 3000 6000 0112 3456 7890, 168 trimestres", "compte indiqué, 168 trimestres"),
        ("identifiant 2970761, 168 trimestres", "identifiant indiqué, 168 trimestres"),
        ("référence 225 203 250 1961", "référence indiqué 1961"),
        ("FR26 0101 0386 3681 1961", "compte indiqué 1961"),
        ("page 12, 1 82 07 69 123 456", "page 12, numéro indiqué"),
        ("cerfa n° 14957*03, 01 23 45 67 89", "cerfa n° 14957*03, numéro indiqué"),
        ("le 3960, 01 23 45 67 89", "le 3960, numéro indiqué"),
        ("né en 1960 petitjean 56 arobase orange.fr", "né en 1960 courriel indiqué"),
        ("il vit 185 bis quai de la Gare ASPA", "il vit à l’adresse indiquée ASPA"),
    ],
)
def test_what_is_counted_beside_a_number_stays(text: str, after: str) -> None:
    assert guarded(text).reformulated == after


def test_the_town_stays_when_the_street_goes() -> None:
    outcome = guarded("elle habite 12 rue Victor Hugo 69003 Lyon, quelle agence ?")

    assert outcome.reformulated == "elle habite à l’adresse indiquée à Lyon, quelle agence ?"
