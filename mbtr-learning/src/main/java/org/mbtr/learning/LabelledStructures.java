package org.mbtr.learning;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Structures with the value of one property each.
 *
 * @param structures the structures
 * @param labels {@code (n)} values of the property; handed out as they are, read only
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledStructures(List<Structure> structures, double[] labels) {
    /** Checks that there is one label for each structure. */
    public LabelledStructures {
        structures = List.copyOf(structures);
        if (structures.size() != labels.length) {
            throw new IllegalArgumentException(structures.size() + " structures, " + labels.length + " labels");
        }
    }

    /**
     * Takes the labels from a numeric property.
     *
     * @throws MbtrException if there are no structures, or one lacks the property or has a value that is not finite
     */
    public static LabelledStructures of(List<Structure> structures, String property) {
        if (structures.isEmpty()) {
            throw new MbtrException("there are no structures to learn from");
        }
        double[] labels = new double[structures.size()];
        for (int i = 0; i < labels.length; i++) {
            Structure structure = structures.get(i);
            String where = "structure " + (i + 1) + " (" + structure.formula() + ")";
            labels[i] = structure
                    .number(property)
                    .orElseThrow(() -> new MbtrException(where + " has no number called `" + property
                            + "`; its properties are " + structure.properties().keySet()));
            if (!Double.isFinite(labels[i])) {
                throw new MbtrException(where + ": the property `" + property + "` is " + labels[i]);
            }
        }
        return new LabelledStructures(structures, labels);
    }

    /** Number of structures. */
    public int size() {
        return labels.length;
    }

    /** The members at these positions, in this order. */
    public LabelledStructures select(int[] positions) {
        return new LabelledStructures(
                IntStream.of(positions).mapToObj(structures::get).toList(),
                IntStream.of(positions).mapToDouble(i -> labels[i]).toArray());
    }

    /** Number of atoms of each structure. */
    public int[] atomCounts() {
        return structures.stream().mapToInt(Structure::atomCount).toArray();
    }

    /** SHA-256 of species, positions, cells and labels, in hexadecimal. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < labels.length; i++) {
                Structure structure = structures.get(i);
                digest.update(bytes(Arrays.stream(structure.atomicNumbers())
                        .asDoubleStream()
                        .toArray()));
                digest.update(bytes(structure.positions()));
                structure.cell().ifPresent(cell -> digest.update(bytes(cell.vectors())));
                digest.update(bytes(new double[] {labels[i]}));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java has SHA-256", failure);
        }
    }

    private static byte[] bytes(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }
}
