"""Relaxes a structure with the forces that a driver at a UNIX socket computes: relax.py NAME INPUT OUTPUT cell|atoms"""

import sys

from ase.calculators.socketio import SocketIOCalculator
from ase.constraints import UnitCellFilter
from ase.io import read, write
from ase.optimize import BFGS

name, source, target, what = sys.argv[1:]
atoms = read(source)
with SocketIOCalculator(unixsocket=name, timeout=60) as calculator:
    print("listening", flush=True)
    atoms.calc = calculator
    moving = UnitCellFilter(atoms) if what == "cell" else atoms
    BFGS(moving, logfile=None).run(fmax=1e-4, steps=500)
    write(target, atoms)
