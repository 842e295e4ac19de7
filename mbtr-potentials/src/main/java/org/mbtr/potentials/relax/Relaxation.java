package org.mbtr.potentials.relax;

import java.util.Locale;
import java.util.function.Consumer;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.frames.Frames;
import org.mbtr.potentials.frames.FreeCoordinates;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Periodicity;
import org.mbtr.structures.Structure;

/**
 * Relaxes a structure to a minimum of the potential energy by {@link LimitedMemoryBfgs} on places and, if asked for, cell.
 * Ends as soon as no free component makes the force on an atom longer than the limit and, with the cell, no component of
 * the stress is larger than its limit.
 */
public final class Relaxation {
    /** Second derivative for the first step (eV per square angstrom), between that of a soft and a stiff bond. */
    private static final double STIFFNESS = 70;
    /** Longest way of an atom in one iteration (angstrom). */
    private static final double LONGEST = 0.2;
    /** A cell that shrinks or grows by more than this factor is on no way to a minimum nearby. */
    private static final double VOLUME_CHANGE = 4;

    private final Potential potential;
    private final EnergyUnit unit;
    private final RelaxationSettings settings;

    private StrainedStructure variables;
    private Structure lastStructure;
    private Evaluation lastEvaluation;
    private int evaluations;

    private Relaxation(Potential potential, EnergyUnit unit, RelaxationSettings settings) {
        this.potential = potential;
        this.unit = unit;
        this.settings = settings;
    }

    /** Why a relaxation has ended. */
    public enum Outcome {
        /** Forces, and stress where it counts, are below their limits. */
        CONVERGED,
        /** All allowed iterations are done. */
        OUT_OF_STEPS,
        /** No lower energy was found along the forces: they and the energies do not agree to so many digits. */
        STUCK
    }

    /**
     * Where a relaxation is after an iteration.
     *
     * @param number of iterations so far
     * @param evaluations of the potential so far
     * @param structure labels and places; see {@link Frames#labelled}
     * @param evaluation of the structure (unit of the potential)
     * @param largestForce longest force on an atom (eV/angstrom)
     * @param largestStress largest component of the stress (eV per cubic angstrom), 0 if the cell does not relax
     */
    public record Step(
            int number,
            int evaluations,
            Structure structure,
            Evaluation evaluation,
            double largestForce,
            double largestStress) {}

    /**
     * The end of a relaxation.
     *
     * @param start step 0
     * @param end the last step
     * @param outcome why it ended
     */
    public record Result(Step start, Step end, Outcome outcome) {}

    /**
     * Relaxes.
     *
     * @param unit of the energies of the potential
     * @param listener is told of the start and each iteration
     * @throws MbtrException if the cell is to relax and the structure is not periodic in all directions, nothing may move,
     *     the potential gives a number that is not finite at the start, or the volume changes by more than a factor of
     *     {@value #VOLUME_CHANGE}
     */
    public static Result run(
            Structure start,
            Potential potential,
            EnergyUnit unit,
            RelaxationSettings settings,
            Consumer<Step> listener) {
        return new Relaxation(potential, unit, settings).run(start, listener);
    }

    private Result run(Structure start, Consumer<Step> listener) {
        FreeCoordinates free = FreeCoordinates.of(start);
        if (settings.cell() && start.periodicity() != Periodicity.BULK) {
            throw new MbtrException("a " + start.periodicity().toString().toLowerCase(Locale.ROOT)
                    + " has no volume and no stress; only the cell of a structure that is periodic in all three directions"
                    + " can be relaxed");
        }
        if (free.count() == 0 && !settings.cell()) {
            throw new MbtrException("nothing may move: all coordinates are fixed by `" + FreeCoordinates.MASK + "`");
        }
        variables = new StrainedStructure(Frames.labelled(start), free, settings.cell());
        LimitedMemoryBfgs minimiser =
                new LimitedMemoryBfgs(this::energy, variables.variables(), STIFFNESS / unit.electronvolts(), LONGEST);
        Step first = step(0, free);
        if (!lastEvaluation.isFinite()) {
            throw new MbtrException("the potential gives the energy " + lastEvaluation.energy()
                    + " or a derivative that is not finite; relaxation cannot begin there");
        }
        listener.accept(first);
        Step step = first;
        while (!converged(step) && step.number() < settings.steps()) {
            if (!minimiser.advance()) {
                return new Result(first, step, Outcome.STUCK);
            }
            step = step(step.number() + 1, free);
            listener.accept(step);
        }
        return new Result(first, step, converged(step) ? Outcome.CONVERGED : Outcome.OUT_OF_STEPS);
    }

    private LimitedMemoryBfgs.Value energy(double[] point) {
        lastStructure = variables.structure(point);
        if (settings.cell()) {
            checkVolume();
        }
        lastEvaluation = potential.evaluate(lastStructure);
        evaluations++;
        double energy = lastEvaluation.isFinite() ? lastEvaluation.energy() : Double.POSITIVE_INFINITY;
        return new LimitedMemoryBfgs.Value(energy, variables.gradient(point, lastEvaluation));
    }

    private void checkVolume() {
        double share = Lattice.of(lastStructure).extent() / variables.volume();
        if (share < 1 / VOLUME_CHANGE || share > VOLUME_CHANGE) {
            throw new MbtrException(
                    "the cell has %s to %.2f of its volume: the potential has no minimum near this structure"
                                    .formatted(share < 1 ? "shrunk" : "grown", share)
                            + "; relax without the cell, or train on structures like it at other volumes");
        }
    }

    private Step step(int number, FreeCoordinates free) {
        double force = free.largest(lastEvaluation.gradient()) * unit.electronvolts();
        double stress = 0;
        if (settings.cell()) {
            for (double component :
                    lastEvaluation.stress(Lattice.of(lastStructure).extent())) {
                stress = Math.max(stress, Math.abs(component) * unit.electronvolts());
            }
        }
        return new Step(number, evaluations, lastStructure, lastEvaluation, force, stress);
    }

    private boolean converged(Step step) {
        return step.largestForce() <= settings.largestForce() && step.largestStress() <= settings.largestStress();
    }
}
