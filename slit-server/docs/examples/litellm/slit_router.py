"""Lets LiteLLM send requests where SLIT says.

Put this file beside LiteLLM's config.yaml and name it there:

    litellm_settings:
      callbacks: [slit_router.slit_router]

Python's standard library only. Whatever goes wrong here, LiteLLM goes on with its own list of
deployments; only a residency that a request asks for is kept in any case.

Environment: SLIT_ROUTER_URL (http://127.0.0.1:8080), SLIT_ROUTER_KEY (none),
SLIT_ROUTER_TIMEOUT_MS (15).
"""

import asyncio
import http.client
import json
import os
import threading
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

try:
    from litellm.integrations.custom_logger import CustomLogger
except ImportError:  # so that the file can be read and tried without LiteLLM
    CustomLogger = object

CHARACTERS_PER_TOKEN = 4  # OpenAI's rule of thumb for English
FAILURES = 5  # in a row, before SLIT is left alone
REST_SECONDS = 10.0  # for so long
THREADS = 8


class Breaker:
    """Leaves SLIT alone for a while after failures in a row, then lets one question through."""

    def __init__(self, failures=FAILURES, rest=REST_SECONDS, clock=time.monotonic):
        self._lock = threading.Lock()
        self._most, self._rest, self._clock = failures, rest, clock
        self._failed, self._closed_until = 0, 0.0

    def lets_through(self):
        with self._lock:
            if self._failed < self._most:
                return True
            if self._clock() < self._closed_until:
                return False
            self._closed_until = self._clock() + self._rest  # this one tries for all
            return True

    def succeeded(self):
        with self._lock:
            self._failed = 0

    def failed(self):
        with self._lock:
            self._failed += 1
            if self._failed >= self._most:
                self._closed_until = self._clock() + self._rest


class SlitClient:
    """Asks POST /v1/route over connections that stay open, one for each thread."""

    def __init__(self, url, key, timeout):
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("SLIT_ROUTER_URL (%s) must be http://HOST:PORT or https://HOST:PORT" % url)
        self._connection = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        self._host, self._port, self._timeout = parts.hostname, parts.port, timeout
        self._headers = {"Content-Type": "application/json"}
        if key:
            self._headers["Authorization"] = "Bearer " + key
        self._local = threading.local()

    def route(self, question):
        """Returns status and answer; raises what a connection raises."""
        body = json.dumps(question).encode()
        known = getattr(self._local, "connection", None)
        try:
            return self._ask(known or self._open(), body)
        except (http.client.HTTPException, ConnectionError):
            self._forget()
            if known is None:
                raise
            return self._ask(self._open(), body)  # the server closed it between two questions
        except Exception:
            self._forget()
            raise

    def _open(self):
        connection = self._connection(self._host, self._port, timeout=self._timeout)
        self._local.connection = connection
        return connection

    def _forget(self):
        connection = getattr(self._local, "connection", None)
        self._local.connection = None
        if connection is not None:
            connection.close()

    def _ask(self, connection, body):
        connection.request("POST", "/v1/route", body, self._headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())


