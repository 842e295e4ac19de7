"""A model file with the fields of the sGDML program, version 1.0, and what it predicts, from the definition.

    python3 make_model.py

A molecule O H H with its two permutations, three training frames and coefficients drawn at random. Energies and forces
(check_E, check_F at check_R) come from the explicit Jacobian and one loop for each sum.
"""
import numpy as np

random = np.random.default_rng(1)
z = np.array([8, 1, 1])
perms = np.array([[0, 1, 2], [0, 2, 1]])
reference = np.array([[0, 0, 0], [0.96, 0, 0], [-0.24, 0.93, 0]])
frames = reference + 0.05 * random.standard_normal((3, 3, 3))
pairs = [(i, j) for i in range(3) for j in range(i)]
sig, lam, std, c = 3, 1e-10, 21.5, -47.25


def inverse_distances(R):
    return np.array([1 / np.linalg.norm(R[i] - R[j]) for i, j in pairs])


def jacobian(R):
    J = np.zeros((len(pairs), 3, 3))
    for k, (i, j) in enumerate(pairs):
        slope = -(R[i] - R[j]) / np.linalg.norm(R[i] - R[j]) ** 3
        J[k, i], J[k, j] = slope, -slope
    return J.reshape(len(pairs), 9)


a = random.standard_normal((3, 9))
x = [inverse_distances(R) for R in frames]
alpha = [-jacobian(R) @ b for R, b in zip(frames, a)]


def predict(R):
    energy, forces = 0, np.zeros(9)
    for p in perms:
        for R_m, a_m in zip(frames, a):
            permuted = R_m[p]
            Ja = jacobian(permuted) @ a_m.reshape(3, 3)[p].ravel()
            r = inverse_distances(R) - inverse_distances(permuted)
            t = np.sqrt(5) * np.linalg.norm(r) / sig
            factor = 5 / (3 * sig**2) * np.exp(-t)
            hessian = factor * ((1 + t) * np.eye(3) - 5 / sig**2 * np.outer(r, r))
            forces += std * jacobian(R).T @ hessian @ Ja
            energy -= std * factor * (1 + t) * r @ Ja
    return energy + c, forces.reshape(3, 3)


def tril_perm(p):
    return [pairs.index((max(p[i], p[j]), min(p[i], p[j]))) for i, j in pairs]


tril_perms_lin = np.array([np.array(tril_perm(p)) + n * len(pairs) for n, p in enumerate(perms)]).flatten("F")
check_R = reference + 0.05 * random.standard_normal((4, 3, 3))
check = [predict(R) for R in check_R]
np.savez(
    "water.npz",
    type="m",
    code_version="1.0.0",
    dataset_name="water",
    dataset_theory="none",
    solver_name="analytic",
    z=z,
    idxs_train=np.array([4, 2, 7]),
    md5_train=b"0123456789abcdef0123456789abcdef",
    idxs_valid=np.array([0]),
    md5_valid=b"0123456789abcdef0123456789abcdef",
    n_test=0,
    md5_test=None,
    f_err={"mae": np.nan, "rmse": np.nan},
    R_desc=np.array(x).T,
    R_d_desc_alpha=np.array(alpha),
    c=c,
    std=std,
    sig=sig,
    lam=lam,
    alphas_F=a.ravel(),
    perms=perms,
    tril_perms_lin=tril_perms_lin,
    use_E=True,
    r_unit="Ang",
    e_unit="kcal/mol",
    check_R=check_R,
    check_E=np.array([energy for energy, _ in check]),
    check_F=np.array([forces for _, forces in check]),
)
