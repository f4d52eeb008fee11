"""`make bench`: every measurement in turn, as Markdown."""

from benchmarks import contract, datelines, depth, http, ingest, pages, similar, start


def main() -> None:
    """Print each table under a heading."""
    for title, measured in (
        ("The dateline reader", datelines.main),
        ("Articles in HTML pages", pages.main),
        ("Similar articles", similar.main),
        ("The contract", contract.main),
        ("Start", start.main),
        ("Ingest", ingest.main),
        ("Reads over sockets", http.main),
        ("Reads at size", depth.main),
    ):
        print(f"\n## {title}\n", flush=True)
        measured()


if __name__ == "__main__":
    main()
