"""A diff as a page: the sums first, then each example with before and after side by side, changed words marked.

What was taken away is struck through and what came is underlined, so that nobody has to tell colours apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from typing import Any, Final

from worker.claim import CONTEXT
from worker.cli.kit.claims import ARROW, act, day, names
from worker.cli.kit.console import harmless, tame
from worker.cli.kit.differences import changed_share, heading
from worker.cli.kit.page import Html, Mark, block, filters, folded, marked, page, plain, script, table
from worker.replay.diff import KINDS, Diff, Gate, most, percent, rule
from worker.replay.pairing import CHANGES, Pair, Row, fields

_WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")
_NONE: Final = "(none)"
_STYLE: Final = """<style>
.pair { display: grid; gap: .2rem 1.2rem; margin: .4rem 0 .8rem }
.pair > section { border-left: 3px solid var(--line); padding-left: .7rem; min-width: 0 }
.pair h3 { font: 600 .8rem system-ui, sans-serif; color: var(--dim); margin: .2rem 0 }
.pair p { margin: .2rem 0 } .pair .context { color: var(--dim) }
.sign { font-weight: 700 } .removed .sign { color: var(--removed) } .added .sign { color: var(--added) }
th { overflow-wrap: normal } .good, .bad { font-family: system-ui, sans-serif; margin: .3rem 0 }
.good { color: var(--added) } .bad { color: var(--removed); font-weight: 700 }
.wide:focus-visible, summary:focus-visible, select:focus-visible { outline: 2px solid var(--source) }
mark.removed, mark.added { background: color-mix(in srgb, currentColor 9%, transparent) }
summary .note { margin-left: .4rem }
@media (min-width: 44rem) { .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) } }
</style>"""


def page_of(diff: Diff, gates: Sequence[Gate]) -> Html:
    """The whole page."""
    return page("What another parser changes", [
        Html(_STYLE), *(block(line, kind="note") for line in heading(diff)),
        *_gates(diff, gates), *_sums(diff), *_examples(diff)])


def _gates(diff: Diff, gates: Sequence[Gate]) -> Iterator[Html]:
    passed = diff.passed(gates)
    for gate in gates:
        sign, verdict, kind = (">", "✗ failed", "bad") if gate in passed else ("≤", "✓ held", "good")
        yield block(f"Gate: {gate.kind} {percent(diff.share(gate.kind))} % {sign} {percent(gate.limit)} %  {verdict}",
                    kind=kind)


def _sums(diff: Diff) -> Iterator[Html]:
    yield block("In all", "h2")
    yield table(["", "count"], [
        ["articles compared", f"{diff.articles:,}"],
        ["articles changed", f"{diff.articles_changed:,}{changed_share(diff)}"],
        ["claims before", f"{diff.before:,}"], ["claims after", f"{diff.after:,}"],
        *(row for kind in KINDS for row in _kind(diff, kind))], ["count"])
    if diff.exact:
        yield _listed("By field", table(["field", "claims"], [[name, f"{count:,}"] for name, count in sorted(
            diff.exact.items(), key=lambda one: (-one[1], one[0]))], ["claims"]), len(diff.exact))
    for title, counts in (("rule", diff.rules), ("publisher", diff.publishers)):
        if counts:
            rows = [[harmless(name), *(f"{found[kind]:,}" for kind in KINDS)] for name, found in most(counts)]
            yield _listed(f"By {title}", table([title, *KINDS], rows, KINDS), len(rows))


def _kind(diff: Diff, kind: str) -> Iterator[list[str]]:
    yield [f"claims {kind}", f"{diff.kinds[kind]:,} ({percent(diff.share(kind))} %)"]
    if kind == "changed":
        yield from ([f"… their {name}", f"{diff.groups[name]:,}"] for name in CHANGES if diff.groups[name])


def _listed(title: str, rows: Html, count: int) -> Html:
    """A table that is opened when it is wanted: a parser has dozens of rules."""
    return folded(Html(f'<strong>{escape(title)}</strong> <span class="note">{count}</span>'), [rows])


def _examples(diff: Diff) -> Iterator[Html]:
    shown = [(kind, pair) for kind in KINDS for pair in diff.examples[kind]]
    if not shown:
        yield block("Nothing changed.")
        return
    data = [_data(kind, pair) for kind, pair in shown]
    yield block("Claims, the removed ones first", "h2")
    if len(shown) < diff.kinds.total():
        yield block(f"The first of each kind: {len(shown):,} of {diff.kinds.total():,}.", kind="note")
    yield filters({name: sorted({one[name] for one in data}, key=_by_kind) for name in data[0]})
    for one, (kind, pair) in zip(data, shown, strict=True):
        yield folded(_summary(kind, pair), _body(pair), one)
    yield script()


def _by_kind(value: str) -> tuple[int, str]:
    return KINDS.index(value) if value in KINDS else len(KINDS), value


def _data(kind: str, pair: Pair) -> dict[str, str]:
    row = _one(pair)
    return {"kind": kind, "rule": rule(row), "publisher": harmless(row["article"]["publisher"] or _NONE)}


def _one(pair: Pair) -> Row:
    row = pair.after or pair.before
    assert row is not None
    return row


def _summary(kind: str, pair: Pair) -> Html:
    row = _one(pair)
    sign = {"removed": "−", "added": "+", "changed": "~"}[kind]
    what = f"{kind}: {', '.join(fields(pair.before, pair.after))}" if pair.before and pair.after else kind
    content = harmless(row["content"]["text"])
    words = content if len(content) <= 90 else content[:90].rsplit(" ", 1)[0] + "…"
    return Html(f'<span class="{kind}"><span class="sign" aria-hidden="true">{sign}</span> {escape(what)}</span> '
                f'“{escape(words)}” <span class="note">{escape(rule(row))}</span>')


def _body(pair: Pair) -> Iterator[Html]:
    article = _one(pair)["article"]
    about = [article["title"], article["publisher"], day(article["published_at"]), article["id"]]
    yield block(" · ".join(harmless(one) for one in about if one), kind="note")
    before, after = _told(pair.before), _told(pair.after)
    sides = [(_side(title, row, other, kind, mine, theirs)) for title, row, other, kind, mine, theirs in (
        ("Before", pair.before, pair.after, "removed", before, after),
        ("Now", pair.after, pair.before, "added", after, before))]
    yield Html(f'<div class="pair">{"".join(sides)}</div>')
    if pair.before and pair.after:
        rows = [[name, _short(pair.before[name]), _short(pair.after[name])]
                for name in fields(pair.before, pair.after) if "." not in name and name != "content"]
        if rows:
            yield table(["field", "before", "now"], rows)


def _side(title: str, row: Row | None, other: Row | None, kind: str, mine: Sequence[str],
          theirs: Sequence[str]) -> Html:
    if row is None:
        return Html(f"<section><h3>{title}</h3>{block('no such claim', kind='note')}</section>")
    told = [_marked(one, against, kind) if other else plain(one)
            for one, against in zip(mine, theirs or mine, strict=True)]
    chain, how, content = told
    before, behind = (tame(row["content"][name]) for name in ("prefix", "suffix"))
    cut = ["…" if len(context) >= CONTEXT else "" for context in (before, behind)]
    said = (f'<p><span class="context">{cut[0]}{escape(before)}</span>{content}'
            f'<span class="context">{escape(behind)}{cut[1]}</span></p>')
    return Html(f"<section><h3>{title}</h3><p>{chain}</p><p>{how}</p>{said}"
                f"{block(f'rule {rule(row)}', kind='note')}</section>")


def _told(row: Row | None) -> tuple[str, ...]:
    """Chain; what its last source does, to whom, how sure and when; content."""
    if row is None:
        return ()
    factuality, link = row["factuality"], row["chain"][-1]
    sure = f"{factuality['certainty']}, {factuality['polarity']}"
    at = link["at"] and (link["at"]["value"] or link["at"]["text"])
    cue = link["cue"] and f"{act(link)} (“{link['cue']['text']}”)"
    to = link["to"] and f"to {link['to']['name'] or link['to']['text']}"
    how = " · ".join(filter(None, (cue or act(link), to, sure, at and f"said {at}")))
    return ARROW.join(names(row)), harmless(how), harmless(row["content"]["text"])


def _marked(words: str, against: str, kind: str) -> Html:
    """The words with those marked that the other text does not have there."""
    mine, theirs = _WORD.findall(words), _WORD.findall(against)
    starts = [0]
    for word in mine:
        starts.append(starts[-1] + len(word))
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    return marked(words, [Mark(starts[a], starts[b], kind) for step, a, b, _, _ in steps if step != "equal" and a < b])


def _short(value: Any) -> str:
    """A field for people: the texts and values of lists, other things as they are."""
    if isinstance(value, list):
        return "; ".join(_short(one) for one in value) or "–"
    if isinstance(value, dict):
        found: Iterable[Any] = (value.get("text"), value.get("value"), value.get("name"), value.get("type"))
        return " ".join(dict.fromkeys(harmless(str(one)) for one in found if one))
    return "–" if value is None else harmless(str(value))
