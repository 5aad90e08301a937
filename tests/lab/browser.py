"""A real browser, if the machine has one: it lays a page out at a given width and says what came of it."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def browser() -> str | None:
    """The program, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def asked(program: str, page: Path, width: int, script: str, folder: Path) -> Any:
    """What `script`, the body of a function of `document` and `window`, returns in the page at that width (CSS pixels).

    The page lies in a frame: a window cannot be as narrow as a phone.
    """
    around = folder / "frame.html"
    around.write_text(
        f'<!doctype html><iframe id="f" style="width:{width}px;height:900px;border:0" '
        f'srcdoc="{html.escape(page.read_text())}"></iframe><pre id="said"></pre><script>'
        'const frame = document.getElementById("f"); frame.onload = () => {'
        f"const found = (function (document, window) {{ {script} }})(frame.contentDocument, frame.contentWindow);"
        'document.getElementById("said").textContent = JSON.stringify(found); };</script>')
    done = subprocess.run(
        [program, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
         "--virtual-time-budget=5000", "--dump-dom", around.as_uri()],
        capture_output=True, text=True, timeout=120, check=True)
    said = re.search(r'<pre id="said">(.*?)</pre>', done.stdout, re.DOTALL)
    assert said, done.stderr[-500:]
    return json.loads(html.unescape(said[1]))
