"""All rings of twelve atoms of two elements in the shape of a crown, as candidates for a hull.

Bonds (angstrom) are those of rings of one element; mixed rings have their mean.
"""
import itertools
import math

ELEMENTS = {"S": 2.05, "Se": 2.34}
SIZE = 12
RADIUS, HEIGHT = 1.585, 0.286  # of a crown with bonds of 1 and angles of 105 degrees

seen = set()
for ring in itertools.product(ELEMENTS, repeat=SIZE):
    if ring in seen:
        continue
    for start in range(SIZE):  # the same ring, begun at another atom or read backwards
        turned = ring[start:] + ring[:start]
        seen.update([turned, turned[::-1]])
    bond = sum(ELEMENTS[element] for element in ring) / SIZE
    print(SIZE)
    print('pbc="F F F"')
    for i, element in enumerate(ring):
        angle = 2 * math.pi * i / SIZE
        place = RADIUS * math.cos(angle), RADIUS * math.sin(angle), HEIGHT * (-1) ** i
        print(element, *(f"{bond * x:.4f}" for x in place))
