package org.mbtr.cli.learn;

import java.util.List;
import java.util.function.IntToLongFunction;
import org.mbtr.representations.Representation;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Names the structure that a failure is about by its place in the user's file, not in a part of it. */
public final class StructureFault {
    private StructureFault() {}

    /**
     * The failure that the user should read: that of the first structure that cannot be described, or, if all can, the
     * one given. Cost: describes the structures one by one.
     *
     * @param number what to call a structure by its position among these, from 1
     */
    public static MbtrException located(
            MbtrException failure,
            Representation representation,
            List<Structure> structures,
            IntToLongFunction number) {
        for (int i = 0; i < structures.size(); i++) {
            Structure structure = structures.get(i);
            try {
                representation.describe(structure);
            } catch (MbtrException fault) {
                return new MbtrException(
                        "structure " + number.applyAsLong(i) + " (" + structure + "): " + fault.getMessage(), failure);
            }
        }
        return failure;
    }
}
