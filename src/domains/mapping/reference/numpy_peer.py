"""The index and its uncertainty as one would write them with numpy: a peer for the benchmarks, and a second opinion on the results.

Reads one JSON command per line on standard input, answers each with one line when it is done, so that starting Python and reading
figures are not timed. Written for numpy 2; ranks assume that no two scores are equal, which made-up figures keep to.
"""

import json
import sys

import numpy as np

figures = {}


def load(folder, areas, indicators, **rest):
    figures["columns"] = np.fromfile(f"{folder}/columns.f64").reshape(indicators, areas)
    return np.__version__


def ranks_from_largest(rows):
    order = np.argsort(-rows, axis=1)
    ranks = np.empty(rows.shape, dtype=np.uint32)
    np.put_along_axis(ranks, order, np.arange(1, rows.shape[1] + 1, dtype=np.uint32)[None, :], axis=1)
    return ranks


def rank_exponential(rows, k):
    count = rows.shape[1]
    share = (count - ranks_from_largest(rows) + 1.0) / count
    return -k * np.log1p(share * np.expm1(-100 / k))


def min_max(rows, low, high):
    least = rows.min(axis=1, keepdims=True)
    return low + (rows - least) * ((high - low) / (rows.max(axis=1, keepdims=True) - least))


def normalise(rows, method):
    if method["method"] == "rank-exponential":
        return rank_exponential(rows, method["k"])
    if method["method"] == "min-max":
        return min_max(rows, *method["to"])
    return rows.shape[1] + 1.0 - ranks_from_largest(rows)  # rank: 1 for the least need


def index(folder, groups, k, **rest):
    """Normalise, aggregate, rank."""
    normalised = rank_exponential(figures["columns"], k)
    scores = []
    for members in groups:
        rows = np.stack([(normalised if kind == "indicator" else scores)[i] for kind, i, _ in members])
        weights = np.array([weight for _, _, weight in members])
        scores.append(weights @ rows / weights.sum())
    figures["ranks"] = ranks_from_largest(np.stack(scores))
    return "done"


def draw(folder, groups, draws, normalisations, **rest):
    """Every draw of a plan: scores and ranks of all groups, then their spread. Arithmetic means, or geometric ones where `aggregation` is 1."""
    columns = figures["columns"]
    areas = columns.shape[1]
    weights = np.fromfile(f"{folder}/weights.f64").reshape(draws, -1)
    normalisation = np.fromfile(f"{folder}/normalisation.u16", dtype=np.uint16)
    aggregation = np.fromfile(f"{folder}/aggregation.u16", dtype=np.uint16)
    matrices = [normalise(columns, method) for method in normalisations]
    logs = [np.log(matrix) for matrix in matrices]
    ranks = np.empty((len(groups), draws, areas), dtype=np.uint16 if areas < 65536 else np.uint32)
    sums = np.zeros((len(groups), areas))
    squares = np.zeros((len(groups), areas))
    for way in range(len(matrices)):
        for mean in (0, 1):
            chosen = np.flatnonzero((normalisation == way) & (aggregation == mean))
            for block in np.array_split(chosen, max(1, len(chosen) // 16)):
                scores = []
                start = 0
                for g, members in enumerate(groups):
                    row = weights[block, start : start + len(members)]
                    start += len(members)
                    if members[0][0] == "indicator":
                        source = (logs if mean else matrices)[way][[i for _, i, _ in members]]
                        score = (row @ source) / row.sum(axis=1, keepdims=True)
                    else:
                        score = sum(row[:, m, None] * scores[i] for m, (_, i, _) in enumerate(members))
                        score /= row.sum(axis=1, keepdims=True)
                    scores.append(score)
                    ranks[g, block] = ranks_from_largest(score)
                    value = np.exp(score) if mean else score
                    sums[g] += value.sum(axis=0)
                    squares[g] += (value * value).sum(axis=0)
    figures["quantiles"] = np.stack([np.quantile(ranks[g], [0.05, 0.5, 0.95], axis=0) for g in range(len(groups))])
    figures["top"] = (ranks <= -(-areas // 10)).mean(axis=1)
    figures["sd"] = np.sqrt(np.maximum(0, squares - sums * sums / draws) / (draws - 1))
    return "done"


def save(folder, names, **rest):
    for name in names:
        figures[name].astype(np.float64).tofile(f"{folder}/{name}.f64")
    return "done"


commands = {"load": load, "index": index, "draw": draw, "save": save}
for line in sys.stdin:
    command = json.loads(line)
    print(json.dumps(commands[command.pop("do")](**command)), flush=True)
