"""Assets: a name and an integrity value that change with the content."""

from __future__ import annotations

import base64
import copy
import hashlib
import pickle

from a11yview.emit import Asset


def test_the_name_tells_the_content():
    one, two = Asset("a{}", kind="css"), Asset("b{}", kind="css")
    assert one.file_name == f"a11yview.{hashlib.sha256(b'a{}').hexdigest()[:12]}.css"
    assert one.file_name != two.file_name
    assert Asset("a{}", kind="css").file_name == one.file_name


def test_integrity_is_the_one_that_browsers_compute():
    digest = base64.b64encode(hashlib.sha384("ў".encode()).digest()).decode()
    assert Asset("ў", kind="js").integrity == f"sha384-{digest}"


def test_media_types():
    assert Asset("", kind="css").media_type == "text/css; charset=utf-8"
    assert Asset("", kind="js").media_type == "text/javascript; charset=utf-8"


def test_it_can_be_kept_in_a_cache():
    asset = Asset("a{}", kind="css")
    pickled = pickle.loads(pickle.dumps(asset))  # noqa: S301 - its own bytes
    for kept in (pickled, copy.copy(asset), copy.deepcopy(asset)):
        assert (kept, kept.kind, kept.file_name) == (asset, "css", asset.file_name)


def test_it_is_the_text():
    assert Asset("a{}", kind="css") + "b" == "a{}b"
