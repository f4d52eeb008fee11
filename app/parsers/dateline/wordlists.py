"""Word lists written as blocks of text."""


def words(block: str) -> frozenset[str]:
    """Return the words of a block, separated by white space."""
    return frozenset(block.split())


def names(block: str) -> frozenset[str]:
    """Return the names of a block, separated by bars and line ends."""
    return frozenset(name.strip() for line in block.splitlines() for name in line.split("|") if name.strip())
