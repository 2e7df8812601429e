"""`chatdoc check`: what is configured, reachable, up to date. Its exit status says it."""

import argparse
import json
import sys
from dataclasses import asdict

from rich.console import Console

from config.checks import Check, all_checks
from config.settings.environment import SETTINGS

MARKS = {True: "[green]✓[/green]", False: "[red]✗[/red]"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="écrire le compte rendu en JSON sur la sortie standard")


def run(arguments: argparse.Namespace) -> int:
    checks = all_checks()
    is_ready = all(check.ok for check in checks)
    if arguments.json:
        _write_json(checks, is_ready)
    else:
        _print(checks, is_ready)
    return 0 if is_ready else 1


def _write_json(checks: list[Check], is_ready: bool) -> None:
    settings = [{"name": s.name, "value": s.shown, "is_default": not s.is_set, "help": s.help} for s in SETTINGS]
    report = {"ok": is_ready, "checks": [asdict(check) for check in checks], "settings": settings}
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


def _print(checks: list[Check], is_ready: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print("[bold]État[/bold]")
    for check in checks:
        console.print(f"  {MARKS[check.ok]} {check.name} : {check.words}")
    console.print("\n[bold]Réglages[/bold] (variables d’environnement)")
    for setting in SETTINGS:
        origin = "" if setting.is_set else "  [dim](par défaut)[/dim]"
        console.print(f"  {setting.name} = {setting.shown.replace('[', chr(92) + '[')}{origin}")
        console.print(f"      [dim]{setting.help}[/dim]")
    console.print("\nTout est prêt." if is_ready else "\nÀ corriger : voir les lignes marquées ✗.")
