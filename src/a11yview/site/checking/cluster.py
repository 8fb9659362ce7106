"""The executor of a Dask cluster that is already running (extra ``cluster``)."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from a11yview.errors import A11yviewError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor
    from typing import Any

__all__ = ["ClusterError", "cluster_executor"]

_ADDRESS: Final = re.compile(r"(?:[a-z]+://)?[^\s/]+:\d{1,5}/?|inproc://\S+")
_ENCRYPTED: Final = frozenset({"tls", "wss"})
_TIMEOUT: Final = 10.0
"""Seconds within which a scheduler has to answer."""


class ClusterError(A11yviewError):
    """A cluster that cannot be used: Dask is not installed, or nobody answers."""


@contextmanager
def cluster_executor(address: str, *, timeout: float = _TIMEOUT) -> Iterator[Executor]:
    """Give the executor of the cluster whose scheduler is at an address, ``tcp://host:8786``.

    Raises :class:`ClusterError`.
    """
    if not _ADDRESS.fullmatch(address):
        raise ClusterError(
            f"cluster: not the address of a scheduler: {address!r}; write tcp://host:8786"
        )
    try:
        import distributed  # noqa: PLC0415 - an extra, and slow to load
        from distributed.comm import registry  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise ClusterError(
            f"cluster: Dask is not installed: {address!r}; install a11yview[cluster]"
        ) from error
    dask: Any = distributed  # which has no types
    protocols: Any = registry
    # A client that fails while it is made waits 20 seconds for itself, and ends in a traceback.
    protocol = address.partition("://")[0] if "://" in address else "tcp"
    try:
        protocols.get_backend(protocol).get_connector()
    except (ImportError, RuntimeError, TypeError, ValueError) as error:
        raise ClusterError(
            f"cluster: no protocol of Dask here: {protocol!r}; write tcp://host:8786"
        ) from error
    certificates = dask.Security().get_connection_args("client").get("ssl_context")
    if protocol in _ENCRYPTED and certificates is None:
        raise ClusterError(
            f"cluster: no certificates for an encrypted connection: {address!r}; name them in "
            "Dask's configuration under distributed.comm.tls"
        )
    try:
        client = dask.Client(address, timeout=timeout, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = str(error) or type(error).__name__
        raise ClusterError(
            f"cluster: no scheduler answers: {address!r}: {reason}; name one that runs, as "
            "tcp://host:8786"
        ) from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise ClusterError(
                f"cluster: no workers: {address!r}; start some with 'dask worker {address}'"
            )
        yield client.get_executor()
