"""Writes distributions.json. Python 3, mpmath 1.3.0 with 60 digits; quantiles of counts by scipy 1.17.1."""

import json
from pathlib import Path

import mpmath as mp
import scipy.stats

mp.mp.dps = 60
m = mp.mpf


def upper_gamma(a, x):
    return mp.gammainc(m(a), m(x), regularized=True)


def beta(x, y, a, b):
    return mp.betainc(m(a), m(b), 0, m(x), regularized=True)


def negative_binomial(k, size, mean):
    size, mean = m(size), m(mean)
    p = size / (size + mean)
    return mp.exp(mp.loggamma(k + size) - mp.loggamma(size) - mp.loggamma(k + 1) + size * mp.log(p) + k * mp.log(1 - p))


def tails(pmf, k):
    """Both by adding up, towards 0 and far into the tail."""
    lower = mp.fsum(pmf(i) for i in range(k + 1))
    upper, i = m(0), k + 1
    while True:
        term = pmf(i)
        upper += term
        if term < upper * m(10) ** -30:
            return lower, upper
        i += 1


def t_upper(t, df):
    t, df = m(t), m(df)
    return beta(df / (df + t * t), 0, df / 2, m(1) / 2) / 2


number = float
result = {
    "logGamma": [{"x": x, "value": number(mp.loggamma(m(x)))} for x in [1e-300, 1e-10, 0.1, 0.5, 0.999, 1, 1.5, 2, 2.0001, 3.3, 9.99, 10, 25, 171.5, 1e5, 1e10, 1e300]],
    "gamma": [],
    "beta": [],
    "poisson": [],
    "negativeBinomial": [],
    "studentT": [],
    "poissonQuantile": [],
    "negativeBinomialQuantile": [],
}
for a, x in [(0.01, 0.001), (0.01, 5), (0.5, 0.2), (1, 2), (3.5, 0.01), (3.5, 3.5), (3.5, 30), (10, 40), (50, 20), (50, 51), (50, 120), (1000, 900), (1000, 1001), (1000, 1200), (20000, 20100)]:
    upper = upper_gamma(a, x)
    lower = mp.gammainc(m(a), 0, m(x), regularized=True)
    result["gamma"].append({"a": a, "x": x, "lower": number(lower), "upper": number(upper)})
for x, a, b in [(0.25, 1, 2), (0.5, 0.5, 0.5), (0.125, 0.01, 3), (0.875, 3, 0.01), (1e-12, 2, 2), (0.75, 30, 10), (0.9375, 30, 10), (0.5, 30, 10), (0.5, 500, 520), (0.375, 500, 520), (0.75, 5000, 1500)]:
    result["beta"].append({"x": x, "a": a, "b": b, "lower": number(beta(x, 1 - x, a, b)), "upper": number(beta(1 - m(x), x, b, a))})
for k, mean in [(0, 0.125), (3, 0.125), (2, 2), (10, 2.5), (40, 2.5), (25, 25), (60, 25), (5, 25), (1000, 1000), (1100, 1000), (800, 1000)]:
    pmf = lambda i: mp.exp(i * mp.log(m(mean)) - m(mean) - mp.loggamma(i + 1))
    lower, upper = tails(pmf, k)
    result["poisson"].append({"count": k, "mean": mean, "pmf": number(pmf(k)), "lower": number(lower), "upper": number(upper)})
for k, size, mean in [(0, 1, 1), (3, 0.125, 0.25), (60, 0.125, 4), (10, 2.5, 2.5), (80, 2.5, 2.5), (25, 40, 25), (60, 40, 25), (3, 40, 25), (5, 1e6, 4), (20, 1e12, 4), (1000, 30, 1000), (1800, 30, 1000), (400, 30, 1000)]:
    pmf = lambda i: negative_binomial(i, size, mean)
    lower, upper = tails(pmf, k)
    result["negativeBinomial"].append({"count": k, "size": size, "mean": mean, "pmf": number(pmf(k)), "lower": number(lower), "upper": number(upper)})
for t, df in [(0, 3), (1e-8, 3), (0.5, 1), (2, 1), (-3, 2.5), (1.96, 10), (-12, 10), (40, 10), (2.5, 119), (8, 1000), (1.5, 1e5)]:
    upper = t_upper(t, df) if t >= 0 else 1 - t_upper(-t, df)
    lower = 1 - t_upper(t, df) if t >= 0 else t_upper(-t, df)
    result["studentT"].append({"t": t, "degrees": df, "lower": number(lower), "upper": number(upper)})
for p in [1e-10, 0.01, 0.5, 0.9, 0.975, 0.99, 0.9999]:
    for mean in [0.125, 1, 3.3, 25, 1000, 1e6]:
        result["poissonQuantile"].append({"p": p, "mean": mean, "value": int(scipy.stats.poisson.ppf(p, mean))})
        for size in [0.125, 1, 12.5, 400]:
            q = int(scipy.stats.nbinom.ppf(p, size, size / (size + mean)))
            result["negativeBinomialQuantile"].append({"p": p, "size": size, "mean": mean, "value": q})
Path(__file__).with_name("distributions.json").write_text(json.dumps(result, indent=1) + "\n")
