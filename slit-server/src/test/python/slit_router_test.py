"""Tests slit_router.py against a real SLIT (argument 1: its URL) and against dead ones.

The base class of LiteLLM is a stub. Run by SlitRouterIT.
"""

import asyncio
import socket
import sys
import threading
import time
import types
import unittest

sys.path.insert(0, sys.argv.pop(2))
URL = sys.argv.pop(1)

base = types.ModuleType("litellm.integrations.custom_logger")


class CustomLogger:
    """LiteLLM's base class, as far as the callback relies on it."""

    def __init__(self, *args, **kwargs):
        pass


base.CustomLogger = CustomLogger
sys.modules["litellm"] = types.ModuleType("litellm")
sys.modules["litellm.integrations"] = types.ModuleType("litellm.integrations")
sys.modules["litellm.integrations.custom_logger"] = base

import slit_router  # noqa: E402  the stub has to be there first

EU = {
    "model_name": "llama-3.1-8b",
    "litellm_params": {"model": "openai/llama-3.1-8b", "api_base": "http://DE.example/v1"},
    "model_info": {"id": "DE/h100/llama-3.1-8b", "slit_region": "eu"},
}
US = {
    "model_name": "llama-3.1-8b",
    "litellm_params": {"model": "openai/llama-3.1-8b", "api_base": "http://US-CA.example/v1/"},
    "model_info": {"id": "9c1f0a", "slit_region": "us"},
}
BOTH = [EU, US]
GENEROUS = 5.0  # seconds: this machine may be busy; the default is tested apart


def choose(router, deployments=BOTH, model="llama-3.1-8b", messages=None, **kwargs):
    return asyncio.run(
        router.async_filter_deployments(model, deployments, messages, request_kwargs=kwargs or None)
    )


def dead_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Silent:
    """Takes connections and never answers."""

    def __enter__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(64)
        return "http://127.0.0.1:%d" % self.socket.getsockname()[1]

    def __exit__(self, *exc):
        self.socket.close()


class Garbage:
    """Answers with what is no answer."""

    def __init__(self, answer):
        self.answer = answer

    def __enter__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(64)
        threading.Thread(target=self.serve, daemon=True).start()
        return "http://127.0.0.1:%d" % self.socket.getsockname()[1]

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            connection.recv(65536)
            connection.sendall(self.answer)
            connection.close()

    def __exit__(self, *exc):
        self.socket.close()


class WithSlit(unittest.TestCase):
    def setUp(self):
        self.router = slit_router.SlitRouter(url=URL, timeout=GENEROUS)

    def test_leaves_the_one_that_slit_names(self):
        counts = {"eu": 0, "us": 0}
        for _ in range(200):
            chosen = choose(self.router)
            self.assertEqual(1, len(chosen))
            counts[chosen[0]["model_info"]["slit_region"]] += 1
        # the plan has 75 % and 25 %; ids are drawn at random, 5 sigma are 31
        self.assertTrue(119 <= counts["eu"] <= 181, counts)

    def test_asks_for_what_the_metadata_says(self):
        for _ in range(20):
            self.assertEqual([US], choose(self.router, metadata={"slit_policy": "default", "slit_residency": ["us"]}))
            self.assertEqual([US], choose(self.router, metadata={"requester_metadata": {"slit_residency": "us"}}))

    def test_a_session_stays(self):
        first = choose(self.router, metadata={"slit_session": "s-1"})
        for _ in range(20):
            self.assertEqual(first, choose(self.router, metadata={"slit_session": "s-1"}))

    def test_takes_the_next_of_the_ranking_where_litellm_lacks_the_first(self):
        other = dict(EU, model_info={"id": "else"}, litellm_params={"model": "x", "api_base": "http://else/v1"})
        for _ in range(30):
            self.assertEqual([US], choose(self.router, [US, other]))

    def test_leaves_all_where_slit_knows_none_of_them_or_not_the_model(self):
        other = dict(EU, model_info={"id": "else"}, litellm_params={"model": "x", "api_base": "http://else/v1"})
        self.assertEqual([other, other], choose(self.router, [other, other]))
        self.assertEqual(BOTH, choose(self.router, model="gpt-x"))

    def test_sends_no_text(self):
        question = slit_router._question("m", [{"role": "user", "content": "secret " * 10}], {"max_tokens": 7}, {})
        self.assertEqual({"model": "m", "input_tokens": 17, "max_output_tokens": 7}, question)
        self.assertEqual(5, slit_router._tokens([{"content": [{"type": "text", "text": "x" * 20}, {"type": "image"}]}]))

    def test_many_at_once(self):
        async def all_of_them():
            return await asyncio.gather(
                *(self.router.async_filter_deployments("llama-3.1-8b", BOTH, None) for _ in range(100))
            )

        for chosen in asyncio.run(all_of_them()):
            self.assertEqual(1, len(chosen))


