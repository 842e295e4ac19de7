package org.mbtr.potentials.gdml;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * With triples, what matches contribute is summed over the three sides of each first, into a matrix over the distances of either frame
 * that couples each with few others. From there the way to the atoms does not depend on the number of triples.
 */
final class TripleTerms implements BlockTerms {
    private final TrainingFrames frames;
    private final LaneMath math;
    private final TripleMath triples;
    private final Couplings couplings;
    private final int[] identity;
    private final double[] ones = new double[LaneMath.LANES];
    private final double[] ofDistances;
    private final double[] coupled;
    private final double[] spread;
    private TrainingFrames.Row row;
    private int column;
    private Contractions sums;

    TripleTerms(TrainingFrames frames, Couplings couplings, LaneMath math) {
        this.frames = frames;
        this.math = math;
        this.triples = math.triples();
        this.couplings = couplings;
        int pairs = frames.matches.pairs;
        identity = IntStream.range(0, pairs).toArray();
        Arrays.fill(ones, 1);
        ofDistances = new double[LaneMath.LANES * pairs];
        coupled = new double[LaneMath.LANES * couplings.count()];
        spread = new double[3 * frames.atoms * LaneMath.LANES * pairs];
    }

    @Override
    public void take(TrainingFrames.Row row, int column, Contractions sums, double[] weights) {
        this.row = row;
        this.column = column;
        this.sums = sums;
        triples.couple(
                couplings,
                weights,
                sums.products,
                row.sideSlopes(),
                frames.sideSlopes,
                frames.sideSlopeStart(column),
                coupled);
        triples.toColumnAtoms(
                couplings, frames.atoms, coupled, frames.directions, frames.directionStart(column), spread);
    }

    @Override
    public void vectors(double[] second, double[] left, double[] right) {
        Matches matches = frames.matches;
        int length = 3 * frames.atoms;
        for (int p = 0; p < matches.permutations; p++) {
            int lanes = LaneMath.LANES * p;
            int coordinates = matches.coordinates.count() * p;
            triples.toDistances(matches, sums.rows, matches.ofRow, coordinates, row.sideSlopes(), 0, true, ofDistances);
            math.atomVectors(
                    frames.atoms,
                    second,
                    lanes,
                    ofDistances,
                    identity,
                    0,
                    row.directions(),
                    0,
                    true,
                    left,
                    lanes * length);
            triples.toDistances(
                    matches,
                    sums.columns,
                    matches.ofColumn,
                    coordinates,
                    frames.sideSlopes,
                    frames.sideSlopeStart(column),
                    false,
                    ofDistances);
            math.atomVectors(
                    frames.atoms,
                    ones,
                    0,
                    ofDistances,
                    identity,
                    0,
                    frames.directions,
                    frames.directionStart(column),
                    false,
                    right,
                    lanes * length);
        }
    }

    @Override
    public void rows(int atom, double[] out) {
        triples.toRowAtom(frames.atoms, atom, spread, row.directions(), out);
    }
}
