"""Inside the right fiche: what fills the card, what is said once, what is never said without the rest."""

from chatdoc.answering.amounts import amount_factor, asked_amounts
from chatdoc.answering.composition import compose
from chatdoc.answering.lines import count_words
from chatdoc.answering.selection import select
from chatdoc.knowledge.tree import Item, ItemList, Note, Paragraph, Section, Service, Table
from chatdoc.retrieval.results import PublishedVersion
from tests.answering.factories import asked, hits_of, made_version, selected


def lines_of(text: str, *versions: PublishedVersion, **facts: str) -> list[str]:
    return [piece.text for piece in selected(text, *versions, **facts).pieces]


def case(title: str, *words: str) -> Section:
    return Section("cas", title, tuple(Paragraph(text) for text in words))


def test_the_room_left_goes_to_the_leading_fiche_before_another_one() -> None:
    rules = [Paragraph(f"La prime inventée suit la règle numéro {n}.") for n in range(1, 5)]
    lead = made_version("P1", "Prime inventée", *rules, Paragraph("Une lettre recommandée est envoyée au bailleur."))
    other = made_version("P2", "Prime ancienne", *(Paragraph(f"La prime {'mot ' * 30}{n}.") for n in range(6)))

    shown = selected("prime inventée règle", lead, other).pieces

    assert "Une lettre recommandée est envoyée au bailleur." in [piece.text for piece in shown]
    assert sum(piece.words for piece in shown if piece.rank) <= 120


def test_the_same_words_under_two_cases_are_one_line_that_names_both_and_cites_both() -> None:
    shared = "Votre pension inventée est payée une fois par an."
    version = made_version(
        "P3",
        "Pension inventée",
        case("Cas général", shared),
        case("Alsace-Moselle", shared),
        case("Mayotte", "Votre pension inventée est payée en avril."),
    )

    pieces = [piece for piece in selected("pension inventée payée quand", version).pieces if shared in piece.text]

    assert [piece.text for piece in pieces] == [f"Cas général ou Alsace-Moselle : {shared}"]
    assert [unit.number for unit in pieces[0].units] == [0, 1]


def test_a_case_that_the_facts_close_is_not_named_beside_its_twin() -> None:
    shared = "Votre aide inventée est de 12 € par mois."
    version = made_version(
        "P4",
        "Aide inventée",
        case("1 enfant", shared),
        case("2 enfants", shared),
        case("3 enfants", "Elle est doublée."),
    )

    text = "\n".join(lines_of("montant aide inventée", version, enfants="2"))

    assert f"2 enfants : {shared}" in text
    assert "1 enfant :" not in text


def test_cases_that_all_say_the_same_ask_for_no_fact() -> None:
    shared = "Votre aide inventée est de 12 € par mois."
    version = made_version("P5", "Aide inventée", case("Né en 1960", shared), case("Né en 1961", shared))

    assert selected("montant aide inventée", version).undecided is None


def test_what_several_cases_share_is_said_with_its_case_once() -> None:
    words = "Votre pension inventée est payée en avril. " + "Une suite longue de mots est ajoutée ici encore. " * 6
    version = made_version("P6", "Pension inventée", case("Cas général", words), case("Alsace-Moselle", words))
    question = asked("pension inventée payée")

    card = compose(question, selected("pension inventée payée", version), hits_of(version))

    assert card.a_dire.count("Cas général") == 1


def test_an_announcement_is_shown_with_what_it_announces() -> None:
    version = made_version(
        "P7",
        "Demande inventée",
        Paragraph("La demande inventée se fait avec le formulaire suivant :"),
        Service("Demande d'aide", "Formulaire", number="12345*01"),
    )

    assert any("formulaire suivant : Formulaire" in text for text in lines_of("demande inventée formulaire", version))


def test_an_announcement_with_nothing_after_it_is_not_shown() -> None:
    version = made_version(
        "P8",
        "Dossier inventé",
        Paragraph("Contenu du dossier inventé :"),
        Section("chapitre", "Suite", (Paragraph("Oui."),)),
    )

    assert not any("Contenu" in text for text in lines_of("dossier inventé contenu", version))


def test_the_introduction_of_a_list_too_long_to_show_is_said_all_the_same() -> None:
    items = tuple(Item(f"motif {n} " + "mot " * 90) for n in range(3))
    lead = "L'âge inventé est abaissé d'un an si vous êtes parent pour l'un des motifs suivants :"
    version = made_version("P9", "Âge inventé", Paragraph(lead), ItemList(items))

    assert any(
        "abaissé d'un an" in text and "voir la liste" in text for text in lines_of("âge inventé abaissé", version)
    )


def test_rows_that_no_fact_tells_apart_stand_under_one_introduction() -> None:
    rows = (("Groupe vert", "11 €"), ("Groupe bleu", "22 €"), ("Groupe gris", "33 €"))
    version = made_version(
        "P10", "Prime inventée", Paragraph("La prime inventée par mois est :"), Table(("Groupe", "Prime"), rows)
    )

    shown = lines_of("montant prime inventée groupe", version)

    assert len([text for text in shown if "Groupe vert" in text]) == 1
    assert "\n- Groupe vert : prime : 11 €\n- Groupe bleu : prime : 22 €" in shown[0]


