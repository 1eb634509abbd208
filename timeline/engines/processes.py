"""The engine of many processes: a document that hangs, crashes its process or eats its memory costs only itself."""

import functools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any, TypeVar, cast

from timeline import errors
from timeline.model import Document, Skipped
from timeline.workers import serialise
from timeline.workers.deadline import seconds_for
from timeline.workers.guard import Failure, Worker

R = TypeVar("R")

_AHEAD = 4
"""Documents given out for each worker: enough to keep all busy, few enough to keep memory flat."""


class Processes:
    """An engine with `jobs` worker processes. `seconds` and `wait` replace the limits for each document."""

    def __init__(self, jobs: int, seconds: float | None = None, wait: float | None = None) -> None:
        if jobs < 1:
            raise errors.UsageError(f"jobs must be 1 or more, not {jobs}")
        self._jobs, self._seconds, self._wait = jobs, seconds, wait

    def __call__(self, function: Callable[[Document], R], documents: Iterable[Document], /) -> Iterator[R | Skipped]:
        """The results of a module's function (or a `functools.partial` of one) in the documents' order."""
        name, keywords = _named(function)
        workers = [Worker("timeline.engines.processes:apply") for _ in range(self._jobs)]
        idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in workers:
            idle.put(worker)
        threads = ThreadPoolExecutor(self._jobs)
        try:
            one = functools.partial(self._one, idle, name, keywords)
            for result in _ordered(threads, one, documents, self._jobs * _AHEAD):
                yield cast("R | Skipped", result)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.close()
            threads.shutdown()

    def _one(self, idle: "SimpleQueue[Worker]", function: str, keywords: object, document: Document) -> object:
        seconds = self._seconds or seconds_for(len(document.text))
        worker = idle.get()
        try:
            answer = worker.call([function, keywords, serialise.pack(document)], seconds, self._wait)
        finally:
            idle.put(worker)
        return _failure(document, answer) if isinstance(answer, Failure) else serialise.unpack(answer)


def apply(request: object) -> object:
    """In the worker: the packed result of a named function for a packed document."""
    import importlib

    name, keywords, document = cast(list[Any], request)
    module, _, function = name.partition(":")
    call = getattr(importlib.import_module(module), function)
    return serialise.pack(call(serialise.unpack(document), **cast(dict[str, Any], serialise.unpack(keywords))))


def _named(function: Callable[..., object]) -> tuple[str, object]:
    """A function as its module and name, with the packed keywords of a partial."""
    partial: functools.partial[object] | None = function if isinstance(function, functools.partial) else None
    if partial and partial.args:
        raise TypeError("an engine takes a partial with keywords only")
    keywords = partial.keywords if partial else {}
    function = partial.func if partial else function
    name: str = getattr(function, "__qualname__", "<none>")
    if "<" in name or "." in name:
        raise TypeError(f"{name} cannot be named to a worker process; give a function of a module")
    return f"{function.__module__}:{name}", serialise.pack(keywords)


def _ordered(
    threads: ThreadPoolExecutor, one: Callable[[Document], object], documents: Iterable[Document], ahead: int
) -> Iterator[object]:
    waiting: deque[Future[object]] = deque()
    for document in documents:
        waiting.append(threads.submit(one, document))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _failure(document: Document, failure: Failure) -> Skipped:
    """The document as skipped; an error that concerns every document is raised again."""
    known = getattr(errors, failure.kind, None) if failure.kind else None
    if isinstance(known, type) and issubclass(known, errors.TimelineError) and known is not errors.ReadError:
        raise known(failure.reason)
    return Skipped(document.name, f"could not be processed: {failure}")
