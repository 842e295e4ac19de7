/**
 * Hulls with a real calculator. A {@link org.mbtr.phases.campaign.Campaign} is the state of such work in one file: the candidates, what
 * was asked for, and what came of it; a {@link org.mbtr.phases.campaign.Guide} brings the strategy to where the campaign is and says
 * what to compute next; {@link org.mbtr.phases.campaign.FinishedStructures} finds the candidates that structures with energies belong to.
 */
package org.mbtr.phases.campaign;
