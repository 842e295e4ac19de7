package org.mbtr.structures;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Atoms in space, with or without a cell, and what is known about them. Immutable.
 *
 * <p>Positions are {@code [3*atoms]}, row-major, in angstrom. Properties of the whole structure (energies, labels) and of
 * each atom (forces, charges) are kept under the names that their file gave them; the first extent of a per-atom
 * property is the number of atoms.
 */
public final class Structure {
    private final int[] atomicNumbers;
    private final double[] positions;
    private final Optional<Cell> cell;
    private final Map<String, PropertyValue> properties;
    private final Map<String, PropertyValue> atomProperties;

    private Structure(
            int[] atomicNumbers,
            double[] positions,
            Optional<Cell> cell,
            Map<String, PropertyValue> properties,
            Map<String, PropertyValue> atomProperties) {
        if (positions.length != 3 * atomicNumbers.length) {
            throw new IllegalArgumentException(atomicNumbers.length + " atoms need " + 3 * atomicNumbers.length
                    + " coordinates, found " + positions.length);
        }
        this.atomicNumbers = atomicNumbers;
        this.positions = positions;
        this.cell = cell;
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        this.atomProperties = Collections.unmodifiableMap(new LinkedHashMap<>(atomProperties));
    }

    /** A structure without a cell. Copies the arrays. */
    public static Structure molecule(int[] atomicNumbers, double[] positions) {
        return new Structure(atomicNumbers.clone(), positions.clone(), Optional.empty(), Map.of(), Map.of());
    }

    /** A structure in a cell. Copies the arrays. */
    public static Structure crystal(int[] atomicNumbers, double[] positions, Cell cell) {
        return new Structure(atomicNumbers.clone(), positions.clone(), Optional.of(cell), Map.of(), Map.of());
    }

    /** The same atoms with these properties of the whole structure, in place of the ones it has. */
    public Structure withProperties(Map<String, PropertyValue> replacement) {
        return new Structure(atomicNumbers, positions, cell, replacement, atomProperties);
    }

    /** The same structure with one property added or replaced. */
    public Structure withProperty(String name, PropertyValue value) {
        Map<String, PropertyValue> extended = new LinkedHashMap<>(properties);
        extended.put(name, value);
        return withProperties(extended);
    }

    /** The same atoms with these per-atom properties, in place of the ones it has. */
    public Structure withAtomProperties(Map<String, PropertyValue> replacement) {
        return new Structure(atomicNumbers, positions, cell, properties, replacement);
    }

    /** The same atoms elsewhere: {@code [3*atoms]} new positions (angstrom), copied. */
    public Structure withPositions(double[] replacement) {
        return new Structure(atomicNumbers, replacement.clone(), cell, properties, atomProperties);
    }

    /** Number of atoms. */
    public int atomCount() {
        return atomicNumbers.length;
    }

    /** Atomic number of one atom. */
    public int atomicNumber(int atom) {
        return atomicNumbers[atom];
    }

    /** Atomic numbers, a copy {@code [atoms]}. */
    public int[] atomicNumbers() {
        return atomicNumbers.clone();
    }

    /** One coordinate (angstrom): axis 0, 1, 2 for x, y, z. */
    public double position(int atom, int axis) {
        return positions[3 * atom + axis];
    }

    /** Positions, a copy {@code [3*atoms]} (angstrom). */
    public double[] positions() {
        return positions.clone();
    }

    /** The cell, absent for a molecule. */
    public Optional<Cell> cell() {
        return cell;
    }

    /** Whether the structure repeats in at least one direction. */
    public boolean isPeriodic() {
        return cell.isPresent() && cell.get().isPeriodic();
    }

    /** In how many directions the structure repeats. */
    public Periodicity periodicity() {
        return cell.map(Cell::periodicity).orElse(Periodicity.MOLECULE);
    }

    /** Volume of the cell (cubic angstrom); absent unless the structure repeats in all three directions. */
    public OptionalDouble volume() {
        return periodicity() == Periodicity.BULK
                ? OptionalDouble.of(Math.abs(cell.orElseThrow().signedVolume()))
                : OptionalDouble.empty();
    }

    /** Properties of the whole structure in the order of their file. */
    public Map<String, PropertyValue> properties() {
        return properties;
    }

    /** Per-atom properties in the order of their file. */
    public Map<String, PropertyValue> atomProperties() {
        return atomProperties;
    }

    /** The property as a number, where it is there and is one. */
    public OptionalDouble number(String property) {
        return switch (properties.get(property)) {
            case PropertyValue.Real real -> OptionalDouble.of(real.value());
            case PropertyValue.Whole whole -> OptionalDouble.of(whole.value());
            case null, default -> OptionalDouble.empty();
        };
    }

    /** Chemical formula in Hill order: C, H, then alphabetical; alphabetical throughout without carbon. */
    public String formula() {
        return Formula.hill(atomicNumbers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Structure s
                && Arrays.equals(atomicNumbers, s.atomicNumbers)
                && Arrays.equals(positions, s.positions)
                && cell.equals(s.cell)
                && properties.equals(s.properties)
                && atomProperties.equals(s.atomProperties);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(atomicNumbers) + Arrays.hashCode(positions);
    }

    @Override
    public String toString() {
        return formula() + (isPeriodic() ? " (periodic)" : "");
    }
}
