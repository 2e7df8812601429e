"""Texts as vectors: a server of the site (`/v1/embeddings`), or a folder of sentence-transformers exported to ONNX."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from chatdoc.ai.errors import ModelFailed
from chatdoc.ai.opinions import EmbeddingSettings
from chatdoc.ai.server import Server

if TYPE_CHECKING:
    import httpx2

type Vectors = NDArray[np.float32]  # one row per text, of length 1
BATCH: Final = 32
_LONGEST: Final = 512  # tokens


class Embedder(Protocol):
    @property
    def name(self) -> str:
        """What tells its vectors from another's."""

    def embed(self, texts: Sequence[str], seconds: float) -> Vectors:
        """Raise `ModelFailed` when it cannot."""


def embedder_of(settings: EmbeddingSettings) -> Embedder:
    if settings.place.startswith(("http://", "https://")):
        return ServedEmbedder(Server(settings.place, settings.key, 60.0), settings.name)
    return FolderEmbedder(Path(settings.place))


class ServedEmbedder:
    def __init__(self, server: Server, model: str) -> None:
        self._server, self._model = server, model
        self.name = f"{server.base} {model}"

    @cached_property
    def _client(self) -> "httpx2.Client":
        from chatdoc.ai.http import client_of

        return client_of(self._server)

    def embed(self, texts: Sequence[str], seconds: float) -> Vectors:
        found: list[list[float]] = []
        for start in range(0, len(texts), BATCH):
            found += self._batch(list(texts[start : start + BATCH]), seconds)
        return _normal(np.array(found, dtype=np.float32))

    def _batch(self, texts: list[str], seconds: float) -> list[list[float]]:
        body = {"model": self._model, "input": texts, "encoding_format": "float"}
        answer = posted(self._client, f"{self._server.base}/embeddings", body, seconds)
        try:
            rows = sorted(answer["data"], key=lambda row: row["index"])
            vectors = [[float(value) for value in row["embedding"]] for row in rows]
        except (KeyError, TypeError, ValueError):
            raise ModelFailed("réponse illisible") from None
        if len(vectors) != len(texts) or len({len(vector) for vector in vectors}) != 1:
            raise ModelFailed("réponse illisible")
        return vectors


def posted(client: "httpx2.Client", url: str, body: dict[str, Any], seconds: float) -> Any:
    """The JSON a server answers; whatever goes wrong is one failure that repeats no word."""
    import httpx2

    try:
        response = client.post(url, json=body, timeout=seconds)
        response.raise_for_status()
        return response.json()
    except httpx2.TimeoutException:
        raise ModelFailed("trop lent") from None
    except httpx2.HTTPStatusError as error:
        raise ModelFailed(f"erreur {error.response.status_code} du serveur") from None
    except (httpx2.HTTPError, ValueError):
        raise ModelFailed("injoignable ou illisible") from None


class FolderEmbedder:
    """`model.onnx` (or `onnx/model.onnx`) and `tokenizer.json`. Asks for the packages onnxruntime and tokenizers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = f"{folder.name}"

    @cached_property
    def _session(self) -> Any:
        try:
            from onnxruntime import InferenceSession
        except ImportError:
            raise ModelFailed("paquet onnxruntime absent") from None
        found = [path for path in (self._folder / "model.onnx", self._folder / "onnx" / "model.onnx") if path.exists()]
        if not found:
            raise ModelFailed("model.onnx introuvable")
        return InferenceSession(str(found[0]), providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Any:
        try:
            from tokenizers import Tokenizer
        except ImportError:
            raise ModelFailed("paquet tokenizers absent") from None
        try:
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        except Exception:  # the library raises nothing narrower
            raise ModelFailed("tokenizer.json illisible") from None
        tokenizer.enable_padding()
        tokenizer.enable_truncation(_LONGEST)
        return tokenizer

    def embed(self, texts: Sequence[str], seconds: float) -> Vectors:
        parts = [self._batch(list(texts[start : start + BATCH])) for start in range(0, len(texts), BATCH)]
        return _normal(np.concatenate(parts)) if parts else np.empty((0, 0), dtype=np.float32)

    def _batch(self, texts: list[str]) -> Vectors:
        read = self._tokenizer.encode_batch(texts)
        ids = np.array([one.ids for one in read], dtype=np.int64)
        mask = np.array([one.attention_mask for one in read], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {one.name for one in self._session.get_inputs()}
        states = self._session.run(None, {name: value for name, value in given.items() if name in wanted})[0]
        weights = mask[:, :, None].astype(np.float32)
        mean: Vectors = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        return mean


def _normal(vectors: Vectors) -> Vectors:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return found
