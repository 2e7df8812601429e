"""People who do not exist, drawn from a seed, and everything by which one would know them in a file."""

import random
import re
import unicodedata
from dataclasses import dataclass

FIRST = [
    "Ghislaine",
    "Théodule",
    "Aïcha",
    "Wladimir",
    "Marguerite",
    "Ousmane",
    "Brigitte",
    "Gérard",
    "Fatoumata",
    "Jean-Loup",
    "Mireille",
    "Sylvain",
]
# No word of French, of the trade or of the product's own texts: a hit can only come from what was typed.
BEGIN = [
    "Verd",
    "Qualt",
    "Brezn",
    "Tavouk",
    "Krylov",
    "Mbekw",
    "Zouar",
    "Ploub",
    "Gwenf",
    "Dravsk",
    "Yssing",
    "Fauquem",
]
END = ["urin", "ier", "anec", "elet", "aux", "iski", "adou", "in", "bert", "oux", "ard", "emont"]
STREETS = ["Tilleulx", "Grenouillère", "Coquelicotte", "Pommelière", "Bruyandes", "Chantrepie"]
KINDS = ("rue", "avenue", "impasse", "chemin")
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
LEAST_DIGITS = 6


@dataclass(frozen=True)
class Identity:
    first: str
    last: str
    nir: str
    phone: str
    email: str
    iban: str
    birth: str  # day and month
    year: int
    address: str
    street: str
    file_number: str

    @property
    def numbers(self) -> tuple[str, ...]:
        return (self.nir, self.phone, self.iban, self.file_number)

    def phrases(self, draw: random.Random) -> list[str]:
        """The same person told as advisors type it: each phrase with something of theirs, and a real question."""
        who = draw.choice([f"Mme {self.first} {self.last}", f"M. {self.last.upper()}", f"Madame {self.last}"])
        return [
            f"{who}, née le {self.birth} {self.year}, à quel âge part-elle à la retraite d’essai ?",
            f"{who} NIR {self.nir} demande sa retraite",
            f"rappeler {who} au {self.phone} ou {self.email} pour le cumul",
            f"{who} habite {self.address}, quel rendez-vous à la caisse ?",
            f"IBAN {self.iban} dossier n° {self.file_number}, quand est versée la pension ?",
        ]

    def told_at_once(self) -> str:
        return (
            f"Mme {self.first} {self.last} née le {self.birth} {self.year}, NIR {self.nir}, tél {self.phone}, "
            f"{self.email}, IBAN {self.iban}, {self.address}, dossier n° {self.file_number} : quel âge de départ ?"
        )

    def traces(self) -> frozenset[str]:
        """What no file, row, line or answer may hold, in the plain form of `plain`."""
        words = {self.last, self.street, self.birth, self.email.split("@")[0]}
        return frozenset({*map(plain, words), f" {plain(self.first)} ", *self.digit_traces()})

    def digit_traces(self) -> set[str]:
        """Every run of six digits of a number."""
        runs = set()
        for number in self.numbers:
            digits = re.sub(r"\D", "", number)
            runs |= {digits[at : at + LEAST_DIGITS] for at in range(len(digits) - LEAST_DIGITS + 1)}
        return runs


def identities(count: int, seed: int = 20261122) -> list[Identity]:
    draw = random.Random(seed)
    return [_identity(draw) for _ in range(count)]


def plain(text: str) -> str:
    """Lower case, no accent, one space: a trace is found however the file writes it."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _identity(draw: random.Random) -> Identity:
    first, last = draw.choice(FIRST), draw.choice(BEGIN) + draw.choice(END)
    year, month, day = draw.randint(1946, 1975), draw.randint(1, 12), draw.randint(1, 28)
    street = draw.choice(STREETS)
    return Identity(
        first=first,
        last=last,
        nir=_nir(draw, year, month),
        phone=f"0{draw.choice('67')}" + "".join(f" {draw.randint(0, 99):02d}" for _ in range(4)),
        email=f"{plain(first)}.{plain(last)}{draw.randint(10, 99)}@{draw.choice(['orange.fr', 'laposte.net'])}",
        iban=_iban(draw),
        birth=f"{day} {MONTHS[month - 1]}",
        year=year,
        address=f"{draw.randint(2, 199)} {draw.choice(KINDS)} des {street}, {draw.randint(10100, 89900)}",
        street=street,
        file_number=f"{draw.choice(LETTERS)}{draw.choice(LETTERS)}{draw.randint(10**7, 10**8 - 1)}",
    )


def _nir(draw: random.Random, year: int, month: int) -> str:
    place = f"{draw.randint(10, 94)}{draw.randint(1, 990):03d}{draw.randint(1, 999):03d}"
    body = f"{draw.choice('12')}{year % 100:02d}{month:02d}{place}"
    parts = (body[0], body[1:3], body[3:5], body[5:7], body[7:10], body[10:13], f"{97 - int(body) % 97:02d}")
    return draw.choice(["", " "]).join(parts)


def _iban(draw: random.Random) -> str:
    account = "".join(str(draw.randint(0, 9)) for _ in range(23))
    key = 98 - int(f"{account}152700") % 97
    whole = f"FR{key:02d}{account}"
    return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))
