package org.mbtr.potentials.labels;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How energies change with forces between neighbouring frames of molecules. For two frames, turned onto each other, the
 * trapezoidal rule gives ΔE = −½ (F₁ + F₂)·ΔR up to the third order in ΔR. Both sides are divided by |ΔR|, so that far
 * pairs do not count more than near ones.
 *
 * @param pairs number of pairs
 * @param correlation of the two sides, through the origin: near 1 for energies and forces that belong together
 * @param slope of ΔE against −½ (F₁ + F₂)·ΔR: √(Σ ΔE² / Σ (…)²) with the sign of the correlation; both sides have errors
 */
public record EnergySlope(int pairs, double correlation, double slope) {
    /** Pairs that are used, the closest. */
    private static final int MOST_PAIRS = 200;

    /** Pairs with a change so many times the median are left out: single wrong labels shall not decide about all. */
    private static final double OUTLIER = 10;

    /** With fewer pairs nothing is said. */
    private static final int FEWEST_PAIRS = 10;

    /** Of the closest of these pairs; absent if there are too few, or nothing changes between them. */
    static Optional<EnergySlope> of(List<NeighbouringFrames.Pair> pairs) {
        if (pairs.size() < FEWEST_PAIRS) {
            return Optional.empty();
        }
        List<NeighbouringFrames.Pair> used = pairs.subList(0, Math.min(pairs.size(), MOST_PAIRS));
        double[] changes = new double[used.size()];
        double[] works = new double[used.size()];
        for (int p = 0; p < works.length; p++) {
            fill(used.get(p), changes, works, p);
        }
        double largestChange = OUTLIER * median(changes);
        double largestWork = OUTLIER * median(works);
        int count = 0;
        double cc = 0;
        double ww = 0;
        double cw = 0;
        for (int p = 0; p < works.length; p++) {
            if (Math.abs(changes[p]) <= largestChange && Math.abs(works[p]) <= largestWork) {
                count++;
                cc += changes[p] * changes[p];
                ww += works[p] * works[p];
                cw += changes[p] * works[p];
            }
        }
        if (count < FEWEST_PAIRS || cc == 0 || ww == 0) {
            return Optional.empty();
        }
        double correlation = cw / Math.sqrt(cc * ww);
        return Optional.of(new EnergySlope(count, correlation, Math.copySign(Math.sqrt(cc / ww), correlation)));
    }

    /** What is wrong with signs, units, or labels altogether; nothing if all is well. */
    Optional<Finding> finding() {
        String measured = String.format(
                Locale.ROOT,
                "between %d pairs of neighbouring frames ΔE is %.4g times −F·ΔR (correlation %.2f)",
                pairs,
                slope,
                correlation);
        return Disagreement.of(correlation, slope, measured);
    }

    /** ΔE / |ΔR| and −½ (F₁ + F₂)·ΔR / |ΔR| of a pair. */
    private static void fill(NeighbouringFrames.Pair pair, double[] changes, double[] works, int p) {
        double[] first = Superposition.centred(pair.first().structure().positions());
        double[] second = Superposition.centred(pair.second().structure().positions());
        Superposition superposition = new Superposition(first, second);
        double[] moved = superposition.turned(second);
        double[] firstForces = pair.first().forces().orElseThrow();
        double[] secondForces = superposition.turned(pair.second().forces().orElseThrow());
        double work = 0;
        double square = 0;
        for (int k = 0; k < first.length; k++) {
            double step = moved[k] - first[k];
            work -= 0.5 * (firstForces[k] + secondForces[k]) * step;
            square += step * step;
        }
        changes[p] =
                (pair.second().energy().orElseThrow() - pair.first().energy().orElseThrow()) / Math.sqrt(square);
        works[p] = work / Math.sqrt(square);
    }

    /** Median of absolute values. */
    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).map(Math::abs).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
