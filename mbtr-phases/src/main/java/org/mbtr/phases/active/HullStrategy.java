package org.mbtr.phases.active;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.learning.gp.Covariance;
import org.mbtr.learning.gp.KernelCovariance;
import org.mbtr.learning.gp.MixturePrediction;
import org.mbtr.learning.gp.Prediction;
import org.mbtr.learning.gp.ProcessMixture;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * Computes the structures that are most likely below the hull of the known ones, until it is unlikely that any is.
 *
 * <p>Formation energies per atom are learned by Gaussian processes on pairs and triples of atoms, with and without a mean that is quadratic in the
 * composition, averaged over descriptions, length scales and noise by their evidence and calibrated, tails included, by leave-one-out
 * residuals. The hull of all structures differs from that of the known ones if and only if an unknown one lies below the latter. With p_i
 * the probability that structure i does, the hull changes with probability 1 − Π (1 − p_i), if errors are independent; errors of
 * similar structures are alike, which makes the true probability smaller where many p_i are large, and changes little when all are
 * small, where it matters.
 *
 * <p>A model that errs in a way that its leave-one-out residuals do not show promises too much: two crystals that look alike to it may
 * differ by many times its usual error. So its promise is put to the test before it is believed: when the probability has first fallen to
 * δ, the most likely structures go on being computed, a share of as many as are known. What they show changes the calibration, and the
 * strategy is done when the probability is at most δ after that, or at most a hundredth of δ before.
 *
 * <p>Of a batch, each structure is chosen as if those before were known: with their predicted energies in the hull and the smaller
 * uncertainty of structures that resemble them. A strategy is not for use by several threads; results do not depend on the number
 * of workers.
 */
public final class HullStrategy implements Strategy {
    /** Length scales of the kernel in units of the root of the median squared distance. */
    private static final double[] LENGTH_SCALES = {1, 2, 4, 8};
    /** Relative to the signal variance: what structures have for themselves. */
    private static final double[] NOISES = {1e-5, 1e-4, 1e-3, 1e-2};
    /** Prior variance of the coefficients of the mean relative to the signal variance: none, and left to the data. */
    private static final double[] MEAN_WEIGHTS = {0, 10};

    /** In normal errors one of ten million is as far from the others. */
    private static final double SURPRISING = 8;

    private final Candidates candidates;
    private final HullSettings settings;
    private final KnownEnergies known;
    private final List<LocalOrder.Description> descriptions;
    private final ProcessMixture mixture;
    /** All structures in the order in which they are taken without a model: one of each corner, then by chance. */
    private final int[] order;
    /** How many structures are known before a model is asked. */
    private final int start;

    private final StopRule stop;

    /** Describes the candidates. Cost: the description and 96 n² bytes for n candidates. */
    public HullStrategy(Candidates candidates, HullSettings settings, Workers workers) {
        this.candidates = candidates;
        this.settings = settings;
        this.stop = new StopRule(settings.probability(), settings.confirmation());
        this.known = new KnownEnergies(candidates);
        this.descriptions = LocalOrder.of(candidates.structures(), workers);
        if (descriptions.isEmpty()) {
            throw new MbtrException(
                    "the candidates cannot be told apart by their pairs and triples of atoms: there is nothing to learn."
                            + " Compute them all");
        }
        this.mixture = new ProcessMixture(members(), workers);
        Random random = new Random(settings.seed());
        int[] corners = candidates.oneOfEachCorner(random);
        int[] others = Sampling.shuffled(
                Sampling.without(IntStream.range(0, candidates.size()).toArray(), corners), random);
        this.order =
                IntStream.concat(IntStream.of(corners), IntStream.of(others)).toArray();
        this.start = corners.length + settings.start();
    }

    private List<ProcessMixture.Member> members() {
        List<double[]> basis = IntStream.range(0, candidates.size())
                .mapToObj(i -> meanBasis(candidates.composition(i).fractions()))
                .toList();
        List<ProcessMixture.Member> members = new ArrayList<>();
        for (LocalOrder.Description description : descriptions) {
            for (double lengthScale : LENGTH_SCALES) {
                for (double weight : MEAN_WEIGHTS) {
                    Kernel kernel = new Kernel.Gaussian(lengthScale);
                    Covariance covariance = new KernelCovariance(description.squaredDistances(), kernel, basis, weight);
                    for (double noise : NOISES) {
                        String label = description.label() + ", length scale " + lengthScale
                                + (weight > 0 ? ", mean of composition" : "") + ", noise " + noise;
                        members.add(new ProcessMixture.Member(label, covariance, noise));
                    }
                }
            }
        }
        return members;
    }

