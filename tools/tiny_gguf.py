"""`python tools/tiny_gguf.py FILE.gguf`: a language model of a few hundred kilobytes with weights drawn at random.

It says nothing that makes sense: it proves that the path to a real llama.cpp server holds, without any weight to fetch.
Needs the package `gguf`, outside the project's own environment (docs/mesures/modele.md).
"""

import sys
from pathlib import Path

import gguf
import numpy as np

CONTEXT, WIDTH, HEADS, LAYERS, FEED = 32_768, 64, 4, 2, 128
SPECIAL = ("<unk>", "<s>", "</s>")


def main(path: Path) -> None:
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    count = _vocabulary(writer)
    _weights(writer, count)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _vocabulary(writer: "gguf.GGUFWriter") -> int:
    """The 256 bytes, and the letters of French: every text can be read and written."""
    letters = "▁abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:[]éèàêçù’"
    tokens = [*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *letters]
    kind = gguf.TokenType
    types = [kind.UNKNOWN, kind.CONTROL, kind.CONTROL, *[kind.BYTE] * 256, *[kind.NORMAL] * len(letters)]
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * 259 + [-float(rank) for rank in range(len(letters))])
    writer.add_token_types(types)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    return len(tokens)


def _weights(writer: "gguf.GGUFWriter", count: int) -> None:
    draw = np.random.default_rng(2026)

    def add(name: str, *shape: int) -> None:
        scale = 1.0 if len(shape) == 1 else shape[-1] ** -0.5
        values = np.ones(shape) if len(shape) == 1 else draw.normal(scale=scale, size=shape)
        writer.add_tensor(name, values.astype(np.float32))

    add("token_embd.weight", count, WIDTH)
    add("output_norm.weight", WIDTH)
    add("output.weight", count, WIDTH)
    for layer in range(LAYERS):
        for name in ("attn_norm", "ffn_norm"):
            add(f"blk.{layer}.{name}.weight", WIDTH)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
        for name in ("ffn_gate", "ffn_up"):
            add(f"blk.{layer}.{name}.weight", FEED, WIDTH)
        add(f"blk.{layer}.ffn_down.weight", WIDTH, FEED)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
