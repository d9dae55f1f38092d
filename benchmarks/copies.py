"""How long near-copies take to find among the articles of an export: figures as JSON.

    python benchmarks/copies.py EXPORT.jsonl

Each line is an article with its paragraphs as strings. CPU time, so that a busy machine does not
count.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from searchkit.copies import groups, signature
from searchkit.domain.article import Article, Kind, Paragraph
from searchkit.domain.identity import article_id, file_digest


def main() -> None:
    """Print the seconds that signing and grouping take, and how large the groups are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export", type=Path)
    lines = dict.fromkeys(parser.parse_args().export.read_bytes().splitlines())
    articles = [article_of(line) for line in lines if line]
    began = time.process_time()
    signatures = {article.id: signature(article) for article in articles}
    signed = time.process_time()
    found = groups(signatures)
    ended = time.process_time()
    sizes = Counter(Counter(found.values()).values())
    figures = {
        "articles": len(articles),
        "signing_seconds": round(signed - began, 2),
        "grouping_seconds": round(ended - signed, 2),
        "groups": len(set(found.values())),
        "groups_by_size": dict(sorted(sizes.items())),
    }
    print(json.dumps(figures, indent=1))


def article_of(line: bytes) -> Article:
    """Return the article of a line."""
    texts = json.loads(line)["paragraphs"]
    told = tuple(Paragraph(n, Kind.BODY, str(text)) for n, text in enumerate(texts))
    return Article(id=article_id(file_digest(line)), ordinal=0, paragraphs=told)


if __name__ == "__main__":
    main()
