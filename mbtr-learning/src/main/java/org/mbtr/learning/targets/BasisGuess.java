package org.mbtr.learning.targets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a property is per, as far as its unit and its name tell. */
public final class BasisGuess {
    /** What stands behind "per" or the stroke of a unit for the structure as it is given. */
    private static final Set<String> WHOLE = Set.of("structure", "cell", "unitcell", "supercell", "molecule", "frame");

    /** Units are divided by parts of a structure and by physical units; only the first are of interest. */
    private static final Set<String> PARTS =
            Set.of("cation", "anion", "ion", "site", "fu", "formula", "electron", "bond", "pair", "dimer");

    /** Quantities that are no sums over atoms. */
    private static final Set<String> NOT_SUMS =
            Set.of("gap", "bandgap", "homo", "lumo", "orbital", "affinity", "ionization", "dipole", "fermi");

    private static final Pattern PER = Pattern.compile("(?:^|[^a-z])per[^a-z]+(.*)");
    private static final Pattern UNIT = Pattern.compile(".*/\\s*([a-z][a-z. ]*)$");

    private BasisGuess() {}

    /**
     * Asks the unit ("eV/atom", "eV/cation"), then the name ("energy_eV_per_atom", "moment_per_cell"), then whether name
     * or meaning speak of a quantity that is no sum over atoms (gaps, orbitals, affinities, dipoles). What tells nothing is
     * per structure.
     *
     * @param name of the property
     * @param meaning in words, or the name again
     * @param unit empty if unknown
     */
    public static TargetBasis of(String name, String meaning, String unit) {
        Matcher stroke = UNIT.matcher(unit.toLowerCase(Locale.ROOT));
        if (stroke.matches()) {
            String part = letters(stroke.group(1));
            if (part.equals("atom") || WHOLE.contains(part) || PARTS.contains(part)) {
                return basis(part);
            }
        }
        Matcher per = PER.matcher(name.toLowerCase(Locale.ROOT));
        if (per.find()) {
            return basis(words(per.group(1))[0]);
        }
        boolean sum = Arrays.stream(words(name + " " + meaning)).noneMatch(NOT_SUMS::contains);
        return sum ? TargetBasis.PER_STRUCTURE : TargetBasis.OTHER;
    }

    private static TargetBasis basis(String part) {
        return part.equals("atom") || part.equals("atoms")
                ? TargetBasis.PER_ATOM
                : WHOLE.contains(part) ? TargetBasis.PER_STRUCTURE : TargetBasis.OTHER;
    }

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).split("[^a-z]+");
    }

    private static String letters(String text) {
        return text.replaceAll("[^a-z]", "");
    }
}
