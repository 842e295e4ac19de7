import json
import numpy as np

with np.load("learn-ae_pbe0.npz") as model:
    header = json.loads(model["model.json"])
    coefficients = model["coefficients"]    # one for each training structure
    atom_counts = model["atom_counts"]

print(header["info"]["target"], header["settings"]["kernel"], len(coefficients), atom_counts.sum())
