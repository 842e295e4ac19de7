/**
 * Lower convex hulls of energies over compositions at zero temperature. {@link org.mbtr.phases.hull.Components} turn
 * structures into compositions, {@link org.mbtr.phases.hull.FormationEnergies} total energies into formation energies; a
 * {@link org.mbtr.phases.hull.CompositionSpace} is made once from the compositions and gives the
 * {@link org.mbtr.phases.hull.LowerHull} of any energies.
 */
package org.mbtr.phases.hull;
