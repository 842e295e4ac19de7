package org.mbtr.learning.forces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/** Derivatives of features along one displacement for each structure. */
public final class FeatureDirections {
    private FeatureDirections() {}

    /**
     * w_i = Σ_β c_iβ ∂φ_i/∂r_iβ.
     *
     * @param coefficients c, {@code [3*atoms]} of the structures one after the other
     * @throws org.mbtr.structures.MbtrException if the representation has no derivatives
     */
    public static FeatureSet of(
            Representation representation, List<Structure> structures, double[] coefficients, Workers workers) {
        int[] starts = new int[structures.size() + 1];
        for (int i = 0; i < structures.size(); i++) {
            starts[i + 1] = starts[i] + 3 * structures.get(i).atomCount();
        }
        List<Features> directions = new ArrayList<>(Collections.nCopies(structures.size(), (Features) null));
        workers.run(structures.size(), i -> {
            double[] displacement = Arrays.copyOfRange(coefficients, starts[i], starts[i + 1]);
            directions.set(i, representation.jacobian(structures.get(i)).along(displacement));
        });
        return FeatureSet.of(directions);
    }
}
