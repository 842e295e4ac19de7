package org.mbtr.phases.campaign;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mbtr.phases.active.Candidates;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Finds the candidates that structures with energies belong to: by the property {@value #CANDIDATE} that {@link #labelled} gives them, which
 * survives a relaxation, or where a program has dropped it by being the same structure.
 */
public final class FinishedStructures {
    /** Property with the number of the candidate, from 1. */
    public static final String CANDIDATE = "candidate";
    /** Property that is true if the calculation has come to nothing. */
    public static final String FAILED = "failed";

    /** Positions and vectors this close are the same (angstrom): files have few digits. */
    private static final double CLOSE = 1e-3;

    private final Campaign campaign;

    /** What a structure says of a candidate. */
    public sealed interface Finding {
        /** Position of the candidate. */
        int candidate();

        /** Its energy. */
        record Energy(int candidate, double energy) implements Finding {}

        /** It could not be computed. */
        record Failure(int candidate) implements Finding {}

        /** Nothing yet. */
        record Unfinished(int candidate) implements Finding {}
    }

    /** Of this campaign. */
    public FinishedStructures(Campaign campaign) {
        this.campaign = campaign;
    }

    /** A candidate as it is handed to a calculator: with its number. */
    public Structure labelled(int candidate) {
        return campaign.candidates()
                .structures()
                .get(candidate)
                .withProperty(CANDIDATE, new PropertyValue.Whole(candidate + 1L));
    }

    /**
     * What a structure says.
     *
     * @param where what messages call it
     * @throws MbtrException if it is no candidate, or several, or its number belongs to a candidate of other atoms, or its energy is no number
     */
    public Finding read(Structure structure, String where) {
        int candidate = candidate(structure, where);
        PropertyValue energy = structure.properties().get(campaign.settings().energyKey());
        boolean failed = structure.properties().get(FAILED) instanceof PropertyValue.Truth(boolean value) && value;
        OptionalDouble number = structure.number(campaign.settings().energyKey());
        if (failed || number.isPresent() && !Double.isFinite(number.getAsDouble())) {
            return new Finding.Failure(candidate);
        }
        if (energy != null && number.isEmpty()) {
            throw new MbtrException(
                    where + ": `" + campaign.settings().energyKey() + "` must be a number, found " + energy);
        }
        return number.isPresent()
                ? new Finding.Energy(candidate, number.getAsDouble())
                : new Finding.Unfinished(candidate);
    }

    private int candidate(Structure structure, String where) {
        Candidates candidates = campaign.candidates();
        OptionalDouble number = structure.number(CANDIDATE);
        if (number.isPresent()) {
            double position = number.getAsDouble() - 1;
            if (!(position >= 0 && position < candidates.size()) || position != Math.rint(position)) {
                throw new MbtrException(
                        where + " says candidate=" + structure.properties().get(CANDIDATE)
                                + ", and candidates are numbered from 1 to " + candidates.size());
            }
            Structure meant = candidates.structures().get((int) position);
            if (!meant.formula().equals(structure.formula())) {
                throw new MbtrException(where + " is " + structure.formula() + " and says that it is candidate "
                        + (int) (position + 1) + ", which is " + meant.formula());
            }
            return (int) position;
        }
        int[] same = IntStream.range(0, candidates.size())
                .filter(i -> isSame(candidates.structures().get(i), structure))
                .toArray();
        if (same.length != 1) {
            throw new MbtrException(where + " (" + structure.formula() + ") has no " + CANDIDATE + "=NUMBER and is "
                    + (same.length == 0
                            ? "none of the candidates within " + CLOSE + " Å"
                            : "the same as the candidates "
                                    + Arrays.toString(
                                            IntStream.of(same).map(i -> i + 1).toArray()))
                    + "; write the number into the comment line, as `mbtr hull ask` does");
        }
        return same[0];
    }

    private static boolean isSame(Structure one, Structure other) {
        return Arrays.equals(one.atomicNumbers(), other.atomicNumbers())
                && isClose(one.positions(), other.positions())
                && one.isPeriodic() == other.isPeriodic()
                && (!one.isPeriodic() || isClose(vectors(one), vectors(other)));
    }

    private static double[] vectors(Structure structure) {
        return structure.cell().map(Cell::vectors).orElseThrow();
    }

    private static boolean isClose(double[] one, double[] other) {
        return IntStream.range(0, one.length).allMatch(i -> Math.abs(one[i] - other[i]) <= CLOSE);
    }
}
