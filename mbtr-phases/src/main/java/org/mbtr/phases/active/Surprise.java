package org.mbtr.phases.active;

/**
 * A known energy that is far from what all others say of it: a calculation to check, or a structure of its own kind.
 *
 * @param structure position among the candidates
 * @param difference known energy minus the expected one (eV/atom)
 * @param usual half of all structures are no farther off than this, scaled to how much is known of structures like this one
 *     (eV/atom)
 */
public record Surprise(int structure, double difference, double usual) {}
