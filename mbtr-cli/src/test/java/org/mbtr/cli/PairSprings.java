package org.mbtr.cli;

import org.mbtr.potentials.Domain;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * A spring of stiffness 5 eV/Å² and length 1.5 Å between all atoms closer than 2 Å, less the energy of stretching it to
 * there; in place of a model.
 *
 * @param energyUnit what it calls eV
 */
public record PairSprings(String energyUnit) implements Potential {
    private static final double STIFFNESS = 5;
    private static final double LENGTH = 1.5;
    private static final double REACH = 2;

    /** In place of models, with this domain. */
    public static PotentialSource source(Domain domain) {
        return (file, workers) -> new PotentialSource.Loaded(new PairSprings("eV"), domain, "springs");
    }

    /** In place of models that know everything. */
    public static PotentialSource source() {
        return source(Domain.everywhere());
    }

    @Override
    public Evaluation evaluate(Structure structure) {
        NeighbourSearch search = NeighbourSearch.of(structure, REACH);
        Neighbours neighbours = new Neighbours();
        double energy = 0;
        double[] gradient = new double[3 * structure.atomCount()];
        double[] strain = new double[9];
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            search.find(atom, neighbours);
            for (int i = 0; i < neighbours.count(); i++) {
                double[] d = {
                    neighbours.xView()[i], neighbours.yView()[i], neighbours.zView()[i]
                };
                double stretch = neighbours.distancesView()[i] - LENGTH;
                double most = REACH - LENGTH;
                energy += STIFFNESS / 4 * (stretch * stretch - most * most);
                double slope = STIFFNESS * stretch / neighbours.distancesView()[i];
                for (int a = 0; a < 3; a++) {
                    gradient[3 * atom + a] -= slope * d[a];
                    for (int b = 0; b < 3; b++) {
                        strain[3 * a + b] += slope / 2 * d[a] * d[b];
                    }
                }
            }
        }
        return new Evaluation(energy, gradient, strain);
    }
}
