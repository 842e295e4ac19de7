package org.mbtr.cli.learn;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.mbtr.cli.report.Numbers;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.potentials.gdml.GradientSolver;
import org.mbtr.structures.MbtrException;

/**
 * Memory that a piece of work will take (bytes).
 *
 * @param features numbers that describe structures, in the heap of the JVM
 * @param derivatives of features, in the heap as well
 * @param matrices kernel matrices and what they are made from, outside the heap
 */
public record MemoryEstimate(long features, long derivatives, long matrices) {
    private static final long GIBIBYTE = 1L << 30;

    /** Features are gathered once and shifted once, which takes copies. */
    private static final int FEATURE_COPIES = 3;

    /** Of features alone. */
    public static MemoryEstimate features(int structures, Sample sample) {
        return new MemoryEstimate(features(structures, sample.valuesPerStructure()), 0, 0);
    }

    /** Of a fit. */
    public static MemoryEstimate fit(int training, double valuesPerStructure) {
        return new MemoryEstimate(features(training, valuesPerStructure), 0, 8L * training * training);
    }

    /**
     * Of a search by hold-out: a kernel matrix, its factor, and the matrices that are kept for the next evaluation.
     *
     * @param kept number of metric matrices that the search would like to keep
     * @param keptBytes memory that these may take
     */
    public static MemoryEstimate search(
            int training, int validation, double valuesPerStructure, int kept, long keptBytes) {
        long one = 8L * training * (training + (long) validation);
        long metrics = Math.max(one, Math.min(keptBytes, kept * one));
        return new MemoryEstimate(
                features(training + validation, valuesPerStructure), 0, metrics + one + 8L * training * training);
    }

    /**
     * Of a fit to forces: Jacobians beside features, half a matrix over all coordinates and energies, and numbers for pairs of a
     * coordinate and a structure; for a search the inner products of Jacobians are kept in a matrix of their own.
     *
     * @param energies whether energies are learned too
     */
    public static MemoryEstimate forces(int training, boolean energies, Sample sample, boolean search) {
        double coordinates = training * sample.coordinatesPerStructure();
        double order = coordinates + (energies ? training : 0);
        double matrices = 4 * order * order + 8 * training * (coordinates + training);
        if (search) {
            matrices += 4 * coordinates * coordinates;
        }
        return new MemoryEstimate(
                features(training, sample.valuesPerStructure()),
                (long) (8.0 * training * sample.derivativesPerStructure()),
                (long) matrices);
    }

    /**
     * Of the fit of a force field: half a matrix over all coordinates, and energies if these are learned too, or the columns of a
     * preconditioner; features with their derivatives, directions of the pairs and what predictions weight them with.
     *
     * @param features number of functions of all pairs and triples
     * @param energies whether they are learned beside forces
     * @throws MbtrException if the matrix would be larger than what can be addressed
     */
    public static MemoryEstimate forceField(
            int frames, int atoms, long features, boolean energies, GradientSolver solver) {
        long pairs = atoms * (atoms - 1L) / 2;
        return new MemoryEstimate(
                8L * frames * (features + 4 * pairs),
                8L * frames * features,
                switch (solver) {
                    case GradientSolver.Direct direct -> GradientSolver.Direct.bytes(frames, atoms, energies);
                    case GradientSolver.Iterative iterative -> iterative.bytes(frames, atoms);
                });
    }

    private static long features(int structures, double valuesPerStructure) {
        return (long) (8.0 * FEATURE_COPIES * structures * valuesPerStructure);
    }

    /** What both take if one runs after the other. */
    public MemoryEstimate or(MemoryEstimate other) {
        return new MemoryEstimate(
                Math.max(features, other.features),
                Math.max(derivatives, other.derivatives),
                Math.max(matrices, other.matrices));
    }

    /** The same with features that are worked on in slices where they take more than a limit. */
    public MemoryEstimate withFeaturesIn(MemoryLimits limits) {
        return new MemoryEstimate(Math.min(features, limits.features()), derivatives, matrices);
    }

    /** The same with derivatives of {@code rows} structures or atoms, of so many numbers each. */
    public MemoryEstimate withDerivatives(long rows, double valuesPerRow) {
        return new MemoryEstimate(features, (long) (8.0 * rows * valuesPerRow), matrices);
    }

    /** All together. */
    public long bytes() {
        return features + derivatives + matrices;
    }

    /** Whether it is worth a word. */
    public boolean isLarge() {
        return bytes() > GIBIBYTE;
    }

    /** Memory of this machine or of the container that the program runs in. */
    public static long machine() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** Memory that the heap of this JVM may take. */
    public static long heap() {
        return Runtime.getRuntime().maxMemory();
    }

    /**
     * Refuses what cannot be had.
     *
     * @throws MbtrException with the estimate, and what to do
     */
    public void require(long machineBytes, long heapBytes) {
        if (bytes() > machineBytes) {
            throw new MbtrException("this needs about " + words() + ", but the machine has "
                    + Numbers.bytes(machineBytes)
                    + "; take fewer structures or a shorter representation");
        }
        if (features + derivatives > heapBytes) {
            throw new MbtrException("this needs about " + words() + ", but the JVM may use "
                    + Numbers.bytes(heapBytes)
                    + " for the features" + (derivatives > 0 ? " and their derivatives" : "")
                    + "; take fewer structures, a shorter"
                    + " representation, or set MBTR_JAVA_OPTS=-Xmx...g if the machine has more");
        }
    }

    /** The estimate for people. */
    public String words() {
        return Numbers.bytes(bytes()) + " of memory (features " + Numbers.bytes(features)
                + (derivatives > 0 ? ", derivatives " + Numbers.bytes(derivatives) : "")
                + (matrices > 0 || derivatives == 0 ? ", kernel matrices " + Numbers.bytes(matrices) : "") + ")";
    }
}
