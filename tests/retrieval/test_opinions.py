"""Vectors and reranking of the site over real HTTP, and a tiny ONNX model made here: they add, and never hold up."""

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest

from chatdoc.ai.embeddings import FolderEmbedder, ServedEmbedder
from chatdoc.ai.errors import ModelFailed
from chatdoc.ai.reranking import ServedReranker
from chatdoc.ai.server import Server
from chatdoc.retrieval import opinions
from chatdoc.retrieval.opinions import Dense, Rerank
from chatdoc.retrieval.queries import search
from config.cli import main
from config.settings import environment
from tests.answering.factories import safe
from tests.retrieval.factories import publish

type Answers = Callable[[str, dict[str, Any]], Any]


@contextmanager
def served(answers: Answers) -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            content = json.dumps(answers(self.path, body)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=http.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield Server(f"http://127.0.0.1:{http.server_address[1]}")
    finally:
        http.shutdown()
        http.server_close()


SENSES = (("vélo", "bicyclette", "cycle"), ("chien", "animal", "canidé"), ("toit", "maison", "logement"))


def meaning(text: str) -> list[float]:
    """Words of one sense are one direction: what a real model learns, written by hand."""
    return [float(sum(word in text.lower() for word in words)) + 0.01 for words in SENSES]


def embeddings(path: str, body: dict[str, Any]) -> Any:
    assert path == "/v1/embeddings"
    return {"data": [{"index": rank, "embedding": meaning(text)} for rank, text in enumerate(body["input"])][::-1]}


@pytest.fixture
def base(transactional_db: None) -> None:
    opinions._vectors.cache_clear()
    publish("VELO", "Prime d’essai pour une bicyclette", "La prime aide à acheter une bicyclette.")
    publish("CHIEN", "Prime d’essai pour un animal", "La prime aide à nourrir un animal.")


def using(monkeypatch: pytest.MonkeyPatch, dense: Dense | None = None, rerank: Rerank | None = None) -> None:
    for module in ("queries", "indexing"):
        monkeypatch.setattr(f"chatdoc.retrieval.{module}.dense", lambda: dense)
    monkeypatch.setattr("chatdoc.retrieval.queries.rerank", lambda: rerank)


def found(words: str) -> list[str]:
    return [hit.version.fiche_id for hit in search(safe(words)).hits]


def test_texts_come_back_in_order_as_vectors_of_length_one() -> None:
    with served(embeddings) as server:
        vectors = ServedEmbedder(server, "essai").embed(["un chien", "un vélo"], 2.0)

    assert vectors.shape == (2, 3)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert vectors[0].argmax() == 1
    assert vectors[1].argmax() == 0


@pytest.mark.parametrize(
    "answer", [{}, {"data": []}, {"data": [{"index": 0}]}, [], {"data": [{"index": 0, "embedding": ["x"]}]}]
)
def test_an_answer_of_another_shape_is_a_failure(answer: Any) -> None:
    with served(lambda path, body: answer) as server, pytest.raises(ModelFailed):
        ServedEmbedder(server, "").embed(["un chien"], 2.0)


def test_vectors_bring_a_fiche_that_no_word_finds(base: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(embeddings) as server:
        dense = Dense(ServedEmbedder(server, "essai"), 3.0, 2.0)
        using(monkeypatch, dense)
        publish("TOIT", "Prime d’essai pour un toit", "La prime aide à réparer un toit.")
        with_vectors = found("prime d’essai canidé")
        using(monkeypatch)
        without = found("prime d’essai canidé")

    assert with_vectors[0] == "CHIEN"
    assert set(with_vectors) == set(without) == {"CHIEN", "TOIT", "VELO"}


def test_when_the_server_is_down_the_search_goes_on_without(base: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(embeddings) as server:
        using(monkeypatch, Dense(ServedEmbedder(server, "essai"), 3.0, 0.5))
        publish("TOIT", "Prime d’essai pour un toit", "La prime aide à réparer un toit.")
    stopped = Rerank(ServedReranker(server, ""), 10, 1.0, 0.5)

    using(monkeypatch, Dense(ServedEmbedder(server, "essai"), 3.0, 0.5), stopped)
    down = found("prime d’essai pour une bicyclette")
    using(monkeypatch)

    assert down == found("prime d’essai pour une bicyclette")
    assert down[0] == "VELO"


def jina(path: str, body: dict[str, Any]) -> Any:
    order = sorted(range(len(body["documents"])), key=lambda rank: "animal" not in body["documents"][rank])
    return {"results": [{"index": rank, "relevance_score": 1.0 - place} for place, rank in enumerate(order)]}


def tei(path: str, body: dict[str, Any]) -> Any:
    return [{"index": rank, "score": float("animal" in text)} for rank, text in enumerate(body["texts"])]


@pytest.mark.parametrize("answers", [jina, tei])
def test_a_reranking_server_moves_the_fiche_it_prefers(
    base: None, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    words = "prime d’essai pour une bicyclette"
    assert found(words)[0] == "VELO"
    with served(answers) as server:
        using(monkeypatch, rerank=Rerank(ServedReranker(server, ""), 10, 5.0, 2.0))
        moved = search(safe(words))

    assert moved.hits[0].version.fiche_id == "CHIEN"
    assert "rerank" in moved.hits[0].reasons


def test_a_question_that_the_base_does_not_cover_stays_uncovered(base: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(embeddings) as server:
        using(monkeypatch, Dense(ServedEmbedder(server, "essai"), 5.0, 2.0))
        publish("TOIT", "Prime d’essai pour un toit", "La prime aide à réparer un toit.")

        assert not search(safe("quel vaccin pour un canidé en voyage au Japon")).covered


def test_a_folder_of_an_onnx_model_gives_vectors(tmp_path: Path) -> None:
    _tiny_model(tmp_path)

    vectors = FolderEmbedder(tmp_path).embed(["prime vélo", "prime chien", "prime vélo"], 1.0)

    assert vectors.shape == (3, 4)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.allclose(vectors[0], vectors[2])
    assert not np.allclose(vectors[0], vectors[1])


def test_a_folder_without_its_files_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ModelFailed):
        FolderEmbedder(tmp_path).embed(["prime"], 1.0)


def _tiny_model(folder: Path) -> None:
    """One layer: the vector of each word."""
    onnx = pytest.importorskip("onnx")
    tokenizers = pytest.importorskip("tokenizers")
    words = {"[UNK]": 0, "prime": 1, "vélo": 2, "chien": 3}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.random.default_rng(zlib.crc32(b"essai")).normal(size=(4, 4)).astype(np.float32)
    helper = onnx.helper
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "essai",
        [helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["b", "s"])],
        [helper.make_tensor_value_info("last_hidden_state", onnx.TensorProto.FLOAT, ["b", "s", 4])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.save(model, str(folder / "model.onnx"))


def test_their_settings_are_read_and_refused_when_they_make_no_sense(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (environment.embedding_settings(), environment.rerank_settings()) == (None, None)
    monkeypatch.setenv("CHATDOC_EMBEDDINGS_URL", str(tmp_path))
    monkeypatch.setenv("CHATDOC_RERANK_URL", "http://relecteur:9000")
    monkeypatch.setenv("CHATDOC_RERANK_TOP", "5")

    vectors, again = environment.embedding_settings(), environment.rerank_settings()
    assert vectors is not None
    assert again is not None
    assert (vectors.place, vectors.weight, again.top) == (str(tmp_path), 0.5, 5)

    monkeypatch.setenv("CHATDOC_EMBEDDINGS_URL", str(tmp_path / "absent"))
    with pytest.raises(environment.SettingRefused, match="ni une adresse http ni un dossier"):
        environment.embedding_settings()


def test_evaluate_shows_with_and_without(
    base: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"query": "prime pour une bicyclette", "gold_fiche_ids": ["VELO"]}\n', "utf-8")
    command = ["evaluate", str(questions), "--against", "mots", "--json"]
    assert main(command) == 2  # nothing is set: there is nothing to compare

    with served(jina) as server:
        chosen = Rerank(ServedReranker(server, ""), 10, 5.0, 2.0)
        monkeypatch.setattr("chatdoc.retrieval.opinions._rerank", lambda: chosen)
        capsys.readouterr()
        assert main(command) == 0

    report = json.loads(capsys.readouterr().out)
    assert report["overall"]["hit@1"]["count"] == 0
    assert report["against"]["overall"]["hit@1"]["count"] == 1
    assert report["against"]["sign_test"]["losses"] == 1