class SlitRouter(CustomLogger):
    """Leaves the deployment that SLIT names of those that LiteLLM may choose from."""

    def __init__(self, url=None, key=None, timeout=None, breaker=None):
        super().__init__()
        self._client = None
        try:
            self._timeout = (
                timeout if timeout is not None else float(os.environ.get("SLIT_ROUTER_TIMEOUT_MS", "15")) / 1000
            )
            self._client = SlitClient(
                url or os.environ.get("SLIT_ROUTER_URL", "http://127.0.0.1:8080"),
                key if key is not None else os.environ.get("SLIT_ROUTER_KEY", ""),
                self._timeout,
            )
        except ValueError as fault:
            print("slit_router: %s; LiteLLM routes by itself" % fault)
        self._breaker = breaker or Breaker()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="slit-router")

    async def async_filter_deployments(
        self, model, healthy_deployments, messages=None, request_kwargs=None, parent_otel_span=None
    ):
        allowed = healthy_deployments
        try:
            wishes = _metadata(request_kwargs)
            allowed = _within(healthy_deployments, wishes)
            if len(allowed) < 2 or self._client is None or not self._breaker.lets_through():
                return allowed
            return await self._choose(model, allowed, messages, request_kwargs, wishes)
        except Exception:  # LiteLLM serves the request whatever became of the question
            return allowed

    async def _choose(self, model, allowed, messages, request_kwargs, wishes):
        question = _question(model, messages, request_kwargs or {}, wishes)
        try:
            asked = asyncio.get_running_loop().run_in_executor(
                self._threads, self._client.route, question
            )
            status, answer = await asyncio.wait_for(asked, self._timeout)
        except Exception:
            self._breaker.failed()
            return allowed
        if status >= 500:
            self._breaker.failed()
            return allowed
        self._breaker.succeeded()
        return _named(answer, allowed) if status == 200 else allowed


def _metadata(request_kwargs):
    kwargs = request_kwargs or {}
    merged = {}
    for name in ("litellm_metadata", "metadata"):
        part = kwargs.get(name)
        if isinstance(part, dict):
            requester = part.get("requester_metadata")
            merged.update(requester if isinstance(requester, dict) else {})
            merged.update(part)
    return merged


def _residency(wishes):
    asked = wishes.get("slit_residency")
    if asked is None:
        return None
    names = asked.split(",") if isinstance(asked, str) else list(asked)
    return {str(name).strip() for name in names if str(name).strip()}


def _within(deployments, wishes):
    """Keeps residency: without SLIT, and before it is asked."""
    try:
        regions = _residency(wishes)
    except Exception:
        return []  # a residency that cannot be read allows nothing
    if regions is None:
        return deployments
    return [one for one in deployments if (one.get("model_info") or {}).get("slit_region") in regions]


def _question(model, messages, kwargs, wishes):
    question = {"model": model, "input_tokens": _tokens(messages)}
    most = kwargs.get("max_completion_tokens") or kwargs.get("max_tokens")
    if isinstance(most, int) and 0 < most <= 1_000_000:
        question["max_output_tokens"] = most
    for wish, field in (
        ("slit_session", "session_id"),
        ("slit_tenant", "tenant"),
        ("slit_policy", "policy"),
        ("slit_origin", "origin"),
    ):
        if wishes.get(wish):
            question[field] = str(wishes[wish])
    regions = _residency(wishes)
    if regions:
        question["constraints"] = {"residency": sorted(regions)}
    return question


def _tokens(messages):
    """Counts characters of texts; the texts themselves stay here."""
    size = 0
    for message in messages or []:
        content = message.get("content") if isinstance(message, dict) else None
        if isinstance(content, str):
            size += len(content)
        elif isinstance(content, list):
            size += sum(len(part.get("text") or "") for part in content if isinstance(part, dict))
    return min(2_000_000, size // CHARACTERS_PER_TOKEN)


def _named(answer, allowed):
    """Returns the first of SLIT's ranking that LiteLLM has, or all of its own."""
    for target in answer.get("ranked") or []:
        found = [one for one in allowed if _is(one, target)]
        if found:
            return found
    return allowed


def _is(deployment, target):
    info = deployment.get("model_info") or {}
    identity = str(info.get("id", ""))
    if identity == target.get("deployment") or identity.endswith("|" + str(target.get("deployment"))):
        return True
    params = deployment.get("litellm_params") or {}
    base = str(params.get("api_base") or "").rstrip("/")
    model = str(params.get("model") or "")
    return (
        base != ""
        and base == str(target.get("endpoint") or "").rstrip("/")
        and model.split("/", 1)[-1] == target.get("model")
    )


slit_router = SlitRouter()
