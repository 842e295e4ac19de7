/** Likely mistakes in the energies and forces of trajectories: signs, units, copies, forces that do not add up. */
package org.mbtr.potentials.labels;
