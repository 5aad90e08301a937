"""`hearsay rules list|show|try|classes`: the rules, for whoever reads or writes one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated

import orjson
import typer
from rich.table import Table
from rich.text import Text

from worker import parser
from worker.cli.kit import forms, inputs
from worker.cli.kit.articles import decoded
from worker.cli.kit.console import harmless, out
from worker.cli.kit.tally import plural
from worker.errors import UsageError
from worker.parser import rules as all_rules
from worker.parser.attribution.precision import counts
from worker.parser.document import Document, Sentence
from worker.parser.grammar.matching import Matcher
from worker.parser.grammar.production import Match, matches
from worker.parser.grammar.rule import Rule
from worker.parser.grammar.syntax import PatternError
from worker.parser.text.read import read, split_blocks

app = typer.Typer(name="rules", help="List, show and try the rules that find attributions.",
                  rich_help_panel="Without Kafka", no_args_is_help=True)
_COLOURS = {"s": "cyan", "c": "yellow", "x": "green", "to": "magenta"}

Name = Annotated[str, typer.Argument(metavar="RULE", help="A name that `hearsay rules list` shows.")]
Pattern = Annotated[str, typer.Argument(metavar="PATTERN", help="As in a rule: 'subject [c VERB@cue] [x clause]'.")]
Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="Articles, as `hearsay extract` reads them.")]
Words = Annotated[list[str], typer.Argument(metavar="WORD…", help="A word, or a sentence: words are seen in place.")]


@app.command("list")
def show_list(form: forms.FormOption = forms.Form.auto) -> None:
    """List every family with what it is about, and its rules with the first text that each finds.

    - `hearsay rules list`
    - `hearsay rules list --format jsonl | grep passive`
    """
    if not forms.as_table(form):
        for family, members in all_rules.families():
            for rule in members:
                print(orjson.dumps({"about": about(family), "family": family, "finds": rule.finds[0],
                                    "name": rule.name, "pattern": rule.pattern}).decode())
        return
    width = max(len(rule.name) for rule in all_rules.rules())
    for family, members in all_rules.families():
        out().print(Text(family, style="bold").append(f"  {about(family)}", style="not bold dim"), soft_wrap=True)
        for rule in members:
            line = Text(f"  {rule.name:<{width}}  ").append_text(bracketed(rule.finds[0]))
            out().print(line, no_wrap=True, overflow="ellipsis")
    out().print(f"{plural(len(all_rules.rules()), 'rule')} in {len(all_rules.families())} families", style="dim")


@app.command()
def show(name: Name) -> None:
    """Show a rule: its pattern, how often it is right, what it finds, what it leaves alone and to whom.

    - `hearsay rules show verb.that`
    """
    found = {rule.name: (family, rule) for family, members in all_rules.families() for rule in members}
    if name not in found:
        near = [other for other in found if other.startswith(name)] or get_close_matches(name, found)
        hint = f"perhaps {', '.join(near[:6])}; " if near else ""
        raise UsageError(f"no rule is called {name}", f"{hint}see `hearsay rules list`")
    family, rule = found[name]
    out().print(f"{rule.name}   family {family}, cue {rule.kind}{''.join(f', {flag}' for flag in sorted(rule.flags))}",
                style="bold", markup=False)
    out().print(rule.pattern, markup=False, soft_wrap=True)
    counted = counts().get(name)
    if counted:
        out().print(f"  right    {counted.percent} of 100 (made {counted.made:,} attributions of held-out articles, "
                    f"{counted.right:,} right)", markup=False, soft_wrap=True)
    for text in rule.finds:
        out().print(Text("  finds    ").append_text(bracketed(text)), soft_wrap=True)
    for text, winner in rule.ignores.items():
        whose = f"  (that is {winner})" if winner else ""
        out().print(f"  ignores  {text}{whose}", markup=False, soft_wrap=True)


@app.command("try")
def attempt(pattern: Pattern, files: Files) -> None:
    """Show what a pattern would find in articles, alone, sentence by sentence.

    - `hearsay rules try 'subject [c VERB@cue] [x clause]' article.json`

    The roles: s source, c cue, x content, to addressee; h the cue's head.
    """
    try:
        matcher = Matcher(all_rules.compiler(), [Rule("try", pattern, ("-",), {"-": None})])
    except (PatternError, ValueError) as error:
        raise UsageError(f"the pattern cannot be used: {error}", "see worker/parser/grammar/syntax.py") from None
    count = 0
    for _, article in decoded(inputs.records(inputs.files(files))):
        for document in parser.read_article(article):
            for sentence, match in _tried(document, matcher):
                count += 1
                out().print(bracketed(_marked(sentence, document.text, match)), soft_wrap=True)
    out().print(plural(count, "match").replace("matchs", "matches"), style="dim")


@app.command()
def classes(words: Words) -> None:
    """Show how words are seen: the tag, the lemma, the word lists that patterns can name.

    - `hearsay rules classes The minister denied that`

    `VERB@cue` in a pattern is a verb that is in the list `cue`; tags: worker/parser/text/tags.py.
    """
    text = " ".join(words)
    alphabet = all_rules.compiler().alphabet
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("word", "tag", "lemma", "lists"):
        table.add_column(title)
    for sentence in read(text, split_blocks(text), "text").sentences:
        for word, tag, lemma in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
            table.add_row(harmless(word), tag, harmless(lemma),
                          " ".join(sorted(alphabet.features(tag, lemma, word.lower()))))
    out().print(table)


def about(family: str) -> str:
    """What a family says of itself: the first line of its module."""
    return (import_module(f"{all_rules.__name__}.{family}").__doc__ or "").strip().partition("\n")[0]


def _tried(document: Document, matcher: Matcher) -> Iterable[tuple[Sentence, Match]]:
    for index, sentence in enumerate(document.sentences):
        for match in matches(index, sentence, all_rules.cascade(), matcher):
            yield sentence, match


def _marked(sentence: Sentence, text: str, match: Match) -> str:
    """The sentence with the roles in brackets, as in a rule's `finds`."""
    ranges = [("c", match.cue), *([("s", match.source)] if match.source else []),
              *(("x", (first, end)) for _, first, end in match.content),
              *([("to", match.addressee)] if match.addressee else [])]
    opens = [(sentence.starts[first], f"[{role} ") for role, (first, _) in ranges]
    closes = [(sentence.ends[end - 1], "]") for _, (_, end) in ranges]
    marked, last = "", sentence.start
    for place, mark in sorted([*opens, *closes], key=lambda found: (found[0], found[1] != "]")):
        marked += text[last:place] + mark
        last = place
    return harmless(marked + text[last:sentence.end])


def bracketed(text: str) -> Text:
    """A text with roles in brackets, each role in its colour."""
    shown, colours = Text(), [""]
    for place, piece in enumerate(text.replace("]", "\x00]\x00").replace("[", "\x00[").split("\x00")):
        if place and piece.startswith("["):
            colours.append(_COLOURS.get(piece[1:].split(" ", 1)[0], ""))
        shown.append(piece, style=colours[-1])
        if piece == "]" and len(colours) > 1:
            colours.pop()
    return shown
