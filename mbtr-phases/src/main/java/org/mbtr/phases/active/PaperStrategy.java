package org.mbtr.phases.active;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.learning.search.GridSearch;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.phases.hull.CompositionSpace;
import org.mbtr.representations.parallel.Workers;

/**
 * The active learning of H. Huo and M. Rupp, Mach. Learn.: Sci. Technol. 3, 045017 (2022), section 3.4: kernel ridge regression of
 * transformed energies of cells proposes structures that may be lower than the lowest known one of their composition, the hold-out error being what
 * they may be off by, until there are none.
 *
 * <p>The published program has three transforms, of which the second is the first times a constant, so that one model counts twice; and
 * it takes, instead of the best candidate, the one at a place in the list of candidates that it looked up in another list. Here the
 * second transform is left out and the best candidate taken, unless the settings ask for the published program. In the
 * order of candidates "best" is the most below: predicted energy minus the lowest known one of the composition.
 *
 * <p>The paper has two elements. With more, the hold-out set is drawn along the mean atomic number, which for two is the same as the paper's
 * fraction of the heavier one, and everything else is as it is.
 */
public final class PaperStrategy implements Strategy {
    /** Losses of this many rounds count for the threshold. */
    private static final int THRESHOLD_WINDOW = 20;

    private static final double RESOLUTION = 0.001;
    /** log₂ of σ₂, the length scale and λ to begin with. */
    private static final double[] FIRST_EXPONENTS = {-7, 6, -10};

    private final Candidates candidates;
    private final PaperSettings settings;
    private final List<EnergyTransform> transforms;
    private final PaperModel model;
    private final KnownEnergies known;
    private final Random random;
    private final int[] atomCounts;
    private final double[] meanAtomicNumbers;
    private final List<double[]> optima = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private double[] start = FIRST_EXPONENTS;

    /** With nothing known. */
    public PaperStrategy(Candidates candidates, PaperSettings settings, Workers workers) {
        this.candidates = candidates;
        this.settings = settings;
        this.transforms = settings.asPublished()
                ? List.of(EnergyTransform.values())
                : List.of(EnergyTransform.COMPRESSED, EnergyTransform.STANDARDISED);
        this.model = new PaperModel(candidates.structures(), workers);
        this.known = new KnownEnergies(candidates);
        this.random = new Random(settings.seed());
        this.atomCounts = candidates.atomCounts();
        this.meanAtomicNumbers = candidates.structures().stream()
                .mapToDouble(structure ->
                        (double) IntStream.of(structure.atomicNumbers()).sum() / structure.atomCount())
                .toArray();
    }

    @Override
    public void learn(int[] structures, double[] energies) {
        known.add(structures, energies);
    }

    @Override
    public void discard(int... structures) {
        known.discard(structures);
    }

