"""Writes statistics.json. Python 3, numpy 2.4.6, scipy 1.17.1, mpmath (50 digits) for the normal distribution."""

import json
from pathlib import Path

import mpmath
import numpy as np
import scipy.stats

mpmath.mp.dps = 50
x = [2.5, -1, 7, 7, 0, 3.25, 12, -4.5, 7, 1e-3]
y = [1.5, 2, -3, 9, 0.25, 8, 8, -1, 4, 6]
z = [0.5, 1, 4, 2, 2, -7, 0, 3, 1, 5]


def r_squared(target, columns):
    design = np.column_stack([np.ones(len(target)), *columns])
    residual = target - design @ np.linalg.lstsq(design, target, rcond=None)[0]
    centred = np.array(target) - np.mean(target)
    return 1 - residual @ residual / (centred @ centred)


def table(inputs, function):
    return [{"at": a, "value": float(function(mpmath.mpf(a)))} for a in inputs]


# The chance is a double: the quantile is of that double, whatever decimal it was written as.
def quantile(p):
    tail = min(p, 1 - p)
    start = mpmath.mpf(scipy.stats.norm.ppf(float(tail)))
    root = mpmath.findroot(lambda t: mpmath.log(mpmath.ncdf(t)) - mpmath.log(tail), start)
    return root if p < 0.5 else -root


result = {
    "x": x,
    "y": y,
    "z": z,
    "quantiles": [{"p": p, "value": float(np.quantile(x, p))} for p in [0, 0.05, 0.1, 0.25, 0.333, 0.5, 0.9, 0.95, 1]],
    "mean": float(np.mean(x)),
    "variance": float(np.var(x, ddof=1)),
    "deviation": float(np.std(x, ddof=1)),
    "skewness": float(scipy.stats.skew(x, bias=False)),
    "excessKurtosis": float(scipy.stats.kurtosis(x, bias=False)),
    "normalScores": scipy.stats.norm.ppf(scipy.stats.rankdata(x) / (len(x) + 1)).tolist(),
    "rankAverage": scipy.stats.rankdata(x).tolist(),
    "rankMin": scipy.stats.rankdata(x, "min").tolist(),
    "pearson": float(scipy.stats.pearsonr(x, y)[0]),
    "spearman": float(scipy.stats.spearmanr(x, y)[0]),
    "rSquaredY": float(r_squared(x, [y])),
    "rSquaredYZ": float(r_squared(x, [y, z])),
    "normalCdf": table([-37, -20, -8.5, -5, -3, -2.01, -2, -1.99, -1, -0.1, -1e-10, 0, 1e-10, 0.1, 0.5, 1, 1.96, 2, 2.01, 3, 5, 8], mpmath.ncdf),
    "normalQuantile": table([1e-300, 1e-100, 1e-20, 1e-11, 1e-5, 0.001, 0.02425, 0.025, 0.05, 0.074, 0.076, 0.25, 0.4, 0.6, 0.924, 0.926, 0.975, 0.999], quantile),
}
Path(__file__).with_name("statistics.json").write_text(json.dumps(result, indent=1) + "\n")
