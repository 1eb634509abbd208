"""A bare "one" in a line."""

from timeline.syntax.tree import Token, Tree


def is_bare_one(tree: Tree, token: Token) -> bool:
    """Whether "one" stands for something that was told before: "one planned for May", not "one of them"."""
    one = token.text.lower() == "one" and token.dep not in ("nummod", "compound", "det", "poss", "amod")
    article = tree.child(token, "det")
    plain = article is None or article.text.lower() == "the"
    return one and plain and tree.child(token, "prep", "amod", "compound") is None
