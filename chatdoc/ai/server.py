"""Where a model server of the site is, and how long it may keep silent."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit


@dataclass(frozen=True)
class Server:
    url: str
    key: str = field(default="", repr=False)
    seconds: float = 20.0
    proxy: str = ""

    @property
    def base(self) -> str:
        """« http://127.0.0.1:8080 » and « http://127.0.0.1:8080/v1/ » are one server."""
        parts = urlsplit(self.url)
        path = parts.path.rstrip("/") or "/v1"
        return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
