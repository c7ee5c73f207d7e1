"""Writes local-time.json: which moments the clocks of a zone show a local time at, after Python's zoneinfo and its own tz database.
Every half hour of the nights when clocks change, and the days beside them, for years past and to come. Python 3.9 or newer."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

ZONES = {"Europe/London": ["2024-03-31", "2025-10-26", "2026-03-29", "2026-10-25", "2027-03-28", "2030-10-27"], "Asia/Karachi": ["2026-10-25"]}


def moments(local, zone):
    found = set()
    for fold in (0, 1):
        moment = local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(timezone.utc)
        if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local:
            found.add(moment.isoformat().replace("+00:00", ".000Z"))
    return sorted(found)


cases = []
for zone, nights in ZONES.items():
    for night in nights:
        start = datetime.fromisoformat(night) - timedelta(hours=6)
        for step in range(24):
            local = start + timedelta(minutes=30 * step)
            cases.append([zone, local.isoformat(timespec="minutes"), moments(local, zone)])
Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
