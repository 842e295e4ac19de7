"""Reads all frames of a file, writes them again, and says what it has read: frames.py INPUT OUTPUT"""

import json
import sys

from ase.io import read, write

source, target = sys.argv[1:]
frames = read(source, index=":")
write(target, frames)
said = []
for atoms in frames:
    said.append({
        "energy": atoms.get_potential_energy(),
        "forces": atoms.get_forces(apply_constraint=False).ravel().tolist(),
        "positions": atoms.positions.ravel().tolist(),
        "cell": atoms.cell.array.ravel().tolist(),
        "stress": atoms.get_stress(voigt=False).ravel().tolist() if "stress" in atoms.calc.results else [],
        "kinetic": atoms.get_kinetic_energy(),
        "fixed": sorted(int(i) for c in atoms.constraints for i in c.index),
    })
print(json.dumps(said))
