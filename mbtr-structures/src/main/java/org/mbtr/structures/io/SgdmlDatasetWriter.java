package org.mbtr.structures.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Writes frames of one molecule as a data set of the sGDML program (version 1.0): a NumPy archive with {@code R}
 * {@code [frames, atoms, 3]} (angstrom), {@code z} {@code (atoms)}, {@code F} {@code [frames, atoms, 3]}, {@code E}
 * {@code (frames)}, their extremes, means and variances, names of units, and the fingerprint {@code md5} that ties
 * models to data sets. {@link NpzTrajectoryReader} reads it back with the same bits.
 *
 * <p>Each structure needs the per-atom property {@code forces}, minus the gradient of the energy, and either all or none
 * have {@code energy}. The unit is what the text property {@code energy_unit} says, else what the caller knows; without
 * one the archive names none.
 *
 * <p>Memory: all frames, 16 bytes per coordinate and force component.
 */
public final class SgdmlDatasetWriter implements StructureWriter {
    private static final String ENERGY = "energy";
    private static final String FORCES = "forces";
    private static final String UNIT = "energy_unit";

    private final NpzWriter archive;
    private final Path target;
    private final Optional<String> knownUnit;
    private final List<double[]> positions = new ArrayList<>();
    private final List<double[]> forces = new ArrayList<>();
    private final List<Double> energies = new ArrayList<>();
    private int[] atomicNumbers = {};
    private String formula = "";
    private Optional<String> unit = Optional.empty();

    private SgdmlDatasetWriter(NpzWriter archive, Path target, Optional<String> knownUnit) {
        this.archive = archive;
        this.target = target;
        this.knownUnit = knownUnit;
    }

    /**
     * Begins a file.
     *
     * @param knownUnit unit of the energies, where it is known from elsewhere; forces are per angstrom
     * @throws MbtrException if it cannot be written
     */
    public static SgdmlDatasetWriter create(Path target, Optional<String> knownUnit) {
        return new SgdmlDatasetWriter(NpzWriter.create(target), target, knownUnit);
    }

    /**
     * Takes a frame.
     *
     * @throws MbtrException if it is periodic, has not the atoms of the first one in the same order, lacks forces, has an
     *     energy where the first has none or the other way round, or names another unit
     */
    @Override
    public void write(Structure structure) {
        String where = target + ", structure " + (positions.size() + 1) + " (" + structure.formula() + ")";
        if (structure.isPeriodic()) {
            throw new MbtrException(
                    where + " repeats in space; data sets of the sGDML program are written for molecules");
        }
        Optional<String> named = unit(structure, where);
        OptionalDouble energy = structure.number(ENERGY);
        if (positions.isEmpty()) {
            atomicNumbers = structure.atomicNumbers();
            formula = structure.formula();
            unit = named;
        } else {
            requireLikeTheFirst(structure, named, energy, where);
        }
        positions.add(structure.positions());
        forces.add(forces(structure, where));
        energy.ifPresent(energies::add);
    }

    private void requireLikeTheFirst(Structure structure, Optional<String> named, OptionalDouble energy, String where) {
        if (!Arrays.equals(structure.atomicNumbers(), atomicNumbers)) {
            throw new MbtrException(where + " has not the atoms of the first one (" + formula
                    + ") in the same order; a data set of the sGDML program holds one molecule");
        }
        if (!named.equals(unit)) {
            throw new MbtrException(where + ": the unit of its energy is " + named.orElse("unknown")
                    + ", that of the first structure is " + unit.orElse("unknown"));
        }
        if (energy.isPresent() == energies.isEmpty()) {
            throw new MbtrException(where + (energy.isPresent() ? " has" : " has no") + " `" + ENERGY
                    + "`, unlike the first structure; all structures need it, or none");
        }
    }

    private Optional<String> unit(Structure structure, String where) {
        if (!(structure.properties().get(UNIT) instanceof PropertyValue.Text text)) {
            return knownUnit;
        }
        if (knownUnit.isPresent() && !knownUnit.get().equals(text.value())) {
            throw new MbtrException(where + ": its property `" + UNIT + "` says " + text.value() + ", not "
                    + knownUnit.get() + "; energies are written as they are, not converted");
        }
        return Optional.of(text.value());
    }

