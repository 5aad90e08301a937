"""The HTTP server of the worker: /livez, /readyz (JSON, 200 or 503) and /metrics (Prometheus text), nothing else.

It runs on threads of its own, so that it answers while the loop waits for the broker. It takes no body and sends no
article: what it shows may be shown to anyone inside the cluster.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

import orjson

from worker.errors import SettingsError
from worker.ops.health import Health
from worker.ops.metrics import Metrics

Answer = tuple[HTTPStatus, str, bytes]


def _judged(verdict: Callable[[], tuple[bool, dict[str, Any]]]) -> Callable[[], Answer]:
    def answer() -> Answer:
        good, reasons = verdict()
        status = HTTPStatus.OK if good else HTTPStatus.SERVICE_UNAVAILABLE
        return status, "application/json", orjson.dumps(reasons) + b"\n"
    return answer


class _Handler(BaseHTTPRequestHandler):
    """Answers GET for the paths of the server; the access log stays silent."""

    server: _Server
    timeout = 5.0

    def do_GET(self) -> None:
        answer = self.server.pages.get(self.path.split("?", 1)[0])
        status, kind, body = answer() if answer else (HTTPStatus.NOT_FOUND, "text/plain", b"/livez /readyz /metrics\n")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the standard library's)
        """Say nothing: probes come every few seconds."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    pages: dict[str, Callable[[], Answer]]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away in the middle of an answer is nobody's error; any other is a bug and is shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Http:
    """The server, started on entry and stopped on exit; `port` is the one really taken."""

    def __init__(self, host: str, port: int, health: Health, metrics: Metrics) -> None:
        try:
            self._server = _Server((host, port), _Handler)
        except OSError as error:
            raise SettingsError(f"cannot listen on {host}:{port} ({error.strerror})",
                                "set HEARSAY_HTTP_HOST and HEARSAY_HTTP_PORT; port 0 takes a free one") from error
        self._server.pages = {
            "/livez": _judged(health.live),
            "/readyz": _judged(health.ready),
            "/metrics": lambda: (HTTPStatus.OK, "text/plain; version=0.0.4; charset=utf-8", metrics.exposition()),
        }
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, name="http", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
