"""Makes the files beside it with ASE and NumPy. Run in this folder: python3 make_fixtures.py (ASE 3.22.1, NumPy 1.24.2).

The numbers are chosen so that the tests can state them; nothing is random.
"""
import numpy as np
from ase import Atoms
from ase.calculators.singlepoint import SinglePointCalculator
from ase.io import write

# --- extended XYZ as ASE writes it: info of every type, extra columns, results of a calculator, two frames
water = Atoms("OH2", positions=[[0, 0, 0.1], [0, 0.76, -0.48], [0, -0.76, -0.48]],
              cell=[[5, 0, 0], [1, 6, 0], [0, 0.5, 7]], pbc=[True, True, False])
water.info.update(
    name='a b "q" x', path="back\\slash", flag=True, off=False, count=3, number=-1.5e-7, undefined=float("nan"),
    vector=np.array([1, 2, 3]), reals=np.array([1.5, -2.0]), truths=np.array([True, False]),
    matrix=np.array([[1.0, 2.0], [3.0, 4.0]]), whole_matrix=np.arange(6).reshape(2, 3),
    words=["a", "b c"], mapping={"a": 1}, nothing=None)
water.arrays["tags2"] = np.array([1, 2, 3])
water.arrays["label"] = np.array(["x", "yy", "z"])
water.arrays["mask"] = np.array([True, False, True])
water.arrays["velocity"] = np.arange(9.0).reshape(3, 3) / 8
forces = np.array([[0.0, 0.5, -1.0], [0.25, 0, 0], [-0.25, -0.5, 1.0]])
stress = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])  # xx yy zz yz xz xy
water.calc = SinglePointCalculator(water, energy=-14.25, forces=forces, stress=stress)
methane = Atoms("CH4", positions=[[0, 0, 0], [0.63, 0.63, 0.63], [-0.63, -0.63, 0.63],
                                  [-0.63, 0.63, -0.63], [0.63, -0.63, -0.63]])
methane.info["energy"] = -1.0
write("ase.extxyz", [water, methane], format="extxyz")
write("ase-plain-cell.xyz", water, format="extxyz", vec_cell=True, columns=["symbols", "positions"])

# --- NumPy arrays of every type that is read
base = np.array([[1, 2, 3], [4, 5, 6]])
np.savez("types.npz",
         f4=base.astype("<f4") / 4, f8=base.astype("<f8") / 3, f8_big=base.astype(">f8") / 3,
         i1=(-base).astype("i1"), u1=(base + 249).astype("u1"), i4=base.astype("<i4"), i4_big=base.astype(">i4"),
         i8=base.astype("<i8") * 10**12, b1=base % 2 == 0, fortran=np.asfortranarray(base / 2.0),
         fortran3=np.asfortranarray(np.arange(24).reshape(2, 3, 4)),
         text=np.array(["a", "\u00c5ngstr\u00f6m", "\U0001d6fc"]), single=np.array("one value"), number=np.array(2.5),
         empty=np.zeros((0, 3)), half=np.array([1.0], dtype="f2"))
np.savez_compressed("deflated.npz", values=np.arange(1000.0))

# --- trajectories
R = np.arange(12.0).reshape(2, 2, 3) / 16
F = -R
E = np.array([-1.5, -2.5])
z = np.array([8, 1])
np.savez_compressed("mini-md17.npz", R=R, z=z.astype("i4"), E=E, F=F, name="hydroxyl", theory="none",
                    md17_index=np.array([7, 3], dtype="i4"), train=np.array([1], dtype="i4"))
np.savez("mini-rmd17.npz", coords=np.asfortranarray(R), nuclear_charges=z.astype("u1"), energies=E, forces=F,
         old_indices=np.array([7.0, 3.0]).astype("i8"))
np.savez("mini-bohr.npz", R=R, z=z, r_unit="Bohr")
