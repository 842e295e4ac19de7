package org.mbtr.potentials.gdml.exchange;

import java.util.List;
import java.util.Optional;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.MoleculeRepresentation;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Force fields of this program as models of the sGDML program, which knows inverse distances only. With the coefficients a of (K + λ) a = F,
 * the scale s = 1 and x = 1/r, the coefficients of pairs are α = −J a: for a pair (i, j) of distance r and direction u
 *
 * <pre>
 * α_ij = u·(a_i − a_j) / r²,    u = (R_i − R_j) / r.
 * </pre>
 */
public final class SgdmlExport {
    private static final String UNKNOWN = "unknown";

    private SgdmlExport() {}

    /**
     * Converts. A model that knows energies up to a constant gets the constant 0, as that program does without energies.
     *
     * @param unit of the energies, in place of what the model says
     * @throws MbtrException if the model is of another representation than inverse distances, or has learned from energies
     */
    public static SgdmlModel of(GdmlModel model, Optional<String> unit) {
        if (!(model.settings().representation() instanceof MoleculeRepresentation.InverseDistance)) {
            throw new MbtrException("the sGDML program knows inverse distances only, the force field is of bins of the"
                    + " many-body tensor; train one with --representation coulomb-md");
        }
        if (model.settings().learnsEnergies()) {
            throw new MbtrException(
                    "the force field has learned from energies too, which a model of the sGDML program here has no"
                            + " coefficients for; train one with --learn-from forces");
        }
        List<Structure> frames = model.trainingStructures();
        int atoms = model.molecule().atomicNumbers().length;
        int pairs = atoms * (atoms - 1) / 2;
        double[] descriptors = new double[frames.size() * pairs];
        double[] coefficients = new double[frames.size() * pairs];
        double[] solved = model.coefficients().forces();
        for (int f = 0; f < frames.size(); f++) {
            double[] positions = frames.get(f).positions();
            int at = f * pairs;
            for (int i = 1; i < atoms; i++) {
                for (int j = 0; j < i; j++, at++) {
                    double square = 0;
                    double product = 0;
                    for (int axis = 0; axis < 3; axis++) {
                        double difference = positions[3 * i + axis] - positions[3 * j + axis];
                        int first = 3 * atoms * f + axis;
                        square += difference * difference;
                        product += difference * (solved[first + 3 * i] - solved[first + 3 * j]);
                    }
                    descriptors[at] = 1 / Math.sqrt(square);
                    coefficients[at] = product * descriptors[at] / square;
                }
            }
        }
        return new SgdmlModel(
                origin(model.info(), unit),
                model.molecule().atomicNumbers(),
                model.molecule().group(),
                model.settings().lengthScale(),
                Optional.of(model.settings().lambda()),
                1,
                model.constant().orElse(0),
                descriptors,
                coefficients);
    }

    private static SgdmlModel.Origin origin(ModelInfo info, Optional<String> unit) {
        return new SgdmlModel.Origin(
                info.data().isEmpty() ? UNKNOWN : info.data(),
                UNKNOWN,
                "",
                new int[0],
                unit.or(() -> Optional.of(info.unit()).filter(known -> !known.isEmpty())));
    }
}