    @Override
    public Proposal propose() {
        if (known.isUntouched()) {
            return Proposal.ofStructures(candidates.oneOfEachComposition(random));
        }
        int[] missing = known.firstOfUnknown(
                composition -> true, IntStream.range(0, candidates.size()).toArray());
        if (missing.length > 0) {
            return Proposal.ofStructures(missing);
        }
        int[] unknown = known.open();
        if (unknown.length == 0) {
            return Proposal.ofStructures();
        }
        List<double[]> labels = transforms.stream()
                .map(transform -> cellLabels(transform, known.known()))
                .toList();
        int[] all = known.known();
        int[] holdOut = Sampling.stratified(all, (all.length + 1) / 2, meanAtomicNumbers, random);
        int[] training = Sampling.without(all, holdOut);
        List<double[]> found = new ArrayList<>();
        for (double[] label : labels) {
            found.add(search(training, holdOut, label));
        }
        start = found.getLast();
        optima.addAll(found);
        double[] smoothed = medianExponents();
        for (double[] label : labels) {
            losses.add(
                    settings.thresholdFactor() * holdOutError(smoothed, training, holdOut, label) / range(label, all));
        }
        int window = Math.min(losses.size(), THRESHOLD_WINDOW * transforms.size());
        double threshold = median(losses.subList(losses.size() - window, losses.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        List<double[]> predicted = labels.stream()
                .map(label -> model.predictSurely(smoothed, all, select(label, all), unknown))
                .toList();
        List<Integer> next = new ArrayList<>();
        for (int m = 0; m < labels.size(); m++) {
            nominate(predicted.get(m), labels.get(m), threshold * range(labels.get(m), all), unknown, next);
        }
        if (!next.isEmpty() && unknown.length - next.size() == 1) {
            IntStream.of(unknown).filter(i -> !next.contains(i)).forEach(next::add);
        }
        int standardised = transforms.size() - 1;
        return new Proposal(
                next.stream().mapToInt(Integer::intValue).toArray(),
                energies(predicted.get(standardised), unknown),
                new double[0],
                OptionalDouble.empty());
    }

    /** Transformed energies of all known cells, NaN elsewhere; {@code (candidates)}. */
    private double[] cellLabels(EnergyTransform transform, int[] all) {
        double[] cells = cellEnergies(all);
        double[] transformed = transform.apply(cells, cells);
        double[] labels = new double[candidates.size()];
        Arrays.fill(labels, Double.NaN);
        for (int i = 0; i < all.length; i++) {
            labels[all[i]] = transformed[i];
        }
        return labels;
    }

    private double[] cellEnergies(int[] all) {
        return IntStream.of(all)
                .mapToDouble(i -> known.energy(i) * atomCounts[i])
                .toArray();
    }

    private double[] search(int[] training, int[] holdOut, double[] labels) {
        List<SearchVariable> variables = List.of(
                SearchVariable.of(new HyperParameter.TermWidth(0), start[0], 1),
                SearchVariable.of(new HyperParameter.LengthScale(), start[1], 2),
                SearchVariable.lambda(start[2], 3));
        double[] given = select(labels, training);
        double[] expected = select(labels, holdOut);
        GridSearch.Result result = GridSearch.minimize(variables, RESOLUTION, random.nextLong(), exponents -> {
            double[] predictions = model.predict(exponents, training, given, holdOut);
            return predictions.length == 0
                    ? Double.POSITIVE_INFINITY
                    : rootMeanSquare(predictions, expected, new double[0]);
        });
        return result.exponents().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** RMSE per atom. */
    private double holdOutError(double[] exponents, int[] training, int[] holdOut, double[] labels) {
        double[] predictions = model.predictSurely(exponents, training, select(labels, training), holdOut);
        double[] atoms = IntStream.of(holdOut).mapToDouble(i -> atomCounts[i]).toArray();
        return rootMeanSquare(predictions, select(labels, holdOut), atoms);
    }

    /** Of differences, divided by {@code divisors} if there are any. */
    private static double rootMeanSquare(double[] predictions, double[] expected, double[] divisors) {
        double sum = 0;
        for (int i = 0; i < predictions.length; i++) {
            double residual = (predictions[i] - expected[i]) / (divisors.length == 0 ? 1 : divisors[i]);
            sum += residual * residual;
        }
        return Math.sqrt(sum / predictions.length);
    }

    /** Largest minus smallest value per atom of the known cells. */
    private double range(double[] labels, int[] all) {
        double[] perAtom =
                IntStream.of(all).mapToDouble(i -> labels[i] / atomCounts[i]).toArray();
        return Arrays.stream(perAtom).max().orElseThrow()
                - Arrays.stream(perAtom).min().orElseThrow();
    }

    /** Adds the candidate of one model, if it has any. */
    private void nominate(double[] predicted, double[] labels, double margin, int[] unknown, List<Integer> next) {
        double[] lowest = lowestOfCompositions(labels);
        double[] scores = new double[unknown.length];
        CompositionSpace space = candidates.space();
        for (int u = 0; u < unknown.length; u++) {
            scores[u] = predicted[u] / atomCounts[unknown[u]] - margin - lowest[space.compositionOf(unknown[u])];
        }
        Nomination.of(scores, settings.asPublished()).ifPresent(u -> {
            if (!next.contains(unknown[u])) {
                next.add(unknown[u]);
            }
        });
    }

    /** The lowest known value per atom of each composition; the first round knows one of each. */
    private double[] lowestOfCompositions(double[] labels) {
        double[] lowest = new double[candidates.space().compositions().size()];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        for (int i : known.known()) {
            int composition = candidates.space().compositionOf(i);
            lowest[composition] = Math.min(lowest[composition], labels[i] / atomCounts[i]);
        }
        return lowest;
    }

    /** Predicted formation energies per atom, from the standardised labels. */
    private double[] energies(double[] standardised, int[] unknown) {
        double[] cells = cellEnergies(known.known());
        double[] standard = EnergyTransform.STANDARDISED.apply(new double[] {0, 1}, cells);
        double deviation = 1 / (standard[1] - standard[0]);
        double mean = -standard[0] * deviation;
        double[] energies = new double[candidates.size()];
        Arrays.fill(energies, Double.NaN);
        for (int u = 0; u < unknown.length; u++) {
            energies[unknown[u]] = (standardised[u] * deviation + mean) / atomCounts[unknown[u]];
        }
        return energies;
    }

    private double[] medianExponents() {
        return IntStream.range(0, FIRST_EXPONENTS.length)
                .mapToDouble(v -> median(
                        optima.stream().mapToDouble(optimum -> optimum[v]).toArray()))
                .toArray();
    }

    private static double[] select(double[] values, int[] positions) {
        return IntStream.of(positions).mapToDouble(i -> values[i]).toArray();
    }

    /** Of an even number of values the mean of the two in the middle. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public void close() {
        model.close();
    }
}
