package org.mbtr.potentials.units;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mbtr.structures.MbtrException;

/** Units of energy. */
public enum EnergyUnit {
    /** Electronvolt. */
    ELECTRONVOLT("eV", 1, "electronvolt"),
    /** Thousandth of an electronvolt. */
    MILLIELECTRONVOLT("meV", 1e-3),
    /** Kilocalorie per mole. */
    KILOCALORIE_PER_MOLE("kcal/mol", PhysicalConstants.KILOCALORIE_PER_MOLE, "kcal mol-1", "kcal mol^-1"),
    /** Kilojoule per mole. */
    KILOJOULE_PER_MOLE("kJ/mol", PhysicalConstants.KILOJOULE_PER_MOLE, "kj mol-1", "kj mol^-1"),
    /** Hartree. */
    HARTREE("Hartree", PhysicalConstants.HARTREE, "ha", "eh", "e_h", "a.u.", "au"),
    /** Rydberg. */
    RYDBERG("Ry", PhysicalConstants.RYDBERG, "rydberg");

    private final String symbol;
    private final double electronvolts;
    private final String[] otherNames;

    EnergyUnit(String symbol, double electronvolts, String... otherNames) {
        this.symbol = symbol;
        this.electronvolts = electronvolts;
        this.otherNames = otherNames;
    }

    /** As it is written behind a number. */
    public String symbol() {
        return symbol;
    }

    /** One of this unit in electronvolts. */
    public double electronvolts() {
        return electronvolts;
    }

    /** The unit of this name; case matters only between meV and MeV, of which the latter is unknown. */
    public static Optional<EnergyUnit> named(String name) {
        String text = name.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(unit -> unit == MILLIELECTRONVOLT
                        ? text.equals(unit.symbol)
                        : lower.equals(unit.symbol.toLowerCase(Locale.ROOT))
                                || Arrays.asList(unit.otherNames).contains(lower))
                .findFirst();
    }

    /** All symbols, for messages. */
    public static String symbols() {
        return Arrays.stream(values()).map(EnergyUnit::symbol).collect(Collectors.joining(", "));
    }

    /**
     * The unit of a potential.
     *
     * @param known what the potential says, empty if it does not know
     * @param given what the user says, where the potential does not
     * @throws MbtrException if neither says a unit of the energy of a whole structure, or they contradict each other
     */
    public static EnergyUnit of(String known, Optional<EnergyUnit> given) {
        if (known.isBlank()) {
            return given.orElseThrow(
                    () -> new MbtrException("the unit of the energies is unknown; say it with --unit: " + symbols()));
        }
        if (known.toLowerCase(Locale.ROOT).replace(" ", "").matches(".*/(atom|f\\.?u\\.?|cation|site)")) {
            throw new MbtrException("the unit of the energies is " + known
                    + ", which is not the energy of a whole structure; forces come from energies per structure");
        }
        EnergyUnit unit = named(known)
                .or(() -> given)
                .orElseThrow(() -> new MbtrException("the unit of the energies, " + known
                        + ", is not one that is known; if it is another name of one of them say --unit: " + symbols()));
        if (given.isPresent() && given.get() != unit) {
            throw new MbtrException("the unit of the energies is " + known + ", not " + given.get().symbol
                    + "; --unit is for energies whose unit is unknown");
        }
        return unit;
    }
}
