import json
import numpy as np

with np.load("features.npz") as archive:
    features = archive["features"]              # structures x columns
    order = archive["legend_order"]             # k of each column
    species = archive["legend_species"]         # "H-C", "C-N-O", ...
    centre = (archive["legend_from"] + archive["legend_to"]) / 2
    settings = json.loads(archive["representation.json"])

hc = (order == 2) & (species == "H-C")
for x, f in zip(centre[hc], features[0, hc]):
    print(f"{x:.4f} {f:.6f}")
