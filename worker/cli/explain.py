"""`hearsay explain FILE`: why this claim, and why none here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from worker import parser
from worker.claim import Claim
from worker.cli.explaining.sentences import Read
from worker.cli.explaining.told import whole
from worker.cli.kit import inputs
from worker.cli.kit.articles import decoded
from worker.cli.kit.console import harmless, out, say
from worker.cli.kit.tally import plural
from worker.errors import UsageError
from worker.parser.explain import explain as explained

app = typer.Typer()

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="Articles, as `hearsay extract` reads them.")]
ClaimNumber = Annotated[int | None, typer.Option(
    "--claim", "-c", min=1, metavar="N", help="This claim alone, in full.")]
SentenceNumber = Annotated[int | None, typer.Option(
    "--sentence", "-n", min=1, metavar="N", help="This sentence alone.")]


@app.command(rich_help_panel="Without Kafka")
def explain(files: Files, claim: ClaimNumber = None, sentence: SentenceNumber = None) -> None:
    """Show why there is a claim, and why there is none: sentence by sentence the tags, the rules, what beat what.

    - `hearsay explain article.json`
    - `hearsay explain article.json --claim 2`
    - `hearsay explain article.json --sentence 5`

    Below each word stands its tag (see worker/parser/text/tags.py). `✓` a rule that made something, `✗` one that lost.
    With `--claim` or `--sentence` also how source, cue and content were chosen: over what, and by which sums.
    """
    for one, article in decoded(inputs.records(inputs.files(files))):
        parse = parser.parse(article)
        sentences = list(read(parse))
        say(f"{harmless(article.title or one.name)}   {plural(len(sentences), 'sentence')}, "
            f"{plural(len(parse.claims), 'claim')}\n")
        if claim is not None:
            _one_claim(claim, parse, sentences)
        else:
            for shown in _chosen(sentences, sentence):
                _show(shown, whole=sentence is not None)


def read(parse: parser.Parse) -> Iterator[Read]:
    """Every sentence with what was made of it, in the article's order."""
    number = 0
    claims: dict[tuple[str, tuple[int, int]], list[Claim]] = {}
    for claim in parse.claims:
        claims.setdefault((claim.field, claim.content.sentence), []).append(claim)
    for document, attributions in zip(parse.documents, parse.attributions, strict=True):
        for sentence, report in zip(document.sentences, explained(document, attributions), strict=True):
            number += 1
            own = claims.get((document.field, (sentence.start, sentence.end)), [])
            yield Read(number, document, sentence, attributions, report.tries, own)


def _one_claim(number: int, parse: parser.Parse, sentences: list[Read]) -> None:
    found = [claim for claim in parse.claims if claim.sequence == number]
    if not found:
        raise UsageError(f"there is no claim {number}", f"the article has {plural(len(parse.claims), 'claim')}")
    for shown in sentences:
        if found[0] in shown.claims:
            _show(shown, whole=True)
    for line in whole(found[0]):
        say(line)


def _chosen(sentences: list[Read], number: int | None) -> list[Read]:
    if number is None:
        return sentences
    if number > len(sentences):
        raise UsageError(f"there is no sentence {number}", f"the article has {plural(len(sentences), 'sentence')}")
    return [sentences[number - 1]]


def _show(shown: Read, *, whole: bool) -> None:
    for line in shown.lines(out().width, whole=whole):
        say(line)
    say("")