class WithoutSlit(unittest.TestCase):
    def test_a_dead_slit_changes_nothing_and_is_soon_left_alone(self):
        router = slit_router.SlitRouter(url="http://127.0.0.1:%d" % dead_port(), timeout=GENEROUS)
        for _ in range(slit_router.FAILURES):
            self.assertEqual(BOTH, choose(router))
        self.assertFalse(router._breaker.lets_through())
        self.assertEqual(BOTH, choose(router))

    def test_a_silent_slit_costs_the_timeout_and_no_more(self):
        with Silent() as url:
            router = slit_router.SlitRouter(url=url)
            self.assertEqual(0.015, router._timeout)
            began = time.monotonic()
            self.assertEqual(BOTH, choose(router))
            self.assertLess(time.monotonic() - began, 1.0)

    def test_garbage_changes_nothing(self):
        for answer in (
            b"",
            b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnope",
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]",
            b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"ranked\":[1]}",
            b"HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\n{}",
            b"\x00\xff\x00\xff",
        ):
            with Garbage(answer) as url:
                self.assertEqual(BOTH, choose(slit_router.SlitRouter(url=url, timeout=GENEROUS)), answer)

    def test_a_wrong_address_is_told_and_changes_nothing(self):
        self.assertEqual(BOTH, choose(slit_router.SlitRouter(url="nonsense")))

    def test_residency_is_kept_without_slit(self):
        router = slit_router.SlitRouter(url="http://127.0.0.1:%d" % dead_port(), timeout=GENEROUS)
        for _ in range(10):
            self.assertEqual([US], choose(router, metadata={"slit_residency": "us"}))
            self.assertEqual([], choose(router, metadata={"slit_residency": ["mars"]}))
            self.assertEqual([], choose(router, metadata={"slit_residency": ""}))
            self.assertEqual([], choose(router, metadata={"slit_residency": 7}))

    def test_odd_arguments_change_nothing(self):
        router = slit_router.SlitRouter(url="http://127.0.0.1:%d" % dead_port(), timeout=GENEROUS)
        self.assertEqual([], choose(router, []))
        self.assertEqual({"a": 1}, choose(router, {"a": 1}))
        self.assertEqual(BOTH, choose(router, messages=[None, 3, {"content": None}]))


class TheBreaker(unittest.TestCase):
    def test_opens_rests_and_tries_once(self):
        now = [0.0]
        breaker = slit_router.Breaker(3, 10, lambda: now[0])
        for _ in range(3):
            self.assertTrue(breaker.lets_through())
            breaker.failed()
        self.assertFalse(breaker.lets_through())
        now[0] = 10.5
        self.assertTrue(breaker.lets_through())
        self.assertFalse(breaker.lets_through(), "one tries for all")
        breaker.failed()
        now[0] = 15
        self.assertFalse(breaker.lets_through())
        now[0] = 21
        self.assertTrue(breaker.lets_through())
        breaker.succeeded()
        self.assertTrue(breaker.lets_through() and breaker.lets_through())


if __name__ == "__main__":
    unittest.main()
