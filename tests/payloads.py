"""Texts that try to be more than text: cores by what they attack, in wrappings that try to get them past an escape."""

from itertools import product

CORES = {
    "spreadsheet": [
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "=cmd|'/C calc'!A0",
        "\t=1",
        "\r=1",
        "\uff1d1+1",
        "a;=1+1",
        "a\t@x",
    ],
    "page": [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</title></style><svg onload=alert(1)>",
        "<img src=x onerror=alert(1)>",
        "\"' onmouseover=alert(1) x='",
        "&lt;img src=x onerror=alert(1)&gt;",
        "<a href=javascript:alert(1)>x</a>",
        "<!-- <![CDATA[ ]]> <?php",
    ],
    "calendar": [
        "x\r\nATTENDEE:mailto:a@example.org",
        "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y",
        "x\\nDESCRIPTION:y",
        'a;X="b":c,d\u2028e\x85f',
        "\u65e5" * 80,
    ],
    "terminal": [
        "\x1b[31;1mred",
        "\x1b]0;title\x07",
        "\x9b2J",
        "\x1bPq\x1b\\",
        "a\x08\x08\x7fb",
        "\x00\x0e",
        "\x1b]8;;http://e\x1b\\x",
    ],
    "direction": ["\u202egnp.exe", "\u2066a\u2069\u202d", "a\u200bb\ufeffc", "\U000e0041\U000e007f", "\u061c\u200f"],
    "mathematics": ["$x^2$", "$\\frac{1", "\\$5 to $10", "$\\unknown$", "{\\rm x}"],
    "diagram": ["a : b", "a; title b", "%%{init: {}}%%", "#quot;#35;", "section x", "a\n    section b\n        c : d"],
    "markdown": [
        "[x](javascript:alert(1))",
        "![x](http://e.example/p.png)",
        "# heading",
        "\n\n- item\n\n    code",
        "`code` ~~~ ***b*** _i_ <http://e.example>",
        "http://e.example www.e.example",
        "| a | b |",
        "[1]: http://e.example",
    ],
    "text": [
        "-" * 12,
        "2015-02-04",
        "\ud800",
        "\u0301\u0489",
        "{{7*7}} ${7*7} %s %(x)s $title",
        "' OR 1=1 --",
        "../../etc/passwd",
    ],
    "address": [
        "javascript:alert(1)",
        "JaVaScRiPt://e.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        'http://e.example/" onclick="alert(1)',
        "http://e.example/x\r\nX: y",
        "http://e.example/)<x>",
        "vbscript:x",
        "file:///etc/passwd",
    ],
}
WRAPPINGS = (
    *("{}", " {}", "{} ", "a {} b", '"{}"', "'{}", "({})", "[{}]", "<{}>"),
    *("\\{}", "{}\n{}", "a\x00{}", "\u200b{}", "*{}*", "{}{}"),
)


def payloads() -> list[str]:
    """A thousand texts, the same in every run."""
    cores = [core for family in CORES.values() for core in family]
    return [wrapping.format(core, core) for wrapping, core in product(WRAPPINGS, cores)]
