from ase.io import read

for atoms in read("predicted.extxyz", ":"):
    print(atoms.get_potential_energy(), abs(atoms.get_forces()).max())
