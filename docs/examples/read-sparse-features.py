import numpy as np

with np.load("sparse.npz") as archive:
    features = np.zeros(archive["shape"])
    blocks = zip(archive["block_offset"], archive["block_width"], archive["block_rows"])
    rows, values = archive["rows"], archive["values"]

row = value = 0
for offset, width, count in blocks:
    members = rows[row:row + count]
    block = values[value:value + count * width].reshape(count, width)
    features[members, offset:offset + width] = block
    row += count
    value += count * width
