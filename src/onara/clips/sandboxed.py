"""The inside of the sandbox: a process that forks one child a task, each with limits of its own.

What a stranger's file does to the decoder happens in such a child.  It is short-lived, so that
nothing of one file is left when the next one comes, and forked, so that NumPy and the decoder need
not be loaded for each.  It answers in JSON: unlike a pickle, that cannot run anything in the server
even if a file has taken the child over.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from onara.clips.refusal import Refused, reason_of
from onara.errors import UnusableInput

_NICE = 5
"""Pages come first."""
_OPEN_FILES = 64
_GRACE_S = 2
"""Processor time between the signal to stop and being stopped."""


def serve(control: int, modules: Sequence[str]) -> None:
    """Fork a child for every line that comes over a socket; ends with its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server's to answer
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children leave without being waited for
    for module in modules:
        import_module(module)
    with socket.socket(fileno=control) as asked:
        while True:
            _, handed, _, _ = socket.recv_fds(asked, 1, 1)
            if not handed:
                return
            if os.fork() == 0:
                asked.close()
                try:
                    _answer(handed[0])
                finally:
                    os._exit(0)
            os.close(handed[0])


def _answer(handle: int) -> None:
    """One task: the child's process id out, the task in, its answer out."""
    with socket.socket(fileno=handle) as held, held.makefile("rwb") as line:
        line.write(f"{os.getpid()}\n".encode())
        line.flush()
        task = json.loads(line.readline())
        payload = line.read(task["payload"])
        _limit(**task["limits"])
        module, name = task["function"].split(":")
        told = _told(getattr(import_module(module), name), task["told"], payload)
        line.write(json.dumps(told).encode())


def _told(function: Callable[..., Any], told: dict[str, Any], payload: bytes) -> dict[str, Any]:
    more = {"payload": payload} if payload else {}
    try:
        return {"done": function(**told, **more)}
    except Refused as error:
        return {"refused": error.reason}
    except UnusableInput as error:
        return {"refused": reason_of(error)}
    except MemoryError:
        return {"refused": "memory"}
    except Exception as error:
        return {"refused": "unreadable", "why": f"{type(error).__name__}: {error}"}


def _limit(memory: int, processor_s: int, file_bytes: int) -> None:
    os.nice(_NICE)
    # Of the data only: the library's index is mapped, and is not this process's own memory.
    for what, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s + _GRACE_S))
