import os
import subprocess
import sys

import pytest

pytest.importorskip("PIL")

from a11yview.pictures import PictureColors, PictureReader
from a11yview.pictures.decoding import Decoder
from a11yview.pictures.worker import answer
from support.pictures import gray, picture_bytes

WHITE = picture_bytes([[gray(255)] * 3] * 3)


@pytest.fixture
def decoder():
    with_worker = Decoder()
    yield with_worker
    with_worker.close()


def test_one_process_decodes_one_picture_after_another(decoder):
    first, second = decoder.colors(WHITE), decoder.colors(picture_bytes([[gray(0)]]))
    assert isinstance(first, PictureColors)
    assert [swatch.shown for swatch in first.swatches] == [gray(255)]
    assert [swatch.shown for swatch in second.swatches] == [gray(0)]


def test_a_part_is_asked_for_by_its_edges(decoder):
    rows = [[gray(0), gray(255)]]
    assert decoder.colors(picture_bytes(rows), (1, 0, 2, 1)).lightest == gray(255)


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A decoder whose worker does what a text says, before it would read anything."""

    def make(body, **bounds):
        (tmp_path / "hostile_worker.py").write_text(f"import sys, os, time\n{body}\n")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        return Decoder(module="hostile_worker", **bounds)

    return make


def test_a_picture_that_crashes_the_worker_costs_only_itself(hostile):
    decoder = hostile("sys.stdin.buffer.readline(); os.abort()")
    assert decoder.colors(WHITE) == "decoding it crashes"
    assert decoder.colors(WHITE) == "decoding it crashes"
    decoder.module = "a11yview.pictures.worker"
    assert isinstance(decoder.colors(WHITE), PictureColors)
    decoder.close()


def test_a_picture_that_takes_too_long_is_given_up(hostile):
    decoder = hostile("sys.stdin.buffer.readline(); time.sleep(60)", patience=0.5)
    assert decoder.colors(WHITE) == "decoding takes longer than 0.5 s"
    decoder.close()


SPINNING = """
from a11yview.pictures import worker
def spin(*_):
    while True: pass
worker.answer = spin
worker.main()
"""


def test_processor_time_is_bounded_whatever_else_the_machine_does(hostile):
    pytest.importorskip("resource")
    decoder = hostile(SPINNING, seconds=1)
    assert decoder.colors(WHITE) == "decoding takes longer than 1 s of processor time"
    decoder.close()


def test_without_a_process_nothing_is_decoded(monkeypatch):
    monkeypatch.setattr(sys, "executable", os.devnull)
    assert "no process" in Decoder().colors(WHITE)


def test_whatever_a_decoder_raises_is_a_problem():
    broken = WHITE[:40] + b"\xff" * 20
    assert "problem" in answer(broken)


class TestReader:
    def test_bytes_that_are_equal_are_decoded_once(self):
        reads = []

        def read(url):
            reads.append(url)
            return WHITE

        reader = PictureReader(read)
        first = reader.colors("/a.png")
        assert reader.colors("/a.png") is first
        assert PictureReader(read).colors("/b.png#x") is first
        assert reads == ["/a.png", "/b.png"]

    @pytest.mark.parametrize(
        ("address", "said"),
        [
            ("/none.png", "no such file"),
            ("https://cdn.example/a.png", "on another host, in no folder named for it"),
            ("data:image/png;base64,A", "its data: URL is not base64"),
        ],
    )
    def test_what_cannot_be_read_says_why(self, address, said):
        assert PictureReader(lambda _: None).colors(address) == said

    def test_a_file_that_is_too_large_is_not_decoded(self):
        assert PictureReader(lambda _: b"\0" * (21 << 20)).colors("/a") == "larger than 20 MiB"

    def test_a_data_url_is_read(self):
        svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
        assert PictureReader(lambda _: None).colors(svg).swatches[0].shown == (0, 0, 0, 0)


def test_a_program_that_ends_leaves_nothing_behind():
    program = (
        "from a11yview.pictures import PictureReader\n"
        "svg = 'data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'\n"
        "print(PictureReader(lambda _: None).colors(svg).swatches)"
    )
    run = subprocess.run(
        [sys.executable, "-W", "always", "-c", program], capture_output=True, text=True, check=True
    )
    assert "Swatch" in run.stdout
    assert not run.stderr
