"""`make vectors`: encode every article and phrasing of the corpus and keep the vectors with the package."""

from __future__ import annotations

from corpus.library import Library
from indexer import kept_vectors
from indexer.article_vectors import passages
from indexer.documents import phrasings
from indexer.meaning import Encoder, Vectors, encode, encode_many, encode_passages


def main() -> None:
    """Encode what is not kept yet; what the corpus no longer has is dropped."""
    library = Library.load()
    wanted: dict[Encoder, list[str]] = {
        encode: list(dict.fromkeys(phrasings(library).values())),
        encode_passages: list(dict.fromkeys(passages(library).values())),
    }
    vectors: dict[Encoder, dict[str, Vectors]] = {}
    for encoder, texts in wanted.items():
        held = kept_vectors.rows_of(encoder, texts)
        new = [text for text in texts if text not in held]
        vectors[encoder] = held | dict(zip(new, encode_many(new, encoder), strict=True))
        print(f"{encoder.__name__}：{len(texts)} 段，新算 {len(new)} 段")
    kept_vectors.save(vectors)


if __name__ == "__main__":
    main()
