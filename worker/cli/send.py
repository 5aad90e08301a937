"""`hearsay send FILE…`: articles into the topic of articles."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer

from worker.cli.kit import forms, inputs, options
from worker.cli.kit.console import err
from worker.cli.kit.progress import counted
from worker.cli.kit.tally import plural
from worker.kafka.send import Outgoing
from worker.kafka.send import send as deliver

app = typer.Typer()

Files = Annotated[list[str], typer.Argument(
    metavar="FILE…", help="JSON, JSON Lines, text, HTML or ninjs; a folder of such files; - for standard input.")]


@app.command(rich_help_panel="With Kafka")
def send(files: Files, servers: options.Servers = None, assignments: options.Assignments = None,
         form: forms.FormOption = forms.Form.auto) -> None:
    """Send articles to the topic of articles; each is safe with all replicas when its line appears.

    - `hearsay send article.json`
    - `hearsay send archive.jsonl --bootstrap-servers kafka.example:9092`
    - `cat feed.jsonl | hearsay send -`

    The key is the article's own id, so that its revisions stay in order; a file without one is keyed by its name.
    """
    settings = options.loaded(servers, assignments)
    articles = map(inputs.keyed, inputs.records(inputs.files(files)))
    outgoing = (Outgoing(one.name, one.key, one.value, one.headers) for one in articles)
    number = 0
    for number, sent in enumerate(counted(deliver(settings, outgoing), "sent"), 1):  # noqa: B007  (the count is told)
        if not forms.as_table(form):
            print(orjson.dumps({"file": sent.name, "offset": sent.offset, "partition": sent.partition,
                                "topic": settings.topic_raw}).decode())
    err().print(f"{plural(number, 'article')} → {settings.topic_raw} on {settings.bootstrap_servers}", style="dim")
