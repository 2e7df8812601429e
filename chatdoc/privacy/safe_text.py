from typing import ClassVar, final


@final
class SafeText:
    """Words that passed the guard. Search, answering, models, storage and logs accept no other type."""

    __slots__ = ("_text",)
    _seal: ClassVar[object] = object()

    def __init__(self, text: str, seal: object) -> None:
        if seal is not SafeText._seal:
            raise TypeError("SafeText is made by privacy.guard alone")
        self._text = text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        # A traceback or a log line must not show what was typed, even once guarded.
        return f"<SafeText of {len(self._text)} characters>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SafeText) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __bool__(self) -> bool:
        return bool(self._text)
