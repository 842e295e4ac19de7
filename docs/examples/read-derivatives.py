import numpy as np

with np.load("derivatives.npz") as archive:
    rows, atoms, members = archive["derivative_row"], archive["derivative_atoms"], archive["derivative_atom"]
    offsets, widths, values = archive["derivative_offset"], archive["derivative_width"], archive["derivatives"]
    columns = archive["features"].shape[1]

row, atom_count = 0, 5  # the first molecule, CH4
jacobian = np.zeros((atom_count, 3, columns))
member = value = 0
for b in range(len(rows)):
    size = 3 * atoms[b] * widths[b]
    if rows[b] == row:
        block = values[value:value + size].reshape(atoms[b], 3, widths[b])
        jacobian[members[member:member + atoms[b]], :, offsets[b]:offsets[b] + widths[b]] = block
    member += atoms[b]
    value += size
print(np.abs(jacobian.sum(axis=0)).max())
