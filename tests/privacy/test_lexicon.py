import os
from pathlib import Path

import pytest

from chatdoc.privacy.lexicon import current_lexicon, use_lexicon_folder
from chatdoc.privacy.lexicon.commands import add_arguments, run
from chatdoc.privacy.lexicon.current import _Current, read_lexicon
from chatdoc.privacy.lexicon.errors import LexiconUnreadable, NamesUnreadable
from chatdoc.privacy.lexicon.importing import kind_of, read_names
from chatdoc.privacy.lexicon.table import Table, table_content


@pytest.fixture
def folder(tmp_path: Path):  # type: ignore[no-untyped-def]
    before = _Current.folder
    use_lexicon_folder(tmp_path / "lexicon")
    yield tmp_path
    use_lexicon_folder(before)


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def imported(*words: str) -> int:
    import argparse

    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(["import", *words]))


def test_a_table_gives_back_each_word_and_no_other() -> None:
    words = {f"mot{number}": number % 255 + 1 for number in range(2000)}
    table = Table(memoryview(table_content(words)))

    assert {word: table.get(word) for word in words} == words
    assert not any(table.get(f"autre{number}") for number in range(20_000))


def test_the_insee_file_of_first_names_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path / "nat2021.csv",
        "sexe;preusuel;annais;nombre\n1;_PRENOMS_RARES;1900;1249\n1;ZÉPHIRIN;1900;4\n1;ZÉPHIRIN;1901;3\n2;MARIE-ZOÉ;1950;9\n",
    )

    assert kind_of(path) == "prenoms"
    assert read_names(path, "prenoms") == {"zephirin": 7, "marie": 9, "zoe": 9}


def test_the_insee_file_of_surnames_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path / "noms2008nat_txt.txt",
        "NOM\t_1891_1900\t_1901_1910\nAUTRES NOMS\t5\t5\nTROUCHIER\t12\t30\n",
        "latin-1",
    )

    assert kind_of(path) == "noms"
    assert read_names(path, "noms") == {"trouchier": 42}


def test_communes_come_as_json_or_csv(tmp_path: Path) -> None:
    rows = written(tmp_path / "communes.json", '[{"nom": "Brizolles"}, {"nom": "Abbans-Dessous"}]')
    table = written(
        tmp_path / "v_commune_2024.csv", "TYPECOM,COM,NCC,NCCENR,LIBELLE\nCOM,01001,BRIZOLLES,Brizolles,Brizolles\n"
    )

    assert read_names(rows, "communes") == {"brizolles": 1, "abbans-dessous": 1}
    assert kind_of(table) == "communes"
    assert read_names(table, "communes") == {"brizolles": 1}


def test_an_import_counts_at_once(folder: Path) -> None:
    path = written(folder / "noms.csv", "ZARBOUCHET,120\nAUTRES NOMS,9999\n")
    assert not current_lexicon().word("zarbouchet").is_name

    assert imported(str(path)) == 0

    assert current_lexicon().word("zarbouchet").last > 0
    assert not current_lexicon().word("autres").is_name


def test_a_file_of_no_known_kind_changes_nothing(folder: Path) -> None:
    good = written(folder / "noms.csv", "ZARBOUCHET,120\n")
    bad = written(folder / "liste.csv", "ZARBOUCHET,120\n")

    with pytest.raises(NamesUnreadable):
        imported(str(good), str(bad))

    assert not (folder / "lexicon").exists()


@pytest.mark.parametrize("text", ["", "[1, 2]", '{"nom": 3', "a,b\nc,d\n"])
def test_a_file_that_holds_no_names_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(NamesUnreadable):
        read_names(written(tmp_path / "noms.json", text), "noms")


def test_a_damaged_table_lets_nothing_be_read(folder: Path) -> None:
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "noms.bin").write_bytes(b"not a table")

    with pytest.raises(LexiconUnreadable):
        current_lexicon()


def test_the_product_s_own_words_are_known() -> None:
    lexicon = read_lexicon(None)

    assert lexicon.word("trimestres").is_common
    assert lexicon.word("mohamed").first > 0
    assert lexicon.word("roanne").is_place
    assert lexicon.may_be_misspelt("reverssion")
    assert not lexicon.may_be_misspelt("brissonneau")


def test_the_tables_stay_small() -> None:
    from chatdoc.privacy.lexicon.current import BUILT_IN

    assert sum(os.path.getsize(path) for path in BUILT_IN.glob("*.bin")) < 10_000_000
