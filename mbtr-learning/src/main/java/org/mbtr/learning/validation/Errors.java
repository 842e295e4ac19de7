package org.mbtr.learning.validation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.MbtrException;

/**
 * How far predictions are from reference values. A residual is prediction minus reference.
 *
 * @param count number of structures
 * @param basis what values and residuals are per
 * @param sizes sizes of the residuals as they are, by the basis; for values per structure those of residual / atoms beside
 *     them, and for values per atom those of residual · atoms
 * @param rSquared squared Pearson correlation of predictions and references; NaN where one of them is constant
 */
public record Errors(int count, TargetBasis basis, Map<TargetBasis, Sizes> sizes, double rSquared) {
    /**
     * Sizes of residuals.
     *
     * @param mae mean absolute residual
     * @param rmse root of the mean squared residual
     * @param max largest absolute residual
     */
    public record Sizes(double mae, double rmse, double max) {}

    /** Copies the map. */
    public Errors {
        Map<TargetBasis, Sizes> copy = new EnumMap<>(TargetBasis.class);
        copy.putAll(sizes);
        sizes = Collections.unmodifiableMap(copy);
    }

    /** Compares predictions for structures with their values; see {@link #of(double[], double[], int[], TargetBasis)}. */
    public static Errors of(LabelledStructures references, double[] predictions) {
        return of(references.labels(), predictions, references.atomCounts(), references.basis());
    }

    /**
     * Compares components of forces, those of all structures together.
     *
     * @param references {@code [3*atoms]} of each structure
     * @param predictions the same of the predicted forces
     */
    public static Errors ofForces(List<double[]> references, List<double[]> predictions) {
        double[] known = references.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] found = predictions.stream().flatMapToDouble(Arrays::stream).toArray();
        int[] none = new int[known.length];
        return of(known, found, none, TargetBasis.OTHER);
    }

    /**
     * Compares.
     *
     * @param references {@code (n)}, n at least 1
     * @param predictions {@code (n)}
     * @param atomCounts {@code (n)}, atoms of each structure
     * @param basis what references and predictions are per
     */
    public static Errors of(double[] references, double[] predictions, int[] atomCounts, TargetBasis basis) {
        if (references.length == 0) {
            throw new MbtrException("errors need at least one structure with a reference value");
        }
        double[] residuals = new double[references.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = Math.abs(predictions[i] - references[i]);
        }
        Map<TargetBasis, Sizes> sizes = new EnumMap<>(TargetBasis.class);
        for (TargetBasis other : TargetBasis.values()) {
            if (other == basis || other != TargetBasis.OTHER && basis != TargetBasis.OTHER) {
                sizes.put(other, sizes(residuals, atomCounts, basis, other));
            }
        }
        return new Errors(residuals.length, basis, sizes, squaredCorrelation(references, predictions));
    }

    private static Sizes sizes(double[] residuals, int[] atomCounts, TargetBasis from, TargetBasis to) {
        double absolute = 0;
        double squared = 0;
        double max = 0;
        for (int i = 0; i < residuals.length; i++) {
            double residual = from.factorTo(to, atomCounts[i]) * residuals[i];
            absolute += residual;
            squared += residual * residual;
            max = Math.max(max, residual);
        }
        return new Sizes(absolute / residuals.length, Math.sqrt(squared / residuals.length), max);
    }

    private Sizes own() {
        return sizes.get(basis);
    }

    /** Mean absolute residual. */
    public double mae() {
        return own().mae();
    }

    /** Root of the mean squared residual. */
    public double rmse() {
        return own().rmse();
    }

    /** Largest absolute residual. */
    public double max() {
        return own().max();
    }

    /** The sizes of the residuals per structure or per atom, absent where they have no such form. */
    public Optional<Sizes> per(TargetBasis wanted) {
        return Optional.ofNullable(sizes.get(wanted));
    }

    private static double squaredCorrelation(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += x[i] / x.length;
            meanY += y[i] / x.length;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy * xy / (xx * yy);
    }
}
