package org.mbtr.learning.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.NpzWriter;

/**
 * Structures as arrays of an archive, without properties: {@code atom_counts} {@code (n)}, {@code atomic_numbers} {@code
 * (atoms)}, {@code positions} {@code (atoms)(3)} (angstrom), {@code cells} {@code (n)(9)} (rows, angstrom; zeros for a
 * molecule), {@code periodic} {@code (n)(3)}.
 */
final class StructureArrays {
    private StructureArrays() {}

    static void write(List<Structure> structures, NpzWriter archive) {
        int n = structures.size();
        int atoms = structures.stream().mapToInt(Structure::atomCount).sum();
        int[] counts = new int[n];
        int[] species = new int[atoms];
        double[] positions = new double[3 * atoms];
        double[] cells = new double[9 * n];
        boolean[] periodic = new boolean[3 * n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            Structure structure = structures.get(i);
            counts[i] = structure.atomCount();
            System.arraycopy(structure.atomicNumbers(), 0, species, at, counts[i]);
            System.arraycopy(structure.positions(), 0, positions, 3 * at, 3 * counts[i]);
            at += counts[i];
            if (structure.cell().isPresent()) {
                System.arraycopy(structure.cell().get().vectors(), 0, cells, 9 * i, 9);
                System.arraycopy(structure.cell().get().periodic(), 0, periodic, 3 * i, 3);
            }
        }
        archive.add("atom_counts", counts, n);
        archive.add("atomic_numbers", species, atoms);
        archive.add("positions", positions, atoms, 3);
        archive.add("cells", cells, n, 9);
        archive.add("periodic", periodic, n, 3);
    }

    static List<Structure> read(NpzArchive archive, Path file) {
        int[] counts = archive.read("atom_counts").ints();
        int[] species = archive.read("atomic_numbers").ints();
        double[] positions = archive.read("positions").doubles();
        double[] cells = archive.read("cells").doubles();
        int[] periodic = archive.read("periodic").ints();
        if (Arrays.stream(counts).asLongStream().sum() != species.length
                || positions.length != 3 * species.length
                || cells.length != 9 * counts.length
                || periodic.length != 3 * counts.length) {
            throw new MbtrException(file + ": the arrays of its structures do not fit together; the file is damaged");
        }
        List<Structure> structures = new ArrayList<>(counts.length);
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            int[] z = Arrays.copyOfRange(species, at, at + counts[i]);
            double[] r = Arrays.copyOfRange(positions, 3 * at, 3 * (at + counts[i]));
            double[] vectors = Arrays.copyOfRange(cells, 9 * i, 9 * i + 9);
            at += counts[i];
            boolean hasCell = Arrays.stream(vectors).anyMatch(component -> component != 0);
            boolean[] flags = {periodic[3 * i] != 0, periodic[3 * i + 1] != 0, periodic[3 * i + 2] != 0};
            structures.add(hasCell ? Structure.crystal(z, r, new Cell(vectors, flags)) : Structure.molecule(z, r));
        }
        return structures;
    }
}