    private static double[] forces(Structure structure, String where) {
        if (structure.atomProperties().get(FORCES) instanceof PropertyValue.Reals reals
                && Arrays.equals(reals.shape(), new int[] {structure.atomCount(), 3})) {
            return reals.values();
        }
        throw new MbtrException(
                where + " has no property `" + FORCES + "` of three real numbers for each atom, without which"
                        + " the sGDML program cannot learn; its atoms have "
                        + structure.atomProperties().keySet());
    }

    @Override
    public List<String> leftOut(Structure structure) {
        return Stream.concat(structure.properties().keySet().stream(), structure.atomProperties().keySet().stream())
                .filter(name -> !List.of(ENERGY, FORCES, UNIT).contains(name))
                .toList();
    }

    /**
     * Writes everything; the file takes its name now.
     *
     * @throws MbtrException if there is no structure, or writing fails
     */
    @Override
    public void commit() {
        if (positions.isEmpty()) {
            throw new MbtrException(target + ": there is no structure to write");
        }
        int frames = positions.size();
        int atoms = atomicNumbers.length;
        String name = target.getFileName().toString().replaceFirst("\\.npz$", "");
        archive.add("type", List.of("d"));
        archive.add("name", List.of(name));
        archive.add("theory", List.of("unknown"));
        archive.add("z", Arrays.stream(atomicNumbers).asLongStream().toArray(), atoms);
        add("R", positions, frames, atoms);
        add("F", forces, frames, atoms);
        statistics("F", forces);
        if (!energies.isEmpty()) {
            List<double[]> values =
                    List.of(energies.stream().mapToDouble(Double::doubleValue).toArray());
            archive.add("E", values.getFirst(), frames);
            statistics("E", values);
        }
        archive.add("r_unit", List.of("Ang"));
        unit.ifPresent(text -> archive.add("e_unit", List.of(text)));
        archive.addBytes("md5", List.of(fingerprint()));
        archive.commit();
    }

    private void add(String name, List<double[]> values, int frames, int atoms) {
        try (NpyWriter array = archive.beginDoubles(name, frames, atoms, 3)) {
            values.forEach(frame -> array.write(frame, 0, frame.length));
        }
    }

    /** Extremes, mean and (population) variance of all numbers. */
    private void statistics(String name, List<double[]> values) {
        long count = 0;
        double sum = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] frame : values) {
            for (double value : frame) {
                count++;
                sum += value;
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (double[] frame : values) {
            for (double value : frame) {
                squares += (value - mean) * (value - mean);
            }
        }
        archive.add(name + "_min", new double[] {smallest});
        archive.add(name + "_max", new double[] {largest});
        archive.add(name + "_mean", new double[] {mean});
        archive.add(name + "_var", new double[] {squares / count});
    }

    /** MD5 of the MD5 sums of the bytes of z, R, E (if there) and F, one after the other, in hexadecimal. */
    private String fingerprint() {
        MessageDigest whole = md5();
        MessageDigest part = md5();
        ByteBuffer elements = littleEndian(atomicNumbers.length);
        for (int z : atomicNumbers) {
            elements.putLong(z);
        }
        whole.update(part.digest(elements.array()));
        whole.update(digest(positions, part));
        if (!energies.isEmpty()) {
            double[] values = energies.stream().mapToDouble(Double::doubleValue).toArray();
            whole.update(digest(List.of(values), part));
        }
        whole.update(digest(forces, part));
        return HexFormat.of().formatHex(whole.digest());
    }

    private static byte[] digest(List<double[]> values, MessageDigest digest) {
        for (double[] frame : values) {
            ByteBuffer bytes = littleEndian(frame.length);
            bytes.asDoubleBuffer().put(frame);
            digest.update(bytes.array());
        }
        return digest.digest();
    }

    private static ByteBuffer littleEndian(int numbers) {
        return ByteBuffer.allocate(Long.BYTES * numbers).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    @Override
    public void close() {
        archive.close();
    }
}
