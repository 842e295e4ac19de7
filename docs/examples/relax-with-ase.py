"""Relaxes a structure with ASE and the forces of 'mbtr drive'.

relax-with-ase.py NAME INPUT OUTPUT atoms|cell, where the driver is called with --unix NAME.
"""

import sys

from ase.calculators.socketio import SocketIOCalculator
from ase.constraints import UnitCellFilter
from ase.io import read, write
from ase.optimize import BFGS

name, source, target, what = sys.argv[1:]
atoms = read(source)
with SocketIOCalculator(unixsocket=name, timeout=60) as calculator:
    print("waiting for the driver", flush=True)
    atoms.calc = calculator
    moving = UnitCellFilter(atoms) if what == "cell" else atoms
    BFGS(moving, logfile=None).run(fmax=1e-4, steps=500)
    write(target, atoms)
