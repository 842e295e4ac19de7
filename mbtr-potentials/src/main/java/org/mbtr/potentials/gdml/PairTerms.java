package org.mbtr.potentials.gdml;

import java.util.Arrays;

/** Where pairs alone have features, each match has one direction on either side. */
final class PairTerms implements BlockTerms {
    private final TrainingFrames frames;
    private final LaneMath math;
    private final double[] ones = new double[LaneMath.LANES];
    private TrainingFrames.Row row;
    private int column;
    private Contractions sums;
    private double[] weights;

    PairTerms(TrainingFrames frames, LaneMath math) {
        this.frames = frames;
        this.math = math;
        Arrays.fill(ones, 1);
    }

    @Override
    public void take(TrainingFrames.Row row, int column, Contractions sums, double[] weights) {
        this.row = row;
        this.column = column;
        this.sums = sums;
        this.weights = weights;
    }

    @Override
    public void vectors(double[] second, double[] left, double[] right) {
        Matches matches = frames.matches;
        int length = 3 * frames.atoms;
        for (int p = 0; p < matches.permutations; p++) {
            int lanes = LaneMath.LANES * p;
            int pairs = matches.pairs * p;
            math.atomVectors(
                    frames.atoms,
                    second,
                    lanes,
                    sums.rows,
                    matches.ofRow,
                    pairs,
                    row.directions(),
                    0,
                    true,
                    left,
                    lanes * length);
            math.atomVectors(
                    frames.atoms,
                    ones,
                    0,
                    sums.columns,
                    matches.ofColumn,
                    pairs,
                    frames.directions,
                    frames.directionStart(column),
                    false,
                    right,
                    lanes * length);
        }
    }

    @Override
    public void rows(int atom, double[] out) {
        math.pairRows(
                frames.matches,
                frames.atoms,
                atom,
                weights,
                sums.products,
                row.directions(),
                frames.directions,
                frames.directionStart(column),
                out);
    }
}
