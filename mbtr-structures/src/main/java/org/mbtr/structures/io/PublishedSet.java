package org.mbtr.structures.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mbtr.structures.Element;

/**
 * What the numbers at the beginning of a block of {@link PublishedCrystalsReader} are.
 *
 * <p>The number of numbers before the symbols tells the sets of n atoms apart: 1 + 3n + 9 or 2 + 3n + 9.
 */
enum PublishedSet {
    /** Energy of formation per atom. */
    ELPASOLITES(1, "formation_energy_eV_per_atom"),
    /** Total energy and volume of the cell. */
    OQMD(2, "energy_eV"),
    /** Enthalpy of formation and volume of the cell; its file is called by the two elements. */
    BINARY_ALLOY(2, "formation_energy_eV");

    private final int leading;
    private final String property;

    PublishedSet(int leading, String property) {
        this.leading = leading;
        this.property = property;
    }

    /** The set of a block with so many numbers before the symbols, in a file of this name; absent if none has as many. */
    static Optional<PublishedSet> of(int numbers, String fileName) {
        boolean alloy = isAlloy(fileName);
        return Arrays.stream(values())
                .filter(set -> numbers >= set.numbers(1) && (numbers - set.numbers(0)) % 3 == 0)
                .filter(set -> set == ELPASOLITES || set == BINARY_ALLOY == alloy)
                .findFirst();
    }

    private static boolean isAlloy(String fileName) {
        String base = Path.of(fileName).getFileName().toString().replaceFirst("\\..*", "");
        List<String> symbols = List.of(base.split("(?<=[a-zA-Z])(?=[A-Z])"));
        return symbols.size() == 2
                && symbols.stream().allMatch(symbol -> Element.ofSymbol(symbol).isPresent());
    }

    /** How many numbers stand before the symbols of so many atoms. */
    int numbers(int atoms) {
        return leading + 3 * atoms + 9;
    }

    /** How many numbers stand before the fractional coordinates. */
    int leading() {
        return leading;
    }

    /** What the first number is called. */
    String property() {
        return property;
    }
}
