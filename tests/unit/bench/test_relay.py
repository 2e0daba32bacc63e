"""What the relay counts is what went over the line."""

from __future__ import annotations

import socket
import time

import pytest

from tests.bench.relay import Relay, Traffic
from tests.servers.scripted import ScriptedServer


def test_turns_are_round_trips_and_pipelined_commands_are_one() -> None:
    server = ScriptedServer(["S: * OK ready", "C: a NOOP", "C: b NOOP", "S: a OK", "S: b OK",
                             "C: c IDLE", "S: + idling", "HANG"])
    server.start()
    try:
        with Relay("127.0.0.1", server.port) as relay, socket.create_connection(("127.0.0.1", relay.port), 5) as client:
            lines = client.makefile("rb")
            lines.readline()
            client.sendall(b"a NOOP\r\nb NOOP\r\n")
            assert lines.readline() + lines.readline() == b"a OK\r\nb OK\r\n"
            before = relay.traffic
            assert before == Traffic(turns=1, up=16, down=24)
            client.sendall(b"c IDLE\r\n")
            assert relay.resting(before, 5.0) - before == Traffic(turns=1, up=8, down=10)
    finally:
        server.stop()


def test_a_client_that_says_nothing_is_not_resting() -> None:
    with Relay("127.0.0.1", 9) as relay, pytest.raises(TimeoutError):
        relay.resting(Traffic(), 0.05)


def test_a_long_line_delays_each_answer_and_loses_nothing() -> None:
    server = ScriptedServer(["S: +OK ready", "C: ONE", "C: TWO", "S: +OK 1", "S: +OK 2"])
    server.start()
    try:
        began = time.perf_counter()
        with Relay("127.0.0.1", server.port, 0.05) as relay, \
                socket.create_connection(("127.0.0.1", relay.port), 5) as client:
            lines = client.makefile("rb")
            lines.readline()
            assert time.perf_counter() - began >= 0.05
            began = time.perf_counter()
            client.sendall(b"ONE\r\nTWO\r\n")
            assert lines.read() == b"+OK 1\r\n+OK 2\r\n", "to the end, which comes as late"
            assert time.perf_counter() - began >= 0.05
            assert relay.traffic == Traffic(turns=1, up=10, down=25)
    finally:
        server.stop()
