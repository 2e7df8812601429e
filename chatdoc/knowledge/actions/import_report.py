"""What one import did, in the words of the command line's contract (design §5)."""

from dataclasses import dataclass, field


@dataclass
class ImportReport:
    imported: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    skipped: list[dict[str, str]] = field(default_factory=list)
    failed: list[dict[str, str]] = field(default_factory=list)
    blocked: list[dict[str, str]] = field(default_factory=list)

    @property
    def has_failures(self) -> bool:
        return bool(self.failed or self.blocked)

    def skip(self, path: str, reason: str) -> None:
        self.skipped.append({"path": path, "reason": reason})

    def fail(self, path: str, reason: str) -> None:
        self.failed.append({"path": path, "reason": reason})

    def block(self, identifier: str, reason: str) -> None:
        self.blocked.append({"id": identifier, "reason": reason})
