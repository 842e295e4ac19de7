package org.mbtr.learning;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.structures.Structure;

/**
 * Structures with the value of one property each.
 *
 * @param structures the structures
 * @param labels {@code (n)} values of the property; handed out as they are, read only
 * @param basis what the values are per
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledStructures(List<Structure> structures, double[] labels, TargetBasis basis) {
    /** Checks that there is one label for each structure. */
    public LabelledStructures {
        structures = List.copyOf(structures);
        if (structures.size() != labels.length) {
            throw new IllegalArgumentException(structures.size() + " structures, " + labels.length + " labels");
        }
    }

    /** With values of whole structures. */
    public LabelledStructures(List<Structure> structures, double[] labels) {
        this(structures, labels, TargetBasis.PER_STRUCTURE);
    }

    /** What the settings of a target come to for these structures, which a model is going to be fitted to. */
    public FittedTarget fit(TargetSettings settings) {
        return settings.fit(structures, labels, basis);
    }

    /** Number of structures. */
    public int size() {
        return labels.length;
    }

    /** The members at these positions, in this order. */
    public LabelledStructures select(int[] positions) {
        return new LabelledStructures(
                IntStream.of(positions).mapToObj(structures::get).toList(),
                IntStream.of(positions).mapToDouble(i -> labels[i]).toArray(),
                basis);
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
