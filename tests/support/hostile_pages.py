"""Pathological pages, each of a size: what ``CASES[name](size)`` returns is HTML."""

from __future__ import annotations

__all__ = ["CASES", "page"]


def page(body="<p>x</p>", css="", head=""):
    """Return a page with a body, a style sheet, and more in its head."""
    start = f"<!doctype html><html lang=en><head><title>t</title>{head}<style>{css}</style></head>"
    return f"{start}<body>{body}</body></html>"


def _styled(n):
    """Return paragraphs of which no two match the same blocks."""
    return "".join(f"<p style='color:#{i:06x}'>x" for i in range(n))


CASES = {
    "deep html": lambda n: page(
        "<div>" * n + "text" + "</div>" * n,
        "div{color:#777} div div>div~p{color:red} div:not(:has(b)) {opacity:1}",
    ),
    "deep html unclosed": lambda n: page("<b><i>" * n + "text"),
    "deep nested bg": lambda n: page(
        "<div>" * n + "text" + "</div>" * n,
        "div{background:rgba(0,0,0,.01);font-size:1.0001em;opacity:.99}",
    ),
    "siblings": lambda n: page(
        "<p>a" * n,
        "p+p{color:#777} p~p{background:#eee} p:nth-child(2n+1){color:#888}p:last-child{color:red}",
    ),
    "siblings unique": lambda n: page(
        "".join(f"<p id=a{i}>a" for i in range(n)),
        "p+p{color:#777} p~p{background:#eee} p:nth-last-child(2n+1){color:#888}"
        ".x~p{color:red} p:nth-last-of-type(3){color:#fff}",
    ),
    "siblings has": lambda n: page(
        "<p>a" * n,
        "p:has(~b){color:#777} p:has(+p+p+b){color:red} body:has(p ~ p ~ b) p{color:blue}",
    ),
    "siblings nth of": lambda n: page(
        "<p class=q>a" * n,
        "p:nth-child(odd of .q){color:#777} p:nth-last-child(even of .q){color:#888}",
    ),
    "siblings alternating": lambda n: page(
        "<p>a<b>b</b>" * n, "p~b~p~b~p~b~i{color:#777} p+p+p+p~p~p~b{color:red}"
    ),
    "deep descendant": lambda n: page(
        "<div class=a>" * n + "text",
        ".a .a .a .a .a .a .a .a .a .a .b .a{color:red} .a>.a .a>.a .a>.a .c .a{color:red}",
    ),
    "long selector list": lambda n: page(
        css=",".join(f".a{i}" for i in range(n)) + ",p{color:#777}"
    ),
    "long selector chain": lambda n: page(css=" ".join(["p"] * n) + "{color:#777}"),
    "long compound": lambda n: page(css="p" + ".a" * n + "{color:#777}"),
    "long compound match": lambda n: page("<p class=a>x", css="p" + ".a" * n + "{color:#777}"),
    "long not chain": lambda n: page(css="p" + ":not(.b)" * n + "{color:#777}"),
    "deep is": lambda n: page(css=":is(" * n + "p" + ")" * n + "{color:#777}"),
    "deep not": lambda n: page(css=":not(" * n + "p" + ")" * n + "{color:#777}"),
    "deep has": lambda n: page(css=":has(" * n + "p" + ")" * n + "{color:#777}"),
    "deep slotted": lambda n: page(css="::slotted(" * n + "p" + ")" * n + "{color:#777}"),
    "deep is unclosed": lambda n: page(css=":is(" * n + "p{color:#777}"),
    "is product": lambda n: page(css="".join([":is(p,.a,.b)"] * n) + "{color:#777}"),
    "is product desc": lambda n: page(css=" ".join([":is(p,.a,.b)"] * n) + "{color:#777}"),
    "nesting product": lambda n: page("<a><b><i>x", css="a,b,i{" * n + "color:#777" + "}" * n),
    "nesting amp": lambda n: page(
        "<a><b><i>x", css="a,b,i{" + "& &, & + &,&{" * n + "color:#777" + "}" * n + "}"
    ),
    "nesting amp not": lambda n: page(
        "<a><b><i>x", css="a,b,i{" + ":not(&),:is(&,&){" * n + "color:#777" + "}" * n + "}"
    ),
    "nesting deep": lambda n: page(css="p{" * n + "color:#777" + "}" * n),
    "media deep": lambda n: page(css="@media all{" * n + "p{color:#777}" + "}" * n),
    "layer deep": lambda n: page(css="@layer a{" * n + "p{color:#777}" + "}" * n),
    "layer many": lambda n: page(css="".join(f"@layer a{i}{{p{{color:#777}}}}" for i in range(n))),
    "layer dots": lambda n: page(css="@layer " + ".".join(["a"] * n) + "{p{color:#777}}"),
    "layer revert": lambda n: page(
        css="".join(f"@layer a{i}{{p{{color:revert-layer}}}}" for i in range(n))
    ),
    "revert rules": lambda n: page(css="p{color:revert-rule}" * n),
    "revert names": lambda n: page(css="".join(f"p{{--a{i}:revert-layer}}" for i in range(n))),
    "nesting wide": lambda n: page(
        css=",".join(f".a{i}" for i in range(n)) + ",p{" + "&:hover{color:#777}" * n + "}"
    ),
    "supports deep": lambda n: page(
        css="@supports " + "(" * n + "color:red" + ")" * n + "{p{color:#777}}"
    ),
    "supports not": lambda n: page(
        css="@supports " + "not (" * n + "color:red" + ")" * n + "{p{color:#777}}"
    ),
    "supports or": lambda n: page(
        css="@supports " + " or ".join(["(color:red)"] * n) + "{p{color:#777}}"
    ),
    "supports many": lambda n: page(css="@supports (color:red){" * n + "p{color:#777}" + "}" * n),
    "media or": lambda n: page(
        css="@media " + " or ".join(["(width>1px)"] * n) + "{p{color:#777}}"
    ),
    "media list": lambda n: page(css="@media " + ",".join(["(width>1px)"] * n) + "{p{color:#777}}"),
    "media parens": lambda n: page(
        css="@media " + "(" * n + "width>1px" + ")" * n + "{p{color:#777}}"
    ),
    "media not": lambda n: page(
        css="@media " + "not (" * n + "width>1px" + ")" * n + "{p{color:#777}}"
    ),
    "media calc": lambda n: page(
        css="@media (width > " + "calc(" * n + "1px" + ")" * n + "){p{color:#777}}"
    ),
    "container parens": lambda n: page(
        css="@container " + "(" * n + "width>1px" + ")" * n + "{p{color:#777}}"
    ),
    "container many": lambda n: page(
        "<div>" * 50 + "x",
        css="div{container-type:inline-size} "
        + "".join(f"@container (width>{i}px){{div{{color:#{i % 10}77}}}}" for i in range(n)),
    ),
    "container deep": lambda n: page(
        "<div>" * n + "x",
        css="div{container-type:inline-size;padding:1cqw}@container (width>100px){div{color:#777}}",
    ),
    "scope many": lambda n: page(
        "<div class=a>" * 50 + "x",
        css="".join("@scope (.a) to (.b){:scope{color:#777}" for i in range(n)) + "}" * n,
    ),
    "var bomb": lambda n: page(
        css=":root{--a0:#777;"
        + "".join(f"--a{i + 1}:var(--a{i}) var(--a{i});" for i in range(n))
        + f"}}p{{color:var(--a{n})}}"
    ),
    "var chain": lambda n: page(
        css=":root{--a0:#777;"
        + "".join(f"--a{i + 1}:var(--a{i});" for i in range(n))
        + f"}}p{{color:var(--a{n})}}"
    ),
    "var chain rev": lambda n: page(
        css=":root{"
        + "".join(f"--a{i + 1}:var(--a{i});" for i in reversed(range(n)))
        + f"--a0:#777}}p{{color:var(--a{n})}}"
    ),
    "var cycle": lambda n: page(
        css=":root{"
        + "".join(f"--a{i}:var(--a{(i + 1) % n});" for i in range(n))
        + "}p{color:var(--a0,#777)}"
    ),
    "var fallback deep": lambda n: page(
        css="p{color:" + "".join(f"var(--a{i}," for i in range(n)) + "#777" + ")" * n + "}"
    ),
    "var fallback bomb": lambda n: page(
        css=":root{"
        + "".join(f"--a{i + 1}:var(--x,var(--a{i}) var(--a{i}));" for i in range(n))
        + f"--a0:x}}p{{color:var(--a{n},#777)}}"
    ),
    "var many": lambda n: page(css="p{color:" + "var(--a)" * n + "}"),
    "var long": lambda n: page(
        css=":root{--a:" + "x" * n + "}p{color:var(--a);background:var(--a) var(--a) var(--a)}"
    ),
    "var per level": lambda n: page(
        "".join(f"<div style='--a{i}:var(--a{i - 1}) 1'>" for i in range(n)) + "text"
    ),
    "var double per level": lambda n: page(
        "<div>" * n + "text", css="div{--b:var(--a) var(--a);--a:var(--b)}"
    ),
    "var inherit double": lambda n: page(
        "".join(f"<div class=a{i % 2}>" for i in range(n)) + "text",
        css=".a0{--b:var(--a) var(--a)}.a1{--a:var(--b) var(--b)}html{--a:x}",
    ),
    "calc deep": lambda n: page(css="p{font-size:" + "calc(" * n + "1px" + ")" * n + "}"),
    "calc parens": lambda n: page(css="p{font-size:calc(" + "(" * n + "1px" + ")" * n + ")}"),
    "calc long": lambda n: page(css="p{font-size:calc(" + " + ".join(["1px"] * n) + ")}"),
    "calc mul": lambda n: page(css="p{font-size:calc(1px" + " * 9e99" * n + ")}"),
    "min long": lambda n: page(css="p{font-size:min(" + ",".join(["1px"] * n) + ")}"),
    "color mix deep": lambda n: page(
        css="p{color:" + "color-mix(in srgb,red," * n + "#777" + ")" * n + "}"
    ),
    "relative deep": lambda n: page(css="p{color:" + "rgb(from " * n + "red" + " r g b)" * n + "}"),
    "light dark deep": lambda n: page(
        css="p{color:" + "light-dark(red," * n + "#777" + ")" * n + "}"
    ),
    "color calc": lambda n: page(css="p{color:rgb(" + "calc(" * n + "1" + ")" * n + " 2 3)}"),
    "color long": lambda n: page(css="p{color:#" + "7" * n + ";background:rgb(" + "1 " * n + ")}"),
    "gradient huge": lambda n: page(
        css="p{background-image:linear-gradient(" + ",".join(["#777", "#888"] * n) + ")}"
    ),
    "gradient groups": lambda n: page(
        "<div>" * (n // 10) + "text",
        "div{opacity:.9;background:linear-gradient("
        + ",".join(f"rgb({20 * i} {i} {9 * i} / .5)" for i in range(13))
        + ")}",
    ),
    "gradient layers": lambda n: page(
        css="p{background-image:" + ",".join(["linear-gradient(#777a,#888a)"] * n) + "}"
    ),
    "bg layers": lambda n: page(css="p{background:" + ",".join(["url(x) no-repeat"] * n) + "}"),
    "shadows": lambda n: page(css="p{text-shadow:" + ",".join(["0 0 1px red"] * n) + "}"),
    "filters": lambda n: page(css="p{filter:" + " ".join(["invert(1)"] * n) + "}"),
    "font long": lambda n: page(
        css="p{font:" + "bold " * n + "1px a;font-family:" + ",".join(["a"] * n) + "}"
    ),
    "content long": lambda n: page(css="p::before{content:" + "'a' attr(b) " * n + "}"),
    "decls many": lambda n: page(css="p{" + "color:#777;" * n + "}"),
    "rules many same": lambda n: page(css="p{color:#777}" * n),
    "rules star": lambda n: page(
        "<p>x" * 100, css="".join(f"*{{color:#{i:06x}}}" for i in range(n))
    ),
    "rules attr": lambda n: page(
        "".join(f"<p a{i}=x>" for i in range(300)),
        css="".join(f"[a{i}]{{color:#{i:06x}}}" for i in range(n)),
    ),
    "custom many": lambda n: page(
        "<p>x<b>y", css=":root{" + "".join(f"--a{i}:{i};" for i in range(n)) + "}p{--z:1}"
    ),
    "custom many levels": lambda n: page(
        "".join(f"<div style='--z{i}:1'>" for i in range(n)) + "x",
        css=":root{" + "".join(f"--a{i}:{i};" for i in range(n)) + "}p{--z:1}",
    ),
    "style huge": lambda n: page(f"<p style='{'color:#777;' * n}'>x"),
    "style huge custom": lambda n: page(
        "<p style='" + "".join(f"--a{i}:1;" for i in range(n)) + "'>x"
    ),
    "style each": lambda n: page("".join(f"<p style='color:#{i:06x}'>x" for i in range(n))),
    "attr huge": lambda n: page(
        f"<p data-x='{'a' * n}' class='{'a ' * n}'>x",
        "[data-x*=b]{color:red}[class~=b]{color:red}.b{color:red}",
    ),
    "attrs many": lambda n: page("<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x"),
    "classes many": lambda n: page(
        "<p class='" + " ".join(f"a{i}" for i in range(n)) + "'>x",
        "".join(f".a{i}{{color:#777}}" for i in range(min(n, 2000))),
    ),
    "nth big": lambda n: page(
        "<p>x" * 10,
        css=f"p:nth-child({'9' * n}n+{'9' * n}){{color:#777}}p:nth-child(-1e9n+3){{color:red}}",
    ),
    "number big": lambda n: page(
        css="p{font-size:9px;color:rgb(9 0 0);font-weight:9;opacity:.9}"
        "@media(width>9px){p{color:red}}".replace("9", "9" * n)
    ),
    "number exp": lambda n: page(
        css="p{font-size:1e9px;line-height:1e9;letter-spacing:calc(1e9px*1e9);padding:1e9em;"
        "color:hsl(1e9deg 50% 50%)}".replace("1e9", f"1e{n}")
    ),
    "em growth": lambda n: page("<div>" * n + "x", css="div{font-size:99em;padding:9em}"),
    "nul": lambda n: page("<p>x\0\0</p>" * n, "p\0{color\0:#777\0}" * n),
    "comments open": lambda n: page(css="/*" * n + "p{color:#777}"),
    "comments near": lambda n: page(css="p{color:#777" + "/* *" * n + "}"),
    "comments many": lambda n: page(css="p{color:" + "/**/" * n + "#777" + "/**/" * n + "}"),
    "comments between": lambda n: page(
        css="/**/ " * n + "p{color:red} " + "p/**/" * n + "{color:#777}"
    ),
    "comments important": lambda n: page(css="p{color:red!" + "/**/ " * n + "x}"),
    "bangs": lambda n: page(css="p{color:red" + "!" * n + "} q{color:red" + "!important" * n + "}"),
    "strings open": lambda n: page(css='p{content:"' + '\\"' * n + "}"),
    "strings nl": lambda n: page(css="p{content:" + "'\n" * n + "}"),
    "urls open": lambda n: page(css="p{background:" + "url(" * n + "}"),
    "urls space": lambda n: page(css="p{background:url(" + " " * n + "x x)}"),
    "escapes": lambda n: page(css="\\" * n + "{color:red} p" + "\\70 " * n + "{color:#777}"),
    "braces open": lambda n: page(css="{" * n),
    "braces close": lambda n: page(css="}" * n + "p{color:red}"),
    "parens open": lambda n: page(css="(" * n + "{}" * 10),
    "parens lines": lambda n: page(css="p(;" * n),
    "parens rules": lambda n: page(css="p(a{color:red}" * n),
    "brackets mixed": lambda n: page(css="([{" * n + "p{color:red}"),
    "brackets simple": lambda n: page(css='a[b="c"](d)' * n + "\n x"),
    "brackets near": lambda n: page(css="a(b(c(d)))" * n + ";"),
    "idents": lambda n: page(css="-" * n + "{color:red} p{" + "-" * n + ":1}"),
    "custom near": lambda n: page(css="--a " * n + "{color:red}" + "--a:{b}" * n),
    "colons": lambda n: page(css=":" * n + "{color:red} p{color" + ":" * n + "}"),
    "semicolons": lambda n: page(css=";" * n + "p{" + ";" * n + "color:#777}"),
    "cdo": lambda n: page(css="<!--" * n + "p{color:red}" + "-->" * n),
    "ats": lambda n: page(css="@" * n + "x;p{color:red}"),
    "at unknown": lambda n: page(css="@x y;" * n + "@x{y}" * n),
    "at media unclosed": lambda n: page(css="@media x{" * n),
    "at in rule": lambda n: page(css="p{" + "@x (;" * n + "}"),
    "decl bad": lambda n: page(css="p{" + "color red {;" * n + "}"),
    "decl nested": lambda n: page(css="p{" + "a:b{c:d}" * n + "}"),
    "decl semis missing": lambda n: page(css="p{" + "color:red \n" * n + "}"),
    "props": lambda n: page(
        css="".join(
            f"@property --a{i}{{syntax:'<color>';inherits:false;initial-value:red}}"
            for i in range(n)
        )
        + "p{color:var(--a1)}"
    ),
    "prop syntax": lambda n: page(
        css="@property --a{syntax:'"
        + "<color>|" * n
        + "<color>';inherits:false;initial-value:red}p{color:var(--a)}"
    ),
    "namespaces": lambda n: page(
        css="".join(f"@namespace a{i} url(x);" for i in range(n)) + "p{color:#777}"
    ),
    "comment html": lambda n: page("<!--" * n + "x"),
    "html comments": lambda n: page("<!-- - -- -->x" * n),
    "html lt": lambda n: page("<" * n + "p>x"),
    "html amp": lambda n: page("&amp;&lt" * n),
    "html script": lambda n: page("<script>" + "</scrip" * n + "</script>x"),
    "html quotes": lambda n: page("<p a='" + '"<>' * n + "'>x"),
    "html textarea": lambda n: page("<textarea>" + "<b>" * n),
    "html tables": lambda n: page("<table><tr><td>" * n + "x"),
    "html template": lambda n: page("<template>" * n + "x"),
    "html svg": lambda n: page("<svg><foreignObject>" * n + "x"),
    "html a": lambda n: page("<a href=x>" * n + "x"),
    "html select": lambda n: page("<select>" + "<option>x" * n),
    "html labels": lambda n: page(
        "".join(f"<label for=a{i}>x</label><input id=a{i} disabled>" for i in range(n))
    ),
    "html label long": lambda n: page("<input disabled><label>" + "<b>x</b>" * n),
    "html details": lambda n: page("<details>" + "<p>x</p>" * n + "</details>"),
    "html radios": lambda n: page(
        "".join(f"<input type=radio name=a{i % 7}>" for i in range(n)),
        "input:indeterminate{color:red}input:checked~p{color:blue}",
    ),
    "html forms": lambda n: page(
        "<form>" + "<input required>" * n + "<button>x",
        ":invalid{color:red}form:valid{color:blue}:default{color:#777}",
    ),
    "html dir": lambda n: page(
        "<div dir=auto>" * n + "x", ":dir(rtl){color:red}:lang(ru){color:blue}"
    ),
    "html dir sib": lambda n: page(
        "<div dir=auto>" + "<b>1</b>" * n, ":dir(rtl){color:red}:lang(ru){color:blue}"
    ),
    "html lang": lambda n: page("<div lang=en>" * n + "x", ":lang(ru){color:blue}"),
    "has deep": lambda n: page(
        "<div>" * n + "x",
        "div:has(div b){color:red}div:has(> div > div:has(i)){color:blue}"
        ":has(p):not(:has(b)) div{color:#777}",
    ),
    "has many": lambda n: page(
        "<div><p>x</p></div>" * 300, "".join(f"div:has(.a{i}){{color:#777}}" for i in range(n))
    ),
    "styles many": lambda n: page("<style>p{color:#777}</style>" * n),
    "links many": lambda n: page(head="<link rel=stylesheet href=a.css>" * n),
    "fieldset deep": lambda n: page(
        "<fieldset disabled>" * n + "<input value=x>x", ":disabled{color:red}:enabled{color:blue}"
    ),
    "text long": lambda n: page("<p>" + "a " * n),
    "text space": lambda n: page("<p>" + " " * n + "</p>"),
    "meta scheme": lambda n: page(head=f"<meta name=color-scheme content='{'dark ' * n}'>"),
    "bgcolor": lambda n: page(
        f"<table bgcolor='{'#' * n}' width='{'9' * n}'><tr><td>x"
        f"<font size='{'+' * n}' color='{'é' * n}'>x"
    ),
    "ignore comment": lambda n: page(
        css="/* a11yview-ignore: x */ " * n + "p{color:#aaa;/* a11yview-ignore" + " " * n + "}"
    ),
    "fails many": lambda n: page(
        "".join(f"<p style='color:#{0xAAAAAA + i:06x}'>x" for i in range(n))
    ),
    "before many": lambda n: page(
        "<p>x" * n, "p::before{content:'a' counter(x) attr(y);color:#aaa}p::after{content:'b'}"
    ),
    "attr fn": lambda n: page(
        "".join(f"<p data-c='#{i:06x}' class=a>x" for i in range(n)),
        ".a{color:attr(data-c type(<color>))}",
    ),
    "all revert": lambda n: page("<div>" * n + "x", "div{all:revert;color:#777}div{all:unset}"),
    "placed beside pictures": lambda n: page(
        "<main>" + "<i>x</i><img src=a>" * n,
        "main{position:relative}i{position:absolute;top:0}img{display:none}",
    ),
    "transparents": lambda n: page("<div>" * n + "x", "div{background:#0001}"),
    "filter deep": lambda n: page("<div>x" * n, "div{filter:invert(1);background:#fff}"),
    "opacity deep": lambda n: page("<div>x" * n, "div{opacity:.9;background:#fff}"),
    "groups deep": lambda n: page(
        "<div>x" * n, "div{opacity:.99;filter:invert(.9);background:#7771}"
    ),
    "groups fixed": lambda n: page(
        "<div>x" * n, "div{position:fixed;top:-1px;opacity:.9;background:#7771}"
    ),
    "all revert-layer": lambda n: page(_styled(40), "p{all:revert-layer}" * n),
    "all revert rules": lambda n: page(_styled(40), "p{all:revert}" * n),
    "all revert mixed": lambda n: page(_styled(40), "p{all:revert-rule;color:revert-layer}" * n),
    "all revert-rule styles": lambda n: page(
        _styled(n), "p{all:revert-rule;color:revert-layer}" * 40
    ),
    "fails deep": lambda n: page(
        "".join(f"<div style='padding:{i}px'>" for i in range(n))
        + "".join(f"<p style='color:#{0xAAAAAA + i:06x}'>x</p>" for i in range(n))
    ),
    "all revert-rule": lambda n: page("<p>x", "p{all:revert-rule}" * n),
    "utf16": lambda n: ("\ufeff" + page("<p>x" * n)).encode("utf-16-le"),
    "badutf8": lambda n: page(css="p{color:#777}").encode() + b"\xff\xfe\xc3" * n,
    "surrogates": lambda n: page("\ud800" * n, "p{content:'\ud800'}"),
    "text decl": lambda n: "<p>x" * 3 + "<plaintext>" + "<p>" * n,
}
