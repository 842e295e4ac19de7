#!/bin/sh
# Prints the energy in eV of the structure in the file $1, by GFN2-xTB.
set -e
cd "$(dirname "$1")"
OMP_NUM_THREADS=1 xtb "$(basename "$1")" --gfn 2 > xtb.out 2>&1
awk '/TOTAL ENERGY/ { print $4 * 27.211386; found = 1 } END { exit !found }' OFMT=%.9f xtb.out