def test_a_long_table_is_not_said_twice_by_its_introduction() -> None:
    rows = tuple((f"Groupe {color} {'mot ' * 8}", f"{n} €") for n, color in enumerate(("vert", "bleu", "gris", "noir")))
    lead = "La prime inventée par mois dépend du groupe de la personne qui la demande comme suit :"
    version = made_version("P11", "Prime inventée", Paragraph(lead), Table(("Groupe", "Prime"), rows))
    question = asked("montant prime inventée groupe")

    card = compose(question, selected("montant prime inventée groupe", version), hits_of(version))

    assert card.text.count("comme suit") == 1
    assert count_words(card.text) <= 250


def test_a_number_counted_in_the_question_chooses_the_branch_that_holds_it() -> None:
    version = made_version(
        "P12",
        "Versement inventé",
        case("À partir de 200 points", "Le versement inventé est mensuel."),
        case("Moins de 101 points", "Le versement inventé est un capital."),
    )

    assert "capital" in lines_of("80 points, versement inventé comment", version)[0]
    assert "mensuel" in lines_of("250 points, versement inventé comment", version)[0]


def test_months_are_compared_with_days() -> None:
    long, short = made_version(
        "P13", "Séjour", case("Plus de 60 jours", "Réduit."), case("Moins de 60 jours", "Entier.")
    ).units

    said = asked_amounts("depuis 3 mois a l'hopital")

    assert amount_factor(long, said) > 1 > amount_factor(short, said)


def test_a_card_asks_for_the_case_when_the_facts_cannot_decide_the_branch_they_open() -> None:
    inside = (case("Formule simple", "L'aide est de 10 €."), case("Formule majorée", "L'aide est de 20 €."))
    version = made_version(
        "P14",
        "Aide inventée",
        Section("cas", "Vous êtes veuf/ve", inside),
        Section("cas", "Vous êtes divorcé", (Paragraph("L'aide est de 30 €."),)),
    )
    question = asked("montant aide inventée", {"situation": "veuf"})

    card = compose(question, selected("montant aide inventée", version, situation="veuf"), hits_of(version))

    assert card.a_dire.startswith("Cela dépend d’un fait à préciser : le cas")


def test_a_line_with_a_number_of_its_own_is_never_said_already() -> None:
    version = made_version(
        "P15",
        "Demande inventée",
        Paragraph("Vous pouvez faire votre demande inventée par courrier ou en ligne au moyen du formulaire dédié."),
        Paragraph("Vous pouvez faire votre demande inventée par courrier au moyen du formulaire n°90916."),
    )

    assert any("90916" in text for text in lines_of("demande inventée formulaire courrier", version))


def test_a_long_paragraph_keeps_the_sentence_with_what_is_asked_rather_than_its_example() -> None:
    words = (
        f"{'La garantie inventée suit des règles que ce texte décrit longuement sans rien chiffrer. ' * 5}"
        "Le maintien ne peut pas dépasser 12 mois. "
        f"Par exemple, la garantie inventée {'continue pour la garantie inventée ' * 12}."
    )
    version = made_version("P16", "Contrat", Paragraph(words))

    text = lines_of("garantie inventée combien de temps", version)[0]

    assert "12 mois" in text
    assert "Par exemple" not in text


def test_a_question_is_answered_by_the_opposite_of_its_word() -> None:
    rules = [Paragraph(f"La carte inventée suit la règle {n} {'mot ' * 35}.") for n in range(9)]
    version = made_version("P17", "Carte inventée", *rules, Paragraph("Elle est gratuite."))

    assert "Elle est gratuite." in lines_of("carte inventée payante ?", version)


def test_how_often_is_answered_by_what_comes_back() -> None:
    rules = [Paragraph(f"Le certificat inventé suit la règle {name} {'mot ' * 40}.") for name in "abcdefghi"]
    often = "Le certificat inventé est demandé une fois par an."
    version = made_version("P18", "Certificat", *rules, Paragraph(often))

    assert lines_of("certificat inventé, c'est tous les combien", version)[0] == often


def test_what_comes_after_the_opening_is_cut_shorter() -> None:
    texts = [f"La prime inventée numéro {n} est due. {f'Une suite {n} dit encore la règle. ' * 9}" for n in range(9)]
    version = made_version("P19", "Prime", *(Paragraph(text) for text in texts))

    pieces = selected("prime inventée", version).pieces

    assert pieces[0].words > 45
    assert len(pieces) > 4
    assert all(piece.words <= 45 for piece in pieces[2:])


def test_a_case_that_holds_in_another_fiche_does_not_open_the_card() -> None:
    lead = made_version("P20", "Droits inventés", Paragraph("Les droits inventés se demandent au guichet vert."))
    other = made_version("P21", "Pension", case("Vous êtes veuf", "La condition inventée est remplie, droits ouverts."))

    assert selected("droits inventés du veuf", lead, other, situation="veuf").pieces[0].version is lead


