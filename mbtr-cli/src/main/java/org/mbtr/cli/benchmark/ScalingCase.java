package org.mbtr.cli.benchmark;

import java.util.List;
import java.util.Random;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Envelope;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.Structure;
import org.mbtr.structures.Supercell;

/**
 * A description whose time is followed over the size of the cell.
 *
 * @param name of the case
 * @param label the same in words
 * @param settings with a fixed cutoff
 */
record ScalingCase(String name, String label, MbtrSettings settings) {
    private static final int BINS = 100;
    /** Standard deviation of the displacements of atoms (angstrom), so that no two cells are alike. */
    private static final double DISORDER = 0.1;

    /** Pairs up to 6 Å and triples with sides up to 5 Å. */
    static List<ScalingCase> all() {
        Term pairs = Term.of(
                        new PairGeometry.InverseDistance(),
                        new Weighting.GeometryPower(2),
                        new Broadening.Normal(0.02),
                        new Grid.Centres(0, 1, BINS))
                .withEnvelope(new Envelope.Smooth(4, 6));
        Term triples = Term.of(
                        new AngleGeometry.CosineAngle(),
                        new Weighting.InverseDistances(1),
                        new Broadening.Normal(0.05),
                        new Grid.Centres(-1, 1, BINS))
                .withEnvelope(new Envelope.Smooth(3, 5));
        return List.of(
                new ScalingCase("k2-6A", "pairs up to 6 Å", MbtrSettings.of(List.of(pairs))),
                new ScalingCase("k3-5A", "triples with sides up to 5 Å", MbtrSettings.of(List.of(triples))));
    }

    /** A crystal repeated n times along each vector, its atoms displaced at random. */
    static Structure cell(Structure crystal, int n) {
        Structure supercell = Supercell.of(crystal, n, n, n);
        Random random = new Random(n);
        double[] positions = supercell.positions();
        for (int i = 0; i < positions.length; i++) {
            positions[i] += DISORDER * random.nextGaussian();
        }
        return supercell.withPositions(positions);
    }
}
