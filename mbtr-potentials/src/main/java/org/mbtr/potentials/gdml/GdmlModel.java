package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToLongFunction;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * A force field of one molecule, learned in the gradient domain. Structures must have the elements of the training frames in their
 * order; exchanging atoms as one of its permutations does changes nothing. Immutable; may be used by several threads.
 */
public final class GdmlModel implements Potential {
    /** Structures evaluated together by one task. */
    private static final int STRUCTURES_PER_TASK = 8;

    private final GdmlSettings settings;
    private final PermutationGroup group;
    private final int[] atomicNumbers;
    private final List<double[]> positions;
    private final double[] coefficients;
    private final double[] energyCoefficients;
    private final OptionalDouble constant;
    private final ModelInfo info;
    private final Workers workers;
    private final KernelSum sum;

    private GdmlModel(
            GdmlSettings settings,
            PermutationGroup group,
            int[] atomicNumbers,
            List<double[]> positions,
            double[] coefficients,
            double[] energyCoefficients,
            OptionalDouble constant,
            ModelInfo info,
            Workers workers,
            KernelSum sum) {
        this.settings = settings;
        this.group = group;
        this.atomicNumbers = atomicNumbers;
        this.positions = positions;
        this.coefficients = coefficients;
        this.energyCoefficients = energyCoefficients;
        this.constant = constant;
        this.info = info;
        this.workers = workers;
        this.sum = sum;
    }

    /** A model of solved coefficients of forces alone, (K + λ I) α = F; see the other. */
    public static GdmlModel of(
            GdmlSettings settings,
            PermutationGroup group,
            int[] atomicNumbers,
            List<double[]> positions,
            double[] coefficients,
            OptionalDouble constant,
            ModelInfo info,
            Workers workers) {
        return of(settings, group, atomicNumbers, positions, coefficients, new double[0], constant, info, workers);
    }

    /**
     * A model of solved coefficients.
     *
     * @param positions {@code [frames][atoms * 3]} of the training frames (angstrom)
     * @param coefficients {@code [frames * atoms * 3]} α of forces; copied
     * @param energyCoefficients {@code (frames)} β of energies, or {@code (0)} if only forces were learned; copied
     * @param constant added to energies (unit); empty if no energy is known, energies then are known up to a constant
     * @param info where it comes from, with the unit of energies
     * @param workers threads for evaluations; must stay open as long as the model is used
     * @throws MbtrException if the permutations do not fit the molecule
     */
    public static GdmlModel of(
            GdmlSettings settings,
            PermutationGroup group,
            int[] atomicNumbers,
            List<double[]> positions,
            double[] coefficients,
            double[] energyCoefficients,
            OptionalDouble constant,
            ModelInfo info,
            Workers workers) {
        group.requireFits(atomicNumbers);
        if (coefficients.length != positions.size() * 3 * atomicNumbers.length) {
            throw new IllegalArgumentException(positions.size() + " frames of " + atomicNumbers.length
                    + " atoms need three coefficients for each atom, found " + coefficients.length);
        }
        if (energyCoefficients.length > 0 && energyCoefficients.length != positions.size()) {
            throw new IllegalArgumentException(positions.size() + " frames need a coefficient for each energy, found "
                    + energyCoefficients.length);
        }
        TrainingFrames frames =
                TrainingFrames.of(positions, group, settings.representation().functions(), workers);
        return of(
                settings,
                group,
                atomicNumbers,
                positions,
                frames,
                coefficients,
                energyCoefficients,
                constant,
                info,
                workers);
    }

    /** A model of frames that are described already. */
    static GdmlModel of(
            GdmlSettings settings,
            PermutationGroup group,
            int[] atomicNumbers,
            List<double[]> positions,
            TrainingFrames frames,
            double[] coefficients,
            double[] energyCoefficients,
            OptionalDouble constant,
            ModelInfo info,
            Workers workers) {
        KernelSum sum = new KernelSum(
                new TrainingPoints(frames),
                new Matern(settings.lengthScale()),
                coefficients,
                energyCoefficients,
                LaneMath.best());
        return new GdmlModel(
                settings,
                group,
                atomicNumbers.clone(),
                positions.stream().map(double[]::clone).toList(),
                coefficients.clone(),
                energyCoefficients.clone(),
                constant,
                info,
                workers,
                sum);
    }

    /** The same with another constant. */
    GdmlModel withConstant(double replacement) {
        return new GdmlModel(
                settings,
                group,
                atomicNumbers,
                positions,
                coefficients,
                energyCoefficients,
                OptionalDouble.of(replacement),
                info,
                workers,
                sum);
    }

    /** The same with other words on where it comes from. */
    public GdmlModel withInfo(ModelInfo replacement) {
        return new GdmlModel(
                settings,
                group,
                atomicNumbers,
                positions,
                coefficients,
                energyCoefficients,
                constant,
                replacement,
                workers,
                sum);
    }

    /** Where it comes from. */
    public ModelInfo info() {
        return info;
    }

