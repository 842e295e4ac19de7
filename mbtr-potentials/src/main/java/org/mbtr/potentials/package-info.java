/**
 * Potential-energy surfaces at work. A {@link org.mbtr.potentials.Potential} gives the energy of a structure with its
 * derivatives; the packages below relax structures with it, move atoms in time, and serve other programs.
 */
package org.mbtr.potentials;
