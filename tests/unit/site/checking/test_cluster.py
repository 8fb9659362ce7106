"""The same check on a Dask cluster: the same report, work done once, nothing lost with a worker."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from distributed import LocalCluster

from a11yview import check
from a11yview.cli import main
from a11yview.report import render
from a11yview.site.checking.cluster import ClusterError, cluster_executor
from a11yview.site.checking.executing import in_chunks
from support.dying_work import end_once, noted

PAGES = 12


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as running:
        yield running


@pytest.fixture
def site(tmp_path, monkeypatch):
    (tmp_path / "a.css").write_text("p {color: #999}", encoding="utf-8")
    for number in range(PAGES):
        (tmp_path / f"{number:02}.html").write_text(
            f"<!doctype html><link rel=stylesheet href=a.css><p>text<p>{number}", encoding="utf-8"
        )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("site")
def test_report_of_a_cluster_is_that_of_one_process_to_the_byte(cluster):
    with cluster_executor(cluster.scheduler_address) as executor:
        shared = render(check(["."], executor=executor), "json")
    assert shared == render(check(["."]), "json")


def test_equal_calls_run_once_while_their_results_are_held(cluster, tmp_path):
    with cluster_executor(cluster.scheduler_address) as executor:
        held = [executor.submit(noted, (tmp_path, 1)) for _ in range(5)]
        assert [one.result() for one in held] == [1] * 5
    assert len(list(tmp_path.iterdir())) == 1


def test_a_worker_that_dies_loses_nothing(cluster, tmp_path):
    tasks = [(tmp_path, number) for number in range(20)]
    with cluster_executor(cluster.scheduler_address) as executor:
        found = in_chunks(end_once, tasks, lambda _, why: why, executor=executor)
    assert found == list(range(20))
    assert (tmp_path / "ended").exists()


def test_command_checks_on_a_cluster(cluster, site, capsys):
    assert main(["check", ".", "--cluster", cluster.scheduler_address]) == 1
    assert f"{PAGES} pages" in capsys.readouterr().out
    assert site.is_dir()


def test_address_that_is_none_is_refused():
    with pytest.raises(ClusterError, match="not the address of a scheduler: 'nowhere'"):
        cluster_executor("nowhere").__enter__()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("", "not the address of a scheduler: ''"),
        ("tls://127.0.0.1:8786", "no certificates for an encrypted connection"),
        ("foo://127.0.0.1:8786", "no protocol of Dask here: 'foo'"),
    ],
)
def test_command_says_in_one_line_why_it_cannot_connect(site, address, message):
    command = [sys.executable, "-m", "a11yview", "check", str(site), "--cluster", address]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"a11yview: error: cluster: {message}")


def test_scheduler_that_does_not_answer_is_an_error_of_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"no scheduler answers: '{address}'"):
            cluster_executor(address, timeout=0.5).__enter__()


def test_cluster_without_workers_is_an_error(tmp_path):
    with (
        LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as empty,
        pytest.raises(ClusterError, match="no workers"),
        cluster_executor(empty.scheduler_address),
    ):
        tmp_path.touch()


def test_without_dask_the_extra_is_named(monkeypatch, capsys, site):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["check", str(site), "--cluster", "tcp://127.0.0.1:8786"]) == 2
    assert "Dask is not installed" in (error := capsys.readouterr().err)
    assert "a11yview[cluster]" in error
