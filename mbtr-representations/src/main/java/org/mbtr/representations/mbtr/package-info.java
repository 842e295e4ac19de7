/**
 * The many-body tensor representation, f_k(x, z) = Σ_i w_k(i) D(x, g_k(i)) Π_j C[z_j, Z_{i_j}] for k = 1, 2, 3, 4.
 *
 * <p>Source: H. Huo, M. Rupp, Mach. Learn.: Sci. Technol. 3 045017 (2022), equation 4. Each letter of the equation is a
 * sealed family of settings: {@link org.mbtr.representations.mbtr.Weighting} w,
 * {@link org.mbtr.representations.mbtr.Broadening} D, {@link org.mbtr.representations.mbtr.Geometry} g,
 * {@link org.mbtr.representations.mbtr.Correlation} C, on a {@link org.mbtr.representations.mbtr.Grid} x.
 */
package org.mbtr.representations.mbtr;
