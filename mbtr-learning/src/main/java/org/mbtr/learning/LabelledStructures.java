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
 * Structures with the value of one property each and, where the property is an energy, perhaps forces. Where forces are known the
 * energies may be unknown.
 *
 * @param structures the structures
 * @param labels {@code (n)} values of the property, or {@code (0)} where forces alone are known; handed out as they are, read only
 * @param basis what the values are per
 * @param forces minus the derivatives of the value of the whole structure with respect to positions, {@code [3*atoms]} for each
 *     structure, or an empty list where they are not known or not wanted; the arrays are handed out as they are, read only
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledStructures(
        List<Structure> structures, double[] labels, TargetBasis basis, List<double[]> forces) {
    /** Checks that there is one label for each structure, and a force on each atom, or none at all of one of these. */
    public LabelledStructures {
        structures = List.copyOf(structures);
        forces = List.copyOf(forces);
        for (int i = 0; i < forces.size(); i++) {
            if (forces.size() != structures.size()
                    || forces.get(i).length != 3 * structures.get(i).atomCount()) {
                throw new IllegalArgumentException("forces do not fit structure " + (i + 1));
            }
        }
        boolean forcesAlone = labels.length == 0 && !forces.isEmpty();
        if (structures.size() != labels.length && !forcesAlone) {
            throw new IllegalArgumentException(structures.size() + " structures, " + labels.length + " labels");
        }
    }

    /** Without forces. */
    public LabelledStructures(List<Structure> structures, double[] labels, TargetBasis basis) {
        this(structures, labels, basis, List.of());
    }

    /** With values of whole structures. */
    public LabelledStructures(List<Structure> structures, double[] labels) {
        this(structures, labels, TargetBasis.PER_STRUCTURE);
    }

    /** The same with forces; see {@link #forces()}. */
    public LabelledStructures withForces(List<double[]> known) {
        return new LabelledStructures(structures, labels, basis, known);
    }

    /** Whether values of the property are known; if not, forces are. */
    public boolean hasLabels() {
        return labels.length > 0 || structures.isEmpty();
    }

    /** Whether forces are known. */
    public boolean hasForces() {
        return !forces.isEmpty();
    }

    /** What the settings of a target come to for these structures, which a model is going to be fitted to. */
    public FittedTarget fit(TargetSettings settings) {
        return settings.fit(structures, labels, basis);
    }

    /** Number of structures. */
    public int size() {
        return structures.size();
    }

    /** The members at these positions, in this order. */
    public LabelledStructures select(int[] positions) {
        return new LabelledStructures(
                IntStream.of(positions).mapToObj(structures::get).toList(),
                hasLabels()
                        ? IntStream.of(positions).mapToDouble(i -> labels[i]).toArray()
                        : new double[0],
                basis,
                hasForces() ? IntStream.of(positions).mapToObj(forces::get).toList() : List.of());
    }

    /** Number of atoms of each structure. */
    public int[] atomCounts() {
        return structures.stream().mapToInt(Structure::atomCount).toArray();
    }

    /** SHA-256 of species, positions, cells, labels and forces, in hexadecimal. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < size(); i++) {
                Structure structure = structures.get(i);
                digest.update(bytes(Arrays.stream(structure.atomicNumbers())
                        .asDoubleStream()
                        .toArray()));
                digest.update(bytes(structure.positions()));
                structure.cell().ifPresent(cell -> digest.update(bytes(cell.vectors())));
                if (hasLabels()) {
                    digest.update(bytes(new double[] {labels[i]}));
                }
                if (hasForces()) {
                    digest.update(bytes(forces.get(i)));
                }
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
