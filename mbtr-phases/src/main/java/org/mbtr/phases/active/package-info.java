/**
 * Hulls from few calculations. A {@link org.mbtr.phases.active.Strategy} says which of the
 * {@link org.mbtr.phases.active.Candidates} to compute next and when to stop: {@link org.mbtr.phases.active.HullStrategy} by
 * the probability that the hull changes, {@link org.mbtr.phases.active.PaperStrategy} as Huo and Rupp 2022 did,
 * {@link org.mbtr.phases.active.RandomStrategy} by chance. {@link org.mbtr.phases.active.Simulation} plays one through where all
 * energies are known.
 */
package org.mbtr.phases.active;
