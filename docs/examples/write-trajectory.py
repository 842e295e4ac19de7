import numpy as np

positions = np.array([[[0.0, 0.0, 0.1173], [0.0, 0.7572, -0.4692], [0.0, -0.7572, -0.4692]]] * 2)
np.savez_compressed(
    "water.npz",
    R=positions,                # frames x atoms x 3, angstrom
    z=np.array([8, 1, 1]),      # atomic numbers
    E=np.array([-219.4, -219.3]),   # frames
    F=np.zeros_like(positions),     # frames x atoms x 3
)
