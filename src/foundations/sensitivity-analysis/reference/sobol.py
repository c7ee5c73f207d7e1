"""Writes sobol.json: points of the Sobol sequence as scipy makes them, unscrambled. Python 3, scipy 1.17.1."""

import json
from pathlib import Path

from scipy.stats import qmc

DIMENSIONS = 640
KEPT = [0, 1, 2, 3, 9, 40, 99, 255, 256, 500, 638, 639]
points = qmc.Sobol(DIMENSIONS, scramble=False, bits=32).random(1024)
rows = [0, 1, 2, 3, 4, 7, 100, 511, 1023]
Path(__file__).with_name("sobol.json").write_text(
    json.dumps(
        {
            "dimensions": KEPT,
            "points": [{"index": i, "values": [float(points[i, d]) for d in KEPT]} for i in rows],
        },
        separators=(',', ':'),
    )
    + "\n"
)
