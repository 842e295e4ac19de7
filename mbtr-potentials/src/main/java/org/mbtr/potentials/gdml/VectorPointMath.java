package org.mbtr.potentials.gdml;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API with the machine's widest registers, of no more than 8 numbers. */
final class VectorPointMath implements PointMath {
    static final VectorPointMath INSTANCE = new VectorPointMath();

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int LANES = LaneMath.LANES;

    private VectorPointMath() {}

    @Override
    public void multiply(
            SymmetryAdaptedFeatures features,
            double[][] points,
            double[] values,
            double[] pulls,
            int at,
            double[][] ofValues,
            double[][] ofPulls) {
        for (int tile = 0; tile < features.tileCount(); tile++) {
            for (int l = 0; l < LANES; l += 2 * WIDTH) {
                int row = 0;
                for (; row + 4 <= points.length; row += 4) {
                    multiplyFour(features, tile, row, points, values, pulls, at, l, ofValues, ofPulls);
                }
                for (; row < points.length; row++) {
                    multiply(features, tile, points[row], values, pulls, at, l, ofValues[row], ofPulls[row]);
                }
            }
        }
    }

    private static void multiply(
            SymmetryAdaptedFeatures features,
            int tile,
            double[] point,
            double[] values,
            double[] pulls,
            int at,
            int l,
            double[] ofValues,
            double[] ofPulls) {
        int[] starts = features.starts;
        int[] rows = features.rows;
        int[] columns = features.columns;
        for (int run = features.tiles[tile]; run < features.tiles[tile + 1]; run++) {
            int to = LANES * features.sumOf[run] + l;
            DoubleVector ofValue = DoubleVector.fromArray(SPECIES, ofValues, to);
            DoubleVector ofValue2 = DoubleVector.fromArray(SPECIES, ofValues, to + WIDTH);
            DoubleVector ofPull = DoubleVector.fromArray(SPECIES, ofPulls, to);
            DoubleVector ofPull2 = DoubleVector.fromArray(SPECIES, ofPulls, to + WIDTH);
            for (int k = starts[run]; k < starts[run + 1]; k++) {
                DoubleVector x = DoubleVector.broadcast(SPECIES, point[rows[k]]);
                int i = at + LANES * columns[k] + l;
                ofValue = x.fma(DoubleVector.fromArray(SPECIES, values, i), ofValue);
                ofValue2 = x.fma(DoubleVector.fromArray(SPECIES, values, i + WIDTH), ofValue2);
                ofPull = x.fma(DoubleVector.fromArray(SPECIES, pulls, i), ofPull);
                ofPull2 = x.fma(DoubleVector.fromArray(SPECIES, pulls, i + WIDTH), ofPull2);
            }
            ofValue.intoArray(ofValues, to);
            ofValue2.intoArray(ofValues, to + WIDTH);
            ofPull.intoArray(ofPulls, to);
            ofPull2.intoArray(ofPulls, to + WIDTH);
        }
    }

    @Override
    public void accumulate(
            SymmetryAdaptedFeatures features,
            double[][] ofValues,
            double[][] ofPulls,
            double[] values,
            double[] pulls,
            int at,
            double[][] sums) {
        for (int tile = 0; tile < features.tileCount(); tile++) {
            for (int l = 0; l < SUMS; l += WIDTH) {
                int row = 0;
                for (; row + 4 <= sums.length; row += 4) {
                    accumulateFour(features, tile, row, ofValues, ofPulls, values, pulls, at, l, sums);
                }
                for (; row < sums.length; row++) {
                    accumulate(features, tile, ofValues[row], ofPulls[row], values, pulls, at, l, sums[row]);
                }
            }
        }
    }

