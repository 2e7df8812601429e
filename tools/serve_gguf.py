"""`python tools/serve_gguf.py FILE.gguf PORT`: a llama.cpp server on the loopback, for as long as it is left alone.

Needs the package `xllamacpp`, outside the project's own environment (docs/mesures/modele.md).
"""

import sys
from threading import Event

import xllamacpp


def main(path: str, port: int) -> None:
    wanted = xllamacpp.CommonParams()
    wanted.model.path = path
    wanted.n_ctx, wanted.n_parallel, wanted.warmup = 32_768, 1, False
    wanted.hostnames, wanted.port = ["127.0.0.1"], port
    server = xllamacpp.Server(wanted)
    print(server.listening_address, flush=True)
    Event().wait()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