    /** 1, the fractions x_i but the first, and the products x_i x_j, i below j. */
    private static double[] meanBasis(double[] fractions) {
        List<Double> basis = new ArrayList<>(List.of(1.0));
        for (int i = 0; i < fractions.length; i++) {
            if (i > 0) {
                basis.add(fractions[i]);
            }
            for (int j = i + 1; j < fractions.length; j++) {
                basis.add(fractions[i] * fractions[j]);
            }
        }
        return basis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void learn(int[] structures, double[] energies) {
        known.add(structures, energies);
        for (int i = 0; i < structures.length; i++) {
            mixture.add(structures[i], energies[i]);
        }
    }

    @Override
    public void discard(int... structures) {
        known.discard(structures);
    }

    @Override
    public Proposal propose() {
        int[] missing = missingOfStart();
        if (missing.length > 0) {
            return Proposal.ofStructures(missing);
        }
        int[] unknown = known.open();
        if (unknown.length == 0) {
            return new Proposal(new int[0], new double[0], new double[0], OptionalDouble.of(0));
        }
        if (IntStream.of(known.known()).allMatch(i -> known.energy(i) == 0)) {
            // Zeros have no scale; pure elements alone are of this kind.
            return Proposal.ofStructures(IntStream.of(order)
                    .filter(known::isOpen)
                    .limit(settings.batch())
                    .toArray());
        }
        try (MixturePrediction prediction = mixture.predict(unknown)) {
            return propose(unknown, prediction);
        }
    }

    /** A structure of each corner of which none is known, without which there is no hull, and as many by chance as the start lacks. */
    private int[] missingOfStart() {
        int[] corners = known.firstOfUnknown(candidates.space()::isCorner, order);
        int others = Math.max(0, start - known.count() - corners.length);
        return IntStream.concat(
                        IntStream.of(corners),
                        IntStream.of(Sampling.without(order, corners))
                                .filter(known::isOpen)
                                .limit(others))
                .toArray();
    }

    private Proposal propose(int[] unknown, MixturePrediction prediction) {
        double[] predictions = new double[candidates.size()];
        double[] scales = new double[candidates.size()];
        Arrays.fill(predictions, Double.NaN);
        Arrays.fill(scales, Double.NaN);
        for (int u = 0; u < unknown.length; u++) {
            predictions[unknown[u]] = prediction.mean(u);
            scales[unknown[u]] = prediction.scale(u);
        }
        double[] below = probabilitiesBelow(known.hull(), unknown, prediction);
        double change = 1 - Arrays.stream(below).map(p -> 1 - p).reduce(1, (a, b) -> a * b);
        int[] next = stop.isDone(known.count(), change) ? new int[0] : batch(unknown, prediction, below);
        return new Proposal(next, predictions, scales, OptionalDouble.of(change));
    }

    /** For each unknown structure the probability that it is below a hull by more than the tolerance. */
    private double[] probabilitiesBelow(LowerHull hull, int[] unknown, MixturePrediction prediction) {
        double[] below = new double[unknown.length];
        for (int u = 0; u < unknown.length; u++) {
            below[u] = prediction.probabilityBelow(u, hull.energyAt(unknown[u]) - settings.tolerance());
        }
        return below;
    }

    private int[] batch(int[] unknown, MixturePrediction prediction, double[] below) {
        int[] chosen = new int[Math.min(settings.batch(), unknown.length)];
        double[] energies = known.energies();
        double[] probabilities = below;
        for (int b = 0; b < chosen.length; b++) {
            int best = -1;
            for (int u = 0; u < unknown.length; u++) {
                boolean open = energies[unknown[u]] == Double.POSITIVE_INFINITY;
                best = open && (best < 0 || probabilities[u] > probabilities[best]) ? u : best;
            }
            chosen[b] = unknown[best];
            if (b < chosen.length - 1) {
                energies[unknown[best]] = prediction.mean(best);
                prediction.suppose(best);
                probabilities = probabilitiesBelow(candidates.space().hullOf(energies), unknown, prediction);
            }
        }
        return chosen;
    }

    /**
     * Energies that are off by more than {@value #SURPRISING} times what half of all are, measured in scales of the model without
     * the structure. Pure elements are left out: of them others say little.
     */
    @Override
    public List<Surprise> surprises() {
        if (missingOfStart().length > 0 || IntStream.of(known.known()).allMatch(i -> known.energy(i) == 0)) {
            return List.of();
        }
        Prediction others = mixture.leaveOneOut();
        int[] structures = known.order();
        double[] scores = new double[structures.length];
        Arrays.setAll(scores, i -> (known.energy(structures[i]) - others.mean(i)) / others.scale(i));
        double median = Arrays.stream(scores).map(Math::abs).sorted().toArray()[scores.length / 2];
        return IntStream.range(0, scores.length)
                .filter(i -> Math.abs(scores[i]) > SURPRISING * median)
                .filter(i -> !candidates.space().isCorner(candidates.space().compositionOf(structures[i])))
                .mapToObj(i -> new Surprise(structures[i], scores[i] * others.scale(i), median * others.scale(i)))
                .toList();
    }

    @Override
    public void close() {
        mixture.close();
        descriptions.forEach(description -> description.squaredDistances().close());
    }
}
