"""Computes one structure with a driver at a UNIX socket and then does nothing: hang.py NAME INPUT"""

import sys
import time

from ase.calculators.socketio import SocketIOCalculator
from ase.io import read

name, source = sys.argv[1:]
atoms = read(source)
atoms.calc = SocketIOCalculator(unixsocket=name, timeout=60)
atoms.get_potential_energy()
print("computed", flush=True)
time.sleep(600)
