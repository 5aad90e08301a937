"""Dead letters as a person or a program reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from rich.text import Text

from worker import contract
from worker.cli.kit.columns import columns
from worker.cli.kit.console import out, tame
from worker.cli.kit.tally import plural
from worker.kafka.deadletters.fault import Fault, bad_byte, fault, text_of
from worker.kafka.deadletters.letter import Letter
from worker.kafka.deadletters.lines import written

Row = dict[str, Any]
_SHOWN = 2000  # characters of a value; --wide shows all
_AROUND = 60  # characters beside a fault


def row(letter: Letter, times: int) -> Row:
    """A letter as one JSON object; `times` it was redriven."""
    origin = letter.origin
    return {
        "position": str(letter.position), "failed_at": letter.failed_at, "stage": letter.stage, "reason": letter.reason,
        "message": letter.message, "pointer": letter.said.get("hearsay_dlq_pointer"), "article": letter.article,
        "topic": origin.topic if origin else None, "partition": origin.partition if origin else None,
        "offset": origin.offset if origin else None, "bytes": letter.bytes, "redrives": letter.redrives,
        "redriven": times,
    }


def table(rows: Iterable[tuple[Letter, int]]) -> list[Text]:
    """Letters under each other; the reason is told as far as there is room."""
    titles = ("position", "given up", "reason", "origin", "article", "redriven", "why")
    cells = [(str(letter.position), (letter.failed_at or "")[:19].replace("T", " "), letter.reason or "?",
              str(letter.origin or "?"), letter.article or "–", str(times or "–"), letter.message)
             for letter, times in rows]
    return columns(titles, cells, out().width, right=("redriven",))


def counts(found: Counter[tuple[str, str]]) -> str:
    """`3 no_text, 1 timeout`: the commonest first."""
    return ", ".join(f"{number:,} {reason}" for (reason, _), number in in_order(found))


def in_order(found: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    """The commonest first, the equally common by name."""
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def meaning(reason: str | None, stage: str | None) -> str:
    """What a reason says, from the contract."""
    known = contract.schema("dead-letter")["$defs"]["reasons"]["properties"]
    entry = known.get(stage, {}).get("properties", {}).get(reason) if stage else None
    return str(entry["description"]) if entry else "a reason that this version does not know"


def whole(letter: Letter, times: int) -> Row:
    """Everything of a letter as one JSON object, with the place of its fault."""
    value = letter.record.value
    text = None if value is None else text_of(value)
    at = _fault(letter, text)
    return row(letter, times) | {
        "key": written(letter.record.key), "value": written(value),
        "headers": [[name, written(content)] for name, content in letter.record.headers],
        "fault": at._asdict() if at else None,
    }


def _fault(letter: Letter, text: str | None) -> Fault | None:
    if text is None or letter.pointer is not None:
        return None
    return fault(text, letter.said.get("hearsay_dlq_pointer"), letter.message)


def show(letter: Letter, times: int, *, wide: bool) -> None:
    """Print a letter for a person: why, where it came from, its headers, its value and where in it the fault lies."""
    line(f"{letter.reason} at {letter.stage}: {letter.message}", "bold")
    line(meaning(letter.reason, letter.stage), "dim")
    origin = letter.origin
    line(f"article  {letter.article or 'no id was read, and no key'}")
    line(f"origin   {f'{origin.topic}, partition {origin.partition}, offset {origin.offset}' if origin else 'unknown'}")
    line(f"redriven {plural(times, 'time') if times else 'never'}"
         + (f"; its record had been redriven {plural(letter.redrives, 'time')} before" if letter.redrives else ""))
    line("headers", "bold")
    for name, content in letter.record.headers:
        line(f"  {name}: {(content or b'').decode('utf-8', 'replace')}")
    _value(letter, wide)


def _value(letter: Letter, wide: bool) -> None:
    value = letter.record.value
    line(f"value    {'null' if value is None else plural(letter.bytes, 'byte')}", "bold")
    if value is None:
        return
    if letter.pointer is not None:
        line("  too large to be copied: this is a pointer to it")
    text = text_of(value)
    if text is None:
        _bytes(value, letter)
        return
    at = _fault(letter, text)
    if at is not None:
        _marked(text, at)
    shown = text if wide else text[:_SHOWN]
    for one in shown.splitlines():
        line("  " + tame(one))
    if len(shown) < len(text):
        line(f"  … and {plural(len(text) - len(shown), 'character')} more; --wide shows all", "dim")


def _bytes(value: bytes, letter: Letter) -> None:
    at = bad_byte(value, letter.message) or 0
    begin = max(0, at - 16)
    line(f"  no UTF-8; from byte {begin}:")
    line("  " + value[begin:begin + 48].hex(" "))
    if at:
        line("  " + " " * (3 * (at - begin)) + "^^", "red")


def _marked(text: str, at: Fault) -> None:
    """The line of the fault, as far as it is near, with marks below."""
    line(f"fault    line {at.line}, column {at.column}"
         + ("" if at.whole else ": what the pointer names is missing in here"), "bold")
    begin = max(text.rfind("\n", 0, at.start) + 1, at.start - _AROUND)
    stop = text.find("\n", at.start)
    last = min(len(text) if stop < 0 else stop, max(at.start + 1, min(at.end, at.start + _AROUND)) + _AROUND)
    line("  " + tame(text[begin:last]))
    marks = max(1, min(at.end, last, at.start + _AROUND) - at.start)
    line("  " + " " * (at.start - begin) + "^" * marks, "red")


def line(text: str, style: str | None = None) -> None:
    """One line, whatever it holds."""
    out().print(Text(tame(text), style=style or ""), soft_wrap=True)
