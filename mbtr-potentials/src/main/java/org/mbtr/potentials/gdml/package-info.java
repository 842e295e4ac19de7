/**
 * Force fields learned in the gradient domain: kernel models of forces alone, whose energy is known up to a constant, or of energies
 * beside forces. Every atom of the molecule is a species of its own, and the kernel is summed over the permutations that the molecule undergoes.
 *
 * <p>S. Chmiela, H. E. Sauceda, K.-R. Müller, A. Tkatchenko, Nat. Commun. 9, 3887 (2018); with the many-body tensor
 * representation: H. Huo, M. Rupp, Mach. Learn.: Sci. Technol. 3, 045017 (2022), section 3.3.
 */
package org.mbtr.potentials.gdml;
