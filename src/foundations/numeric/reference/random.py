"""Writes random.json: sequences of xoshiro128**, splitmix64 seeding and the 256-layer ziggurat, written from the papers without sight of the
TypeScript. splitmix64 is first checked against the outputs published by its authors for seed 1234567. Python 3, standard library alone."""

import json
import math
from pathlib import Path

M32, M64 = (1 << 32) - 1, (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M64
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M64
    return z ^ (z >> 31)


def splitmix64(state):
    while True:
        state = (state + GOLDEN) & M64
        yield mix(state)


published = splitmix64(1234567)
assert [next(published) for _ in range(3)] == [6457827717110365317, 3203168211198807973, 9817491932198370423]


class Xoshiro128StarStar:
    def __init__(self, state):
        self.s = list(state)

    def uint32(self):
        s = self.s
        rotl = lambda x, k: ((x << k) | (x >> (32 - k))) & M32
        result = (rotl((s[1] * 5) & M32, 7) * 9) & M32
        t = (s[1] << 9) & M32
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 11)
        return result

    def uniform(self):
        upper, lower = self.uint32() >> 5, self.uint32() >> 6
        return (upper * 67108864 + lower) / 9007199254740992

    def below(self, n):
        while True:
            draw = self.uint32()
            if draw < (1 << 32) // n * n:
                return draw % n

    def normal(self):
        while True:
            bits, more = self.uint32(), self.uint32()
            layer, sign = bits & 255, -1 if bits & 256 else 1
            x = ((bits >> 11) * 4294967296 + more) / 9007199254740992 * EDGES[layer]
            if x < EDGES[layer + 1]:
                return sign * x
            if layer == 0:
                while True:
                    beyond = -math.log(1 - self.uniform()) / R
                    height = -math.log(1 - self.uniform())
                    if 2 * height > beyond * beyond:
                        return sign * (R + beyond)
            if f(EDGES[layer]) + self.uniform() * (f(EDGES[layer + 1]) - f(EDGES[layer])) < f(x):
                return sign * x


def create(seed, stream=0):
    start = (next(splitmix64(seed)) + stream) & M64
    words = splitmix64(start)
    one, two = next(words), next(words)
    return Xoshiro128StarStar([one & M32, one >> 32, two & M32, two >> 32])


f = lambda x: math.exp(-x * x / 2)
R = 3.6541528853610088
AREA = R * f(R) + math.sqrt(math.pi / 2) * math.erfc(R / math.sqrt(2))
EDGES = [AREA / f(R), R]
while len(EDGES) < 256:
    EDGES.append(math.sqrt(-2 * math.log(AREA / EDGES[-1] + f(EDGES[-1]))))
EDGES.append(0.0)


def take(count, draw):
    return [draw() for _ in range(count)]


def sequence(seed, stream):
    generator = create(seed, stream)
    first = take(8, generator.uint32)
    return {"seed": seed, "stream": stream, "first": first, "thousandth": take(992, generator.uint32)[-1]}


def tails(count):
    generator = create(7)
    draws = ((i, generator.normal()) for i in range(count))
    return [{"position": i, "value": x} for i, x in draws if abs(x) > R]


def every_thousandth_normal(count):
    generator = create(42)
    return take(count * 1000, generator.normal)[::1000]


ten = create(42)
large = create(42)
result = {
    "fromState1234": take(20, Xoshiro128StarStar([1, 2, 3, 4]).uint32),
    "sequences": [sequence(*pair) for pair in [(0, 0), (1, 0), (1, 1), (42, 7), (2**53 - 1, 2**53 - 1)]],
    "uniformFromSeed42": take(8, create(42).uniform),
    "below10FromSeed42": take(20, lambda: ten.below(10)),
    "below3000000000FromSeed42": take(20, lambda: large.below(3000000000)),
    "everyThousandthNormalFromSeed42": every_thousandth_normal(20),
    "normalTailsFromSeed7": tails(20000),
}
Path(__file__).with_name("random.json").write_text(json.dumps(result, indent=1) + "\n")
