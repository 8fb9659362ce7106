"""The script in fewer bytes: short names for what is declared, one ``let`` for what follows."""

from __future__ import annotations

import pytest

from a11yview.emit import script
from a11yview.emit.shortening import shortened, with_joined_declarations


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("const root=1;\nuse(root)", "const a=1;\nuse(a)"),
        ("const root=1;\nf(...root,root?root:0)", "const a=1;\nf(...a,a?a:0)"),
        ('const root=1;\nf("root",`${root}`)', 'const root=1;\nf("root",`${root}`)'),
        ("const root=1;\nx.root=root", "const root=1;\nx.root=root"),
        ("const root=1;\nf({root:root})", "const root=1;\nf({root:root})"),
        ("const root=1;\nf({root,x})", "const root=1;\nf({root,x})"),
        ("let a=1;\nconst root=a", "let b=1;\nconst c=b"),
        (
            "(()=>{const root=1;const first=one=>one+root;const next=two=>two;next(first)})();",
            "(()=>{const d=1;const b=a=>a+d;const c=a=>a;c(b)})();",
        ),
        ("function root(){}\nroot()", "function a(){}\na()"),
    ],
)
def test_names(text, short):
    assert shortened(text) == short


def test_names_to_keep_are_kept():
    assert shortened("const root=1", keep=frozenset({"root"})) == "const root=1"


def test_the_script_has_more_names_than_letters():
    assert ",$" in script()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("let a=1;let b=2;let c", "let a=1,b=2,c"),
        ("let a=()=>{let b=1;let{c}=b};let d=2", "let a=()=>{let b=1,{c}=b},d=2"),
        ("let a=1;b();let c=2", "let a=1;b();let c=2"),
        ("for(let a of b)c();let d=1;let e=2", "for(let a of b)c();let d=1,e=2"),
        ("let a=1;if(a){let b=2;let c=3}let d=4", "let a=1;if(a){let b=2,c=3}let d=4"),
        ('let a=";let b";let c="{"', 'let a=";let b",c="{"'),
    ],
)
def test_declarations_share_a_let(text, short):
    assert with_joined_declarations(text) == short
