/**
 * Elements, cells and structures: what everything else describes, learns from and predicts for.
 *
 * <p>Lengths are in angstrom everywhere. Energies and forces keep the unit of their data set, which travels with them
 * as text. Cell vectors are rows.
 *
 * <p>Forces are minus the gradient of the energy E of the whole structure with respect to positions. Stress is
 * σ_ij = (1/V) dE/dε_ij, where places and cell vectors r go to (1 + ε) r and V is the volume of the cell (energy per cubic
 * angstrom): positive where the crystal would shrink, so that −tr σ / 3 is the pressure. It is a symmetric 3×3 matrix. ASE has the same
 * signs.
 */
package org.mbtr.structures;
