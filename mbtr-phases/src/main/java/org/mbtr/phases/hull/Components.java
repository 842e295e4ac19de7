package org.mbtr.phases.hull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * The elements of a system in the order in which compositions list their fractions.
 *
 * @param symbols chemical symbols, each once
 */
public record Components(List<String> symbols) {
    private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)([0-9]*\\.?[0-9]*)");
    /** Up to how many atoms a formula with whole numbers has. */
    private static final int LARGEST_FORMULA = 200;
    /** How far a number of atoms may be from a whole one: fractions that people write have about six digits. */
    private static final double WHOLE = 1e-4;

    /** Copies the list and checks it. */
    public Components {
        symbols = List.copyOf(symbols);
        if (symbols.isEmpty()) {
            throw new MbtrException("a system needs at least one element");
        }
        for (String symbol : symbols) {
            if (Element.ofSymbol(symbol).isEmpty()) {
                throw new MbtrException("`" + symbol + "` is no chemical element");
            }
            if (symbols.indexOf(symbol) != symbols.lastIndexOf(symbol)) {
                throw new MbtrException("the element " + symbol + " is listed twice: " + symbols);
            }
        }
    }

    /** All elements of these structures in alphabetical order. */
    public static Components of(List<Structure> structures) {
        TreeSet<String> found = new TreeSet<>();
        for (Structure structure : structures) {
            for (int z : structure.atomicNumbers()) {
                found.add(Element.of(z).symbol());
            }
        }
        if (found.isEmpty()) {
            throw new MbtrException("there are no atoms, so there is no system of elements");
        }
        return new Components(List.copyOf(found));
    }

    /** Number of components. */
    public int size() {
        return symbols.size();
    }

    /** Whether all atoms of a structure are of these elements, and it has atoms. */
    public boolean contain(Structure structure) {
        return structure.atomCount() > 0
                && Arrays.stream(structure.atomicNumbers())
                        .allMatch(z -> symbols.contains(Element.of(z).symbol()));
    }

    /**
     * Fractions of the atoms of a structure.
     *
     * @throws MbtrException if it has no atoms, or an element that is no component
     */
    public Composition compositionOf(Structure structure) {
        if (structure.atomCount() == 0) {
            throw new MbtrException("a structure without atoms has no composition");
        }
        double[] counts = new double[size()];
        for (int z : structure.atomicNumbers()) {
            counts[component(Element.of(z).symbol(), structure.formula())]++;
        }
        return Composition.ofAmounts(counts);
    }

    /**
     * The composition that a formula such as {@code Ag3Pd} or {@code Ag0.75Pd0.25} states.
     *
     * @throws MbtrException if it is no formula, or has an element that is no component
     */
    public Composition parse(String formula) {
        double[] amounts = new double[size()];
        Matcher part = PART.matcher(formula);
        int end = 0;
        while (part.find() && part.start() == end) {
            end = part.end();
            String number = part.group(2);
            if (number.equals(".")) {
                break;
            }
            amounts[component(part.group(1), formula)] += number.isEmpty() ? 1 : Double.parseDouble(number);
        }
        if (formula.isEmpty()
                || end != formula.length()
                || !(Arrays.stream(amounts).sum() > 0)) {
            throw new MbtrException("`" + formula + "` is no formula of a composition; write symbols with numbers, as "
                    + String.join("2", symbols));
        }
        return Composition.ofAmounts(amounts);
    }

    private int component(String symbol, String formula) {
        int component = symbols.indexOf(symbol);
        if (component < 0) {
            throw new MbtrException(formula + " has the element " + symbol + ", which is none of the system "
                    + String.join("–", symbols));
        }
        return component;
    }

    /**
     * The formula of a composition with the smallest whole numbers, {@code Ag3Pd}; with fractions of three digits if no
     * formula of up to {@value #LARGEST_FORMULA} atoms has them.
     */
    public String formula(Composition composition) {
        for (int atoms = 1; atoms <= LARGEST_FORMULA; atoms++) {
            int total = atoms;
            if (Arrays.stream(composition.fractions())
                    .allMatch(x -> Math.abs(x * total - Math.rint(x * total)) < WHOLE)) {
                return text(composition, x -> Math.rint(x * total) == 1 ? "" : String.valueOf(Math.round(x * total)));
            }
        }
        return text(composition, x -> String.format(Locale.ROOT, "%.3f", x));
    }

    private String text(Composition composition, DoubleFunction<String> number) {
        return IntStream.range(0, size())
                .filter(i -> composition.fraction(i) > WHOLE / LARGEST_FORMULA)
                .mapToObj(i -> symbols.get(i) + number.apply(composition.fraction(i)))
                .collect(Collectors.joining());
    }

    /** The symbols with dashes: Ag–Pd. */
    @Override
    public String toString() {
        return String.join("–", symbols);
    }
}