    private static void accumulate(
            SymmetryAdaptedFeatures features,
            int tile,
            double[] ofValues,
            double[] ofPulls,
            double[] values,
            double[] pulls,
            int at,
            int l,
            double[] sums) {
        int[] starts = features.starts;
        int[] rows = features.rows;
        int[] columns = features.columns;
        for (int run = features.tiles[tile]; run < features.tiles[tile + 1]; run++) {
            int weight = LANES * features.sumOf[run] + l;
            DoubleVector ofValue = DoubleVector.fromArray(SPECIES, ofValues, weight);
            DoubleVector ofValue2 = DoubleVector.fromArray(SPECIES, ofValues, weight + SUMS);
            DoubleVector ofPull = DoubleVector.fromArray(SPECIES, ofPulls, weight);
            DoubleVector ofPull2 = DoubleVector.fromArray(SPECIES, ofPulls, weight + SUMS);
            for (int k = starts[run]; k < starts[run + 1]; k++) {
                int to = SUMS * rows[k] + l;
                int i = at + LANES * columns[k] + l;
                DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, to);
                sum = ofValue.fma(DoubleVector.fromArray(SPECIES, values, i), sum);
                sum = ofValue2.fma(DoubleVector.fromArray(SPECIES, values, i + SUMS), sum);
                sum = ofPull.fma(DoubleVector.fromArray(SPECIES, pulls, i), sum);
                ofPull2.fma(DoubleVector.fromArray(SPECIES, pulls, i + SUMS), sum)
                        .intoArray(sums, to);
            }
        }
    }

    @Override
    public void combine(double[] factors, double[] in, double[] out) {
        int count = in.length / LANES;
        for (int i = 0; i < out.length / LANES; i++) {
            for (int l = 0; l < LANES; l += 2 * WIDTH) {
                DoubleVector sum = DoubleVector.zero(SPECIES);
                DoubleVector sum2 = DoubleVector.zero(SPECIES);
                for (int j = 0; j < count; j++) {
                    DoubleVector factor = DoubleVector.broadcast(SPECIES, factors[i * count + j]);
                    sum = factor.fma(DoubleVector.fromArray(SPECIES, in, LANES * j + l), sum);
                    sum2 = factor.fma(DoubleVector.fromArray(SPECIES, in, LANES * j + l + WIDTH), sum2);
                }
                sum.intoArray(out, LANES * i + l);
                sum2.intoArray(out, LANES * i + l + WIDTH);
            }
        }
    }

    /** Four rows at once, so that what is loaded of training frames serves all. */
    private static void multiplyFour(
            SymmetryAdaptedFeatures features,
            int tile,
            int row,
            double[][] points,
            double[] values,
            double[] pulls,
            int at,
            int l,
            double[][] ofValues,
            double[][] ofPulls) {
        int[] starts = features.starts;
        int[] rows = features.rows;
        int[] columns = features.columns;
        double[] pointA = points[row];
        double[] ofValuesA = ofValues[row];
        double[] ofPullsA = ofPulls[row];
        double[] pointB = points[row + 1];
        double[] ofValuesB = ofValues[row + 1];
        double[] ofPullsB = ofPulls[row + 1];
        double[] pointC = points[row + 2];
        double[] ofValuesC = ofValues[row + 2];
        double[] ofPullsC = ofPulls[row + 2];
        double[] pointD = points[row + 3];
        double[] ofValuesD = ofValues[row + 3];
        double[] ofPullsD = ofPulls[row + 3];
        for (int run = features.tiles[tile]; run < features.tiles[tile + 1]; run++) {
            int to = LANES * features.sumOf[run] + l;
            DoubleVector valueA = DoubleVector.fromArray(SPECIES, ofValuesA, to);
            DoubleVector valueA2 = DoubleVector.fromArray(SPECIES, ofValuesA, to + WIDTH);
            DoubleVector pullA = DoubleVector.fromArray(SPECIES, ofPullsA, to);
            DoubleVector pullA2 = DoubleVector.fromArray(SPECIES, ofPullsA, to + WIDTH);
            DoubleVector valueB = DoubleVector.fromArray(SPECIES, ofValuesB, to);
            DoubleVector valueB2 = DoubleVector.fromArray(SPECIES, ofValuesB, to + WIDTH);
            DoubleVector pullB = DoubleVector.fromArray(SPECIES, ofPullsB, to);
            DoubleVector pullB2 = DoubleVector.fromArray(SPECIES, ofPullsB, to + WIDTH);
            DoubleVector valueC = DoubleVector.fromArray(SPECIES, ofValuesC, to);
            DoubleVector valueC2 = DoubleVector.fromArray(SPECIES, ofValuesC, to + WIDTH);
            DoubleVector pullC = DoubleVector.fromArray(SPECIES, ofPullsC, to);
            DoubleVector pullC2 = DoubleVector.fromArray(SPECIES, ofPullsC, to + WIDTH);
            DoubleVector valueD = DoubleVector.fromArray(SPECIES, ofValuesD, to);
            DoubleVector valueD2 = DoubleVector.fromArray(SPECIES, ofValuesD, to + WIDTH);
            DoubleVector pullD = DoubleVector.fromArray(SPECIES, ofPullsD, to);
            DoubleVector pullD2 = DoubleVector.fromArray(SPECIES, ofPullsD, to + WIDTH);
            for (int k = starts[run]; k < starts[run + 1]; k++) {
                int i = at + LANES * columns[k] + l;
                DoubleVector value = DoubleVector.fromArray(SPECIES, values, i);
                DoubleVector value2 = DoubleVector.fromArray(SPECIES, values, i + WIDTH);
                DoubleVector pull = DoubleVector.fromArray(SPECIES, pulls, i);
                DoubleVector pull2 = DoubleVector.fromArray(SPECIES, pulls, i + WIDTH);
                DoubleVector xA = DoubleVector.broadcast(SPECIES, pointA[rows[k]]);
                valueA = xA.fma(value, valueA);
                valueA2 = xA.fma(value2, valueA2);
                pullA = xA.fma(pull, pullA);
                pullA2 = xA.fma(pull2, pullA2);
                DoubleVector xB = DoubleVector.broadcast(SPECIES, pointB[rows[k]]);
                valueB = xB.fma(value, valueB);
                valueB2 = xB.fma(value2, valueB2);
                pullB = xB.fma(pull, pullB);
                pullB2 = xB.fma(pull2, pullB2);
                DoubleVector xC = DoubleVector.broadcast(SPECIES, pointC[rows[k]]);
                valueC = xC.fma(value, valueC);
                valueC2 = xC.fma(value2, valueC2);
                pullC = xC.fma(pull, pullC);
                pullC2 = xC.fma(pull2, pullC2);
                DoubleVector xD = DoubleVector.broadcast(SPECIES, pointD[rows[k]]);
                valueD = xD.fma(value, valueD);
                valueD2 = xD.fma(value2, valueD2);
                pullD = xD.fma(pull, pullD);
                pullD2 = xD.fma(pull2, pullD2);
            }
            valueA.intoArray(ofValuesA, to);
            valueA2.intoArray(ofValuesA, to + WIDTH);
            pullA.intoArray(ofPullsA, to);
            pullA2.intoArray(ofPullsA, to + WIDTH);
            valueB.intoArray(ofValuesB, to);
            valueB2.intoArray(ofValuesB, to + WIDTH);
            pullB.intoArray(ofPullsB, to);
            pullB2.intoArray(ofPullsB, to + WIDTH);
            valueC.intoArray(ofValuesC, to);
            valueC2.intoArray(ofValuesC, to + WIDTH);
            pullC.intoArray(ofPullsC, to);
            pullC2.intoArray(ofPullsC, to + WIDTH);
            valueD.intoArray(ofValuesD, to);
            valueD2.intoArray(ofValuesD, to + WIDTH);
            pullD.intoArray(ofPullsD, to);
            pullD2.intoArray(ofPullsD, to + WIDTH);
        }
    }

    /** Likewise. */
    private static void accumulateFour(
            SymmetryAdaptedFeatures features,
            int tile,
            int row,
            double[][] ofValues,
            double[][] ofPulls,
            double[] values,
            double[] pulls,
            int at,
            int l,
            double[][] sums) {
        int[] starts = features.starts;
        int[] rows = features.rows;
        int[] columns = features.columns;
        double[] sumsA = sums[row];
        double[] ofValuesA = ofValues[row];
        double[] ofPullsA = ofPulls[row];
        double[] sumsB = sums[row + 1];
        double[] ofValuesB = ofValues[row + 1];
        double[] ofPullsB = ofPulls[row + 1];
        double[] sumsC = sums[row + 2];
        double[] ofValuesC = ofValues[row + 2];
        double[] ofPullsC = ofPulls[row + 2];
        double[] sumsD = sums[row + 3];
        double[] ofValuesD = ofValues[row + 3];
        double[] ofPullsD = ofPulls[row + 3];
        for (int run = features.tiles[tile]; run < features.tiles[tile + 1]; run++) {
            int weight = LANES * features.sumOf[run] + l;
            DoubleVector valueA = DoubleVector.fromArray(SPECIES, ofValuesA, weight);
            DoubleVector valueA2 = DoubleVector.fromArray(SPECIES, ofValuesA, weight + SUMS);
            DoubleVector pullA = DoubleVector.fromArray(SPECIES, ofPullsA, weight);
            DoubleVector pullA2 = DoubleVector.fromArray(SPECIES, ofPullsA, weight + SUMS);
            DoubleVector valueB = DoubleVector.fromArray(SPECIES, ofValuesB, weight);
            DoubleVector valueB2 = DoubleVector.fromArray(SPECIES, ofValuesB, weight + SUMS);
            DoubleVector pullB = DoubleVector.fromArray(SPECIES, ofPullsB, weight);
            DoubleVector pullB2 = DoubleVector.fromArray(SPECIES, ofPullsB, weight + SUMS);
            DoubleVector valueC = DoubleVector.fromArray(SPECIES, ofValuesC, weight);
            DoubleVector valueC2 = DoubleVector.fromArray(SPECIES, ofValuesC, weight + SUMS);
            DoubleVector pullC = DoubleVector.fromArray(SPECIES, ofPullsC, weight);
            DoubleVector pullC2 = DoubleVector.fromArray(SPECIES, ofPullsC, weight + SUMS);
            DoubleVector valueD = DoubleVector.fromArray(SPECIES, ofValuesD, weight);
            DoubleVector valueD2 = DoubleVector.fromArray(SPECIES, ofValuesD, weight + SUMS);
            DoubleVector pullD = DoubleVector.fromArray(SPECIES, ofPullsD, weight);
            DoubleVector pullD2 = DoubleVector.fromArray(SPECIES, ofPullsD, weight + SUMS);
            for (int k = starts[run]; k < starts[run + 1]; k++) {
                int to = SUMS * rows[k] + l;
                int i = at + LANES * columns[k] + l;
                DoubleVector value = DoubleVector.fromArray(SPECIES, values, i);
                DoubleVector value2 = DoubleVector.fromArray(SPECIES, values, i + SUMS);
                DoubleVector pull = DoubleVector.fromArray(SPECIES, pulls, i);
                DoubleVector pull2 = DoubleVector.fromArray(SPECIES, pulls, i + SUMS);
                DoubleVector sumA = valueA.fma(value, DoubleVector.fromArray(SPECIES, sumsA, to));
                sumA = valueA2.fma(value2, sumA);
                sumA = pullA.fma(pull, sumA);
                pullA2.fma(pull2, sumA).intoArray(sumsA, to);
                DoubleVector sumB = valueB.fma(value, DoubleVector.fromArray(SPECIES, sumsB, to));
                sumB = valueB2.fma(value2, sumB);
                sumB = pullB.fma(pull, sumB);
                pullB2.fma(pull2, sumB).intoArray(sumsB, to);
                DoubleVector sumC = valueC.fma(value, DoubleVector.fromArray(SPECIES, sumsC, to));
                sumC = valueC2.fma(value2, sumC);
                sumC = pullC.fma(pull, sumC);
                pullC2.fma(pull2, sumC).intoArray(sumsC, to);
                DoubleVector sumD = valueD.fma(value, DoubleVector.fromArray(SPECIES, sumsD, to));
                sumD = valueD2.fma(value2, sumD);
                sumD = pullD.fma(pull, sumD);
                pullD2.fma(pull2, sumD).intoArray(sumsD, to);
            }
        }
    }
}
