package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToLongFunction;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.Potential;
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
    private final MoleculeFrames molecule;
    private final GdmlCoefficients coefficients;
    private final OptionalDouble constant;
    private final ModelInfo info;
    private final Workers workers;
    private final KernelSum sum;

    private GdmlModel(
            GdmlSettings settings,
            MoleculeFrames molecule,
            GdmlCoefficients coefficients,
            OptionalDouble constant,
            ModelInfo info,
            Workers workers,
            KernelSum sum) {
        this.settings = settings;
        this.molecule = molecule;
        this.coefficients = coefficients;
        this.constant = constant;
        this.info = info;
        this.workers = workers;
        this.sum = sum;
    }

    /**
     * A model of solved coefficients.
     *
     * @param molecule the training frames
     * @param constant added to energies (unit); empty if no energy is known, energies then are known up to a constant
     * @param info where it comes from, with the unit of energies
     * @param workers threads for evaluations; must stay open as long as the model is used
     * @throws MbtrException if atoms coincide
     */
    public static GdmlModel of(
            GdmlSettings settings,
            MoleculeFrames molecule,
            GdmlCoefficients coefficients,
            OptionalDouble constant,
            ModelInfo info,
            Workers workers) {
        TrainingFrames frames = TrainingFrames.of(
                molecule.positions(),
                molecule.group(),
                settings.representation().functions(),
                workers);
        return of(settings, molecule, frames, coefficients, constant, info, workers);
    }

    /** A model of frames that are described already. */
    static GdmlModel of(
            GdmlSettings settings,
            MoleculeFrames molecule,
            TrainingFrames frames,
            GdmlCoefficients coefficients,
            OptionalDouble constant,
            ModelInfo info,
            Workers workers) {
        coefficients.requireFit(molecule);
        KernelSum sum = new KernelSum(
                new TrainingPoints(frames), new Matern(settings.lengthScale()), coefficients, LaneMath.best());
        return new GdmlModel(settings, molecule, coefficients, constant, info, workers, sum);
    }

    /** The same with another constant. */
    GdmlModel withConstant(double replacement) {
        return new GdmlModel(settings, molecule, coefficients, OptionalDouble.of(replacement), info, workers, sum);
    }

    /** The same with other words on where it comes from. */
    public GdmlModel withInfo(ModelInfo replacement) {
        return new GdmlModel(settings, molecule, coefficients, constant, replacement, workers, sum);
    }

    /** Where it comes from. */
    public ModelInfo info() {
        return info;
    }

    /** What it was trained with. */
    public GdmlSettings settings() {
        return settings;
    }

    /** Its training frames and permutations. */
    public MoleculeFrames molecule() {
        return molecule;
    }

    /** Its training frames, without properties. */
    public List<Structure> trainingStructures() {
        return molecule.positions().stream()
                .map(frame -> Structure.molecule(molecule.atomicNumbers(), frame))
                .toList();
    }

    /** What it sums its training frames with. */
    public GdmlCoefficients coefficients() {
        return coefficients;
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
        if (direction.length != 3 * molecule.atoms()) {
            throw new IllegalArgumentException("a direction of " + molecule.atoms()
                    + " atoms has three components for each, found " + direction.length);
        }
        DescribedFrame frame = describe(structure, "the structure (" + structure + ")");
        return new ForceChange(sum, frame, direction).forces(workers);
    }

    private DescribedFrame describe(Structure structure, String where) {
        ForceFrames.requireSame(molecule.atomicNumbers(), structure, where);
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
        return new Evaluation(sums.energy() + constant.orElse(0), frame.pullBack(slopes, molecule.atoms()), strain);
    }

    @Override
    public String toString() {
        return "force field of "
                + Structure.molecule(
                                molecule.atomicNumbers(), molecule.positions().getFirst())
                        .formula()
                + " from " + molecule.count() + " frames, " + molecule.group();
    }
}
