package org.mbtr.learning.model;

import org.mbtr.representations.StructureGradient;

/**
 * A predicted energy with its derivatives.
 *
 * @param energy of the whole structure: of the molecule or of the cell, reference energies included (unit of the target,
 *     not per atom)
 * @param gradient its derivatives with respect to positions and strain; forces are minus those with respect to positions
 */
public record EnergyGradient(double energy, StructureGradient gradient) {}