def test_what_only_fills_the_card_is_not_what_is_said_first() -> None:
    version = made_version(
        "P22",
        "Départ inventé",
        case("Formule verte", "Le justificatif zébré suffit pour ce départ inventé zébré."),
        Paragraph("Une lettre est envoyée en avril."),
    )
    question = asked("justificatif zébré suffit départ inventé")

    card = compose(question, selected("justificatif zébré suffit départ inventé", version), hits_of(version))

    assert card.a_dire.startswith("Formule verte : Le justificatif zébré")


def test_an_item_that_opens_with_the_number_asked_is_kept_in_a_long_list() -> None:
    items = tuple(Item(f"{n} e rang {'mot ' * 12}donne {n * 10} points") for n in range(1, 15))
    version = made_version("P23", "Rang", Paragraph("Le rang inventé donne :"), ItemList(items))

    assert "120 points" in "\n".join(lines_of("rang inventé 12eme", version))


def test_a_short_card_has_no_room_for_an_example() -> None:
    example = Note("exemple", (Paragraph("Un partage inventé entre deux épouses donne un tiers et deux tiers."),))
    rule = Paragraph("Le partage inventé suit la durée de chaque mariage.")
    version = made_version("P24", "Partage", example, rule)
    question = asked("partage inventé entre deux épouses", length="bref")

    assert [piece.text for piece in select(question, hits_of(version)).pieces] == [rule.text]


def test_what_a_fact_opens_is_said_first_only_when_it_answers_what_is_asked() -> None:
    intro = Paragraph("La pension zébrée est versée au conjoint, elle se demande.")
    widow = Section("cas", "Vous êtes veuf", (Paragraph("La condition de mariage est remplie."),))
    other = Section("cas", "Vous êtes divorcé", (Paragraph("Le jugement est à joindre."),))
    version = made_version("A", "Pension zébrée", intro, Section("titre", "Mariage", (widow, other)))
    question = asked("veuve, pension zébrée", {"situation": "veuf"})

    card = compose(question, selected("veuve, pension zébrée", version, situation="veuf"), hits_of(version))

    assert card.a_dire.startswith("La pension zébrée est versée au conjoint")
    assert any("La condition de mariage est remplie" in point.text for point in card.points)


def test_a_sentence_for_people_of_another_birth_is_not_shown() -> None:
    text = "Si vous êtes parent et né à partir du 1er avril 1965, votre âge zébré est abaissé d'un an."
    version = made_version("A", "Âge zébré", Paragraph("L'âge zébré dépend de la naissance."), Paragraph(text))

    shown = [piece.text for piece in selected("âge zébré", version, naissance="1965-03").pieces]
    younger = [piece.text for piece in selected("âge zébré", version, naissance="1965-04").pieces]

    assert text not in shown
    assert text in younger


def test_no_fact_is_asked_when_every_row_says_the_same_of_what_is_asked() -> None:
    rows = (("Né en 1963", "dès 60 ans", "101 trimestres"), ("Né en 1964", "dès 60 ans", "102 trimestres"))
    table = Table(("Date de naissance", "Âge zébré", "Trimestres demandés"), rows)
    version = made_version("A", "Départ inventé", Paragraph("Le départ inventé est ouvert dès 60 ans."), table)

    assert selected("départ inventé, quel âge zébré ?", version).undecided is None
    assert selected("départ inventé, combien de trimestres demandés ?", version).missing == ("naissance",)


def test_what_is_said_first_ends_with_the_last_sentence_that_answers() -> None:
    answers = "La prime inventée est partagée entre les deux colocataires."
    beside = "Déménager ne fait pas perdre la prime inventée."
    version = made_version("P30", "Prime inventée", Paragraph(f"{answers} {beside}"))

    card = compose(asked("prime inventée, deux colocataires"), selected("deux colocataires", version), hits_of(version))

    assert card.a_dire == answers
    assert beside in card.text


def test_a_list_said_in_one_sentence_keeps_its_condition_for_the_check() -> None:
    lead = "Le congé inventé peut être refusé dans les cas suivants, si l'employeur l'écrit :"
    version = made_version(
        "P31", "Congé inventé", Paragraph(lead), ItemList((Item("Le service est fermé ;"), Item("Un stock existe")))
    )

    card = compose(asked("congé inventé refusé"), selected("congé inventé refusé", version), hits_of(version))

    assert card.withheld == 0
    assert "Le service est fermé ; Un stock existe" in card.a_dire


def test_of_a_long_list_what_the_question_names_is_said_and_the_whole_stays_below() -> None:
    papers = [Item(f"la pièce inventée numéro {n}, signée, datée et jointe au dossier complet") for n in range(1, 7)]
    named = Item("la facture du déménageur, payée")
    version = made_version(
        "P33", "Prime inventée", Paragraph("Joignez les pièces suivantes :"), ItemList((*papers, named))
    )

    words = "prime inventée, facture du déménageur"
    card = compose(asked(words), selected(words, version), hits_of(version))

    assert card.a_dire == "Joignez les pièces suivantes : la facture du déménageur, payée ; voir la liste ci-dessous."
    assert all(f"- {item.text}" in card.text for item in (*papers, named))
