"""Writes proxy_audit.json: a small made-up audit, and England 2025. Python 3, numpy 2.4.6, scipy 1.17.1.

England needs the public data folder: python3 proxy_audit.py [FOLDER], by default $OUTSPOKEN_DATA. Partial correlations are those of
the residuals of ranks, not the formula that the program uses.
"""

import csv
import gzip
import json
import os
import sys
from pathlib import Path

import numpy as np
from scipy import stats


def partial(score, share, need):
    ranks = [stats.rankdata(column) for column in (score, share, need)]
    design = np.column_stack([np.ones(len(need)), ranks[2]])
    residuals = [r - design @ np.linalg.lstsq(design, r, rcond=None)[0] for r in ranks[:2]]
    return float(np.corrcoef(*residuals)[0, 1])


def audit(score, count, total, need):
    score, count, total, need = (np.array(column, float) for column in (score, count, total, need))
    scored = ~np.isnan(score)
    rank = np.full(len(score), np.inf)
    rank[scored] = stats.rankdata(-score[scored], method="min")
    top = rank <= np.ceil(scored.sum() / 10)
    with np.errstate(invalid="ignore"):
        share = count / total
    known = scored & ~np.isnan(share)
    s, c, t, h = score[known], count[known], total[known], share[known]
    both = known & ~np.isnan(need)
    return {
        "areas": int(known.sum()),
        "spearman": float(stats.spearmanr(s, h).statistic),
        "selectionRatio": float((c[top[known]].sum() / c.sum()) / (t[top[known]].sum() / t.sum())),
        "exposureIndex": float(np.average(s, weights=c) / np.average(s, weights=t)),
        "partial": partial(score[both], share[both], need[both]),
    }


def made_up():
    random = np.random.default_rng(5)
    areas = 47
    need = np.round(random.gamma(2, 10, areas), 0)
    score = np.round(need + random.normal(20, 6, areas), 1)
    total = random.integers(900, 2600, areas).astype(float)
    count = np.round(total * random.beta(1, 9, areas) * (1 + need / 60))
    score[[3, 20]] = np.nan
    need[[7, 20]] = np.nan
    count[11] = np.nan
    total[30] = count[30] = 0
    columns = {"score": score, "count": count, "total": total, "need": need}
    expected = audit(score, count, total, need)
    return {
        **{name: [None if np.isnan(x) else x for x in column] for name, column in columns.items()},
        "expected": expected,
    }


def rows(path):
    with gzip.open(path, "rt", newline="") as file:
        return list(csv.DictReader(file))


def england(folder):
    index = rows(folder / "imd2025/imd2025_england_lsoa21.csv.gz")
    census = {row["lsoa21_code"]: row for row in rows(folder / "fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz")}
    found = [census[row["lsoa21_code"]] for row in index]
    number = lambda column, table: [float(row[column]) for row in table]
    score, need = number("imd_score", index), number("income_score", index)
    names = [n for n in found[0] if n.startswith(("religion_", "ethnic_")) and not n.endswith("_total")]
    return [
        {"characteristic": n, **audit(score, number(n, found), number(n.split("_")[0] + "_total", found), need)}
        for n in names
    ]


folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ["OUTSPOKEN_DATA"])
Path(__file__).with_name("proxy_audit.json").write_text(
    json.dumps({"madeUp": made_up(), "england2025": england(folder)}, indent=1) + "\n"
)
