package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Frames of one molecule with the forces on its atoms, for training.
 *
 * @param atomicNumbers {@code (atoms)} of every frame
 * @param positions {@code [frames][atoms * 3]} (angstrom)
 * @param forces {@code [frames][atoms * 3]} (unit of energy per angstrom)
 * @param energies {@code (frames)}, absent if unknown; arrays are handed out as they are, read only
 */
@SuppressWarnings("ArrayRecordComponent")
public record ForceFrames(
        int[] atomicNumbers, List<double[]> positions, List<double[]> forces, Optional<double[]> energies) {
    /** Checks that the arrays fit together. */
    public ForceFrames {
        positions = List.copyOf(positions);
        forces = List.copyOf(forces);
        int frames = positions.size();
        int coordinates = 3 * atomicNumbers.length;
        if (forces.size() != frames
                || (energies.isPresent() && energies.get().length != frames)
                || positions.stream().anyMatch(frame -> frame.length != coordinates)
                || forces.stream().anyMatch(frame -> frame.length != coordinates)) {
            throw new IllegalArgumentException("positions, forces and energies of " + frames + " frames of "
                    + atomicNumbers.length + " atoms do not fit together");
        }
    }

    /**
     * Takes frames from structures.
     *
     * @param structures all of the same elements in the same order, without periodicity
     * @param forces name of the per-atom property that holds the forces
     * @param energies name of the property that holds the energies, empty to use none
     * @throws MbtrException if the structures are not frames of one molecule, or lack these properties
     */
    public static ForceFrames of(List<Structure> structures, String forces, Optional<String> energies) {
        if (structures.isEmpty()) {
            throw new MbtrException("a force field needs at least one frame to train on, found none");
        }
        int[] elements = structures.getFirst().atomicNumbers();
        if (elements.length < 2) {
            throw new MbtrException("a force field needs a molecule of at least two atoms, found " + elements.length);
        }
        List<double[]> positions = new ArrayList<>();
        List<double[]> labels = new ArrayList<>();
        double[] values = new double[structures.size()];
        for (int f = 0; f < structures.size(); f++) {
            Structure structure = structures.get(f);
            String where = "frame " + (f + 1) + " (" + structure + ")";
            requireSame(elements, structure, where);
            positions.add(structure.positions());
            labels.add(forces(structure, forces, where));
            if (energies.isPresent()) {
                String name = energies.get();
                values[f] = structure
                        .number(name)
                        .orElseThrow(() -> new MbtrException(where + " has no energy `" + name + "`; it has "
                                + structure.properties().keySet()));
            }
        }
        return new ForceFrames(elements, positions, labels, energies.map(name -> values));
    }

    /**
     * Takes frames from structures that have forces, with their energies where these are known.
     *
     * @throws MbtrException if the structures are not frames of one molecule
     */
    public static ForceFrames of(LabelledStructures data) {
        if (!data.hasForces() || data.structures().getFirst().atomCount() < 2) {
            throw new MbtrException("a force field needs forces on a molecule of at least two atoms");
        }
        int[] elements = data.structures().getFirst().atomicNumbers();
        for (int f = 0; f < data.size(); f++) {
            Structure structure = data.structures().get(f);
            requireSame(elements, structure, "frame " + (f + 1) + " (" + structure + ")");
        }
        return new ForceFrames(
                elements,
                data.structures().stream().map(Structure::positions).toList(),
                data.forces(),
                data.hasLabels() ? Optional.of(data.labels()) : Optional.empty());
    }

    /**
     * Makes sure that a structure is a frame of a molecule.
     *
     * @param elements {@code (atoms)} of the molecule
     * @param where how to call the structure in a message
     * @throws MbtrException if it has other elements, another order of them, or repeats in space
     */
    public static void requireSame(int[] elements, Structure structure, String where) {
        if (structure.isPeriodic()) {
            throw new MbtrException(
                    where + " is periodic; a force field of this kind is of one molecule without a cell");
        }
        int[] found = structure.atomicNumbers();
        if (Arrays.equals(elements, found)) {
            return;
        }
        int differs = Arrays.mismatch(elements, found);
        throw new MbtrException(where + " is not the molecule of the force field, which has "
                + Structure.molecule(elements, new double[3 * elements.length]).formula() + " in the order "
                + order(elements)
                + (differs < Math.min(elements.length, found.length)
                        ? "; atom " + (differs + 1) + " is "
                                + Element.of(found[differs]).symbol()
                        : "; it has " + found.length + " atoms")
                + ". Use one molecule with one order of its atoms");
    }

    private static String order(int[] elements) {
        return String.join(
                " ",
                Arrays.stream(elements).mapToObj(z -> Element.of(z).symbol()).toList());
    }

    private static double[] forces(Structure structure, String name, String where) {
        PropertyValue found = structure.atomProperties().get(name);
        if (found instanceof PropertyValue.Reals reals && reals.values().length == 3 * structure.atomCount()) {
            double[] values = reals.values();
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new MbtrException(where + ", atom " + (i / 3 + 1) + ": component " + "xyz".charAt(i % 3)
                            + " of the force is " + values[i] + "; every force must be finite");
                }
            }
            return values;
        }
        throw new MbtrException(
                where + " has no forces `" + name + "`, three numbers for each atom; its properties of atoms are "
                        + structure.atomProperties().keySet());
    }

    /** The same without energies. */
    public ForceFrames withoutEnergies() {
        return new ForceFrames(atomicNumbers, positions, forces, Optional.empty());
    }

    /** Number of frames. */
    public int count() {
        return positions.size();
    }

    /** Number of atoms. */
    public int atoms() {
        return atomicNumbers.length;
    }

    /** All forces one after the other, {@code [frames * atoms * 3]}. */
    double[] flatForces() {
        return forces.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
