package org.mbtr.structures.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Reads trajectories of one molecule from NumPy archives as MD17 and sGDML ({@code R}, {@code z}, {@code E}, {@code F})
 * and rMD17 ({@code coords}, {@code nuclear_charges}, {@code energies}, {@code forces}) publish them, a frame at a time.
 *
 * <p>Each structure has the property {@code energy} and the per-atom property {@code forces}, {@code [atoms, 3]}, where
 * the archive has them, and under its own name the frame's place in a longer trajectory ({@code md17_index},
 * {@code old_indices}); where the archive names the unit of energies ({@code e_unit}), the text {@code energy_unit}. Positions must be in angstrom; an archive that names another unit is refused. Energies and forces
 * keep the unit of the archive. Everything else in the archive, such as index arrays of splits, is reached by
 * {@link #array}.
 *
 * <p>Memory: one frame and the energies; arrays in Fortran order are read as a whole.
 */
public final class NpzTrajectoryReader implements StructureReader {
    private static final List<String> POSITIONS = List.of("R", "coords");
    private static final List<String> ELEMENTS = List.of("z", "nuclear_charges");
    private static final List<String> ENERGIES = List.of("E", "energies");
    private static final List<String> FORCES = List.of("F", "forces");
    private static final List<String> PLACES = List.of("md17_index", "old_indices");
    private static final Set<String> ANGSTROM = Set.of("Ang", "ang", "Angstrom", "angstrom", "A", "\u00c5");

    private final String title;
    private final NpzArchive archive;
    private final int[] atomicNumbers;
    private final FrameArray positions;
    private final Optional<FrameArray> forces;
    private final Optional<double[]> energies;
    private final Optional<PropertyValue> energyUnit;
    private final Map<String, long[]> places = new LinkedHashMap<>();
    private final long frames;
    private long frame;

    private NpzTrajectoryReader(String title, NpzArchive archive) {
        this.title = title;
        this.archive = archive;
        requireAngstrom();
        requireMolecule();
        String elements = name(ELEMENTS)
                .orElseThrow(() -> new MbtrException(
                        title + " has no atomic numbers: expected an array `z` or `nuclear_charges`, found "
                                + archive.names()));
        atomicNumbers = archive.read(elements).ints();
        checkElements(elements);
        String coordinates = name(POSITIONS)
                .orElseThrow(() -> new MbtrException(
                        title + " has no positions: expected an array `R` or `coords`, found " + archive.names()));
        positions = FrameArray.open(archive, coordinates, title, atomicNumbers.length);
        frames = positions.frames();
        forces = name(FORCES).map(array -> FrameArray.open(archive, array, title, atomicNumbers.length));
        forces.ifPresent(array -> requireFrames("forces", array.frames()));
        energies = name(ENERGIES).map(array -> archive.read(array).doubles());
        energies.ifPresent(values -> requireFrames("energies", values.length));
        energyUnit = text("e_unit").map(PropertyValue.Text::new);
        for (String place : PLACES) {
            if (archive.contains(place)) {
                places.put(place, archive.read(place).longs());
                requireFrames(place, places.get(place).length);
            }
        }
    }

    /**
     * Opens a trajectory.
     *
     * @throws MbtrException if the file is damaged, lacks positions or atomic numbers, or its arrays do not fit together
     */
    public static NpzTrajectoryReader open(Path file) {
        NpzArchive archive = NpzArchive.open(file);
        try {
            return new NpzTrajectoryReader(file.getFileName().toString(), archive);
        } catch (MbtrException e) {
            archive.close();
            throw e;
        }
    }

    /** Number of frames in the file. */
    public long frames() {
        return frames;
    }

    /** Names of all arrays in the archive. */
    public List<String> names() {
        return archive.names();
    }

    /** Any array of the archive as a whole, such as the indices of a published split. */
    public NpyArray array(String name) {
        return archive.read(name);
    }

    @Override
    public boolean hasNext() {
        return frame < frames;
    }

    @Override
    public Structure next() {
        if (!hasNext()) {
            throw new NoSuchElementException(title + " has no further frame");
        }
        int index = Math.toIntExact(frame);
        frame = frames;
        double[] coordinates = positions.next();
        requireFinite(coordinates, index);
        Map<String, PropertyValue> properties = new LinkedHashMap<>();
        energies.ifPresent(values -> properties.put("energy", new PropertyValue.Real(values[index])));
        energyUnit.ifPresent(unit -> properties.put("energy_unit", unit));
        places.forEach((name, values) -> properties.put(name, new PropertyValue.Whole(values[index])));
        Structure structure = Structure.molecule(atomicNumbers, coordinates).withProperties(properties);
        if (forces.isPresent()) {
            PropertyValue values = new PropertyValue.Reals(forces.get().next(), atomicNumbers.length, 3);
            structure = structure.withAtomProperties(Map.of("forces", values));
        }
        frame = index + 1L;
        return structure;
    }

    @Override
    public void close() {
        frame = frames;
        archive.close();
    }

    private Optional<String> name(List<String> candidates) {
        return candidates.stream().filter(archive::contains).findFirst();
    }

    /** A single text of the archive; absent where there is none of this name. */
    private Optional<String> text(String array) {
        return Optional.of(array)
                .filter(archive::contains)
                .map(archive::read)
                .filter(NpyArray::isText)
                .map(values -> values.strings().getFirst());
    }

    private void requireAngstrom() {
        text("r_unit").filter(unit -> !ANGSTROM.contains(unit)).ifPresent(unit -> {
            throw new MbtrException(title + " has positions in `" + unit + "`; convert them to angstrom");
        });
    }

    /** Whether the vectors of a cell are rows or columns depends on what wrote the archive. */
    private void requireMolecule() {
        if (archive.contains("lattice")) {
            throw new MbtrException(
                    title + " has a cell (array `lattice`), which trajectories in NumPy archives are read"
                            + " without; convert it to extended XYZ (.extxyz)");
        }
    }

    private void checkElements(String array) {
        if (archive.read(array).shape().length != 1 || atomicNumbers.length == 0) {
            throw new MbtrException(title + ", array `" + array
                    + "`: expected the atomic numbers of one molecule, [atoms]," + " found shape "
                    + Arrays.toString(archive.read(array).shape()));
        }
        for (int i = 0; i < atomicNumbers.length; i++) {
            if (atomicNumbers[i] < 1 || atomicNumbers[i] > Element.values().length) {
                throw new MbtrException(title + ", array `" + array + "`, atom " + (i + 1) + ": " + atomicNumbers[i]
                        + " is not an atomic number");
            }
        }
    }

    private void requireFrames(String what, long found) {
        if (found != frames) {
            throw new MbtrException(title + ": " + frames + " frames of positions, but " + found + " of " + what);
        }
    }

    private void requireFinite(double[] coordinates, int index) {
        for (int i = 0; i < coordinates.length; i++) {
            if (!Double.isFinite(coordinates[i])) {
                throw new MbtrException(title + ", frame " + (index + 1) + ", atom " + (i / 3 + 1) + ": coordinate "
                        + "xyz".charAt(i % 3) + " is " + coordinates[i] + "; every coordinate must be finite");
            }
        }
    }
}
