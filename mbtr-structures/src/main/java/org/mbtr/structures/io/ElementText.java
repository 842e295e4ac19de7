package org.mbtr.structures.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mbtr.structures.Element;

/** Elements in the words by which crystal files name them. */
final class ElementText {
    /** A symbol, and what the name of a potential or its checksum adds: {@code Si_pv}, {@code Fe/3d6e2f}. */
    private static final Pattern POTENTIAL = Pattern.compile("([A-Z][a-z]?)(?:[_/].*)?");

    /** A symbol of one or two letters, and a charge or number. */
    private static final Pattern ION = Pattern.compile("([A-Za-z]{1,2})(?:[0-9+-].*)?");

    private static final Pattern LABEL = Pattern.compile("([A-Z])([A-Za-z]?).*");

    private ElementText() {}

    /** The element of a VASP potential: {@code Ga}, {@code Ga_d}, {@code Si_sv_GW}, {@code Na_pv/7f3a}. */
    static Optional<Element> ofPotential(String word) {
        Matcher matcher = POTENTIAL.matcher(word);
        return matcher.matches() ? Element.ofSymbol(matcher.group(1)) : Optional.empty();
    }

    /** The element of a CIF type symbol, in any case: {@code Na}, {@code NA}, {@code Na1+}, {@code O2-}; D and T are H. */
    static Optional<Element> ofTypeSymbol(String word) {
        Matcher matcher = ION.matcher(word);
        return matcher.matches() ? ofSymbol(capitalised(matcher.group(1))) : Optional.empty();
    }

    /**
     * The elements that a CIF site label may stand for: {@code Na1} is sodium, {@code C12A} carbon, but {@code NA1} may be
     * either sodium or nitrogen.
     */
    static List<Element> ofLabel(String label) {
        Matcher matcher = LABEL.matcher(label);
        if (!matcher.matches()) {
            return List.of();
        }
        String second = matcher.group(2);
        if (second.isEmpty()) {
            return ofSymbol(matcher.group(1)).stream().toList();
        }
        Optional<Element> both = ofSymbol(capitalised(matcher.group(1) + second));
        // A small second letter belongs to the symbol; a capital may begin the rest of the label.
        Optional<Element> first =
                Character.isLowerCase(second.charAt(0)) ? Optional.empty() : ofSymbol(matcher.group(1));
        return Stream.concat(both.stream(), first.stream()).toList();
    }

    private static Optional<Element> ofSymbol(String symbol) {
        return symbol.equals("D") || symbol.equals("T") ? Optional.of(Element.H) : Element.ofSymbol(symbol);
    }

    private static String capitalised(String letters) {
        return letters.substring(0, 1).toUpperCase(Locale.ROOT)
                + letters.substring(1).toLowerCase(Locale.ROOT);
    }
}