    /** What it was trained with. */
    public GdmlSettings settings() {
        return settings;
    }

    /** Its permutations. */
    public PermutationGroup group() {
        return group;
    }

    /** Elements of the molecule in their order, a copy {@code (atoms)}. */
    public int[] atomicNumbers() {
        return atomicNumbers.clone();
    }

    /** Number of training frames. */
    public int frameCount() {
        return positions.size();
    }

    /** Its training frames, without properties. */
    public List<Structure> trainingStructures() {
        return positions.stream()
                .map(frame -> Structure.molecule(atomicNumbers, frame))
                .toList();
    }

    /** Coefficients of energies, a copy {@code (frames)}; empty if forces alone were learned. */
    public double[] energyCoefficients() {
        return energyCoefficients.clone();
    }

    /** Coefficients of forces, a copy {@code [frames * atoms * 3]}. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** What is added to energies: the integration constant (unit). Empty, and nothing is added, if it learned without any energy. */
    public OptionalDouble constant() {
        return constant;
    }

    @Override
    public boolean knowsEnergyUpToConstant() {
        return constant.isEmpty();
    }

    @Override
    public String energyUnit() {
        return info.unit();
    }

    /**
     * Energy and derivatives. Cost: for each training frame, 4 multiplications and additions for each match of pairs or triples and feature.
     *
     * @throws MbtrException if the structure is not the molecule, or atoms coincide
     */
    @Override
    public Evaluation evaluate(Structure structure) {
        DescribedFrame frame = describe(structure, "the structure (" + structure + ")");
        return evaluation(frame, sum.evaluate(frame, workers));
    }

    /**
     * Energies and derivatives of many structures, the same bits as one at a time.
     *
     * @throws MbtrException as {@link #evaluate}, with the number of the structure from 1
     */
    public List<Evaluation> evaluate(List<Structure> structures) {
        return evaluate(structures, s -> s + 1L);
    }

    /**
     * The same with other numbers in messages.
     *
     * @param numbers what to call a structure by its place in the list
     */
    public List<Evaluation> evaluate(List<Structure> structures, IntToLongFunction numbers) {
        List<Evaluation> found = new ArrayList<>(Collections.nCopies(structures.size(), (Evaluation) null));
        workers.run(Math.ceilDiv(structures.size(), STRUCTURES_PER_TASK), task -> {
            int from = task * STRUCTURES_PER_TASK;
            int to = Math.min(structures.size(), from + STRUCTURES_PER_TASK);
            List<DescribedFrame> group = new ArrayList<>();
            for (int s = from; s < to; s++) {
                group.add(describe(
                        structures.get(s), "structure " + numbers.applyAsLong(s) + " (" + structures.get(s) + ")"));
            }
            List<KernelSum.Sums> sums = sum.evaluate(group);
            for (int s = from; s < to; s++) {
                found.set(s, evaluation(group.get(s - from), sums.get(s - from)));
            }
        });
        return found;
    }

    /**
     * How the forces change when atoms move along a direction w: (w·∂/∂R) F = −(∂²E/∂R∂R) w, the product of the Hessian with a vector
     * up to its sign.
     *
     * @param direction w {@code [atoms * 3]} (any unit)
     * @return {@code [atoms * 3]} (unit of w times unit/angstrom²)
     * @throws MbtrException as {@link #evaluate}
     */
    public double[] forceChange(Structure structure, double[] direction) {
        if (direction.length != 3 * atomicNumbers.length) {
            throw new IllegalArgumentException("a direction of " + atomicNumbers.length
                    + " atoms has three components for each, found " + direction.length);
        }
        DescribedFrame frame = describe(structure, "the structure (" + structure + ")");
        return new ForceChange(sum, frame, direction).forces(workers);
    }

    private DescribedFrame describe(Structure structure, String where) {
        ForceFrames.requireSame(atomicNumbers, structure, where);
        try {
            return sum.frames().describer.describe(structure.positions());
        } catch (MbtrException failure) {
            throw new MbtrException(where + ": " + failure.getMessage(), failure);
        }
    }

    private Evaluation evaluation(DescribedFrame frame, KernelSum.Sums sums) {
        double[] slopes = frame.ofDistances(sums.slopes());
        for (int q = 0; q < slopes.length; q++) {
            slopes[q] = -slopes[q];
        }
        double[] strain = new double[9];
        for (int q = 0; q < slopes.length; q++) {
            for (int i = 0; i < 9; i++) {
                strain[i] += slopes[q]
                        * frame.distances()[q]
                        * frame.directions()[3 * q + i / 3]
                        * frame.directions()[3 * q + i % 3];
            }
        }
        return new Evaluation(sums.energy() + constant.orElse(0), frame.pullBack(slopes, atomicNumbers.length), strain);
    }

    @Override
    public String toString() {
        return "force field of "
                + Structure.molecule(atomicNumbers, positions.getFirst()).formula() + " from " + positions.size()
                + " frames, " + group;
    }
}
