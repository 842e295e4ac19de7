package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Element;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * A block of {@link PublishedCrystalsReader}: numbers, as many symbols as the numbers before them have atoms, a rest, the
 * word "end". Brackets, commas, semicolons and quotes separate as blanks do.
 */
final class PublishedBlock {
    /** A word; what Python writes around its lists ({@code array(}, {@code u'}, {@code dtype=float}) is none. */
    private static final Pattern WORD =
            Pattern.compile("(?:[\\w.]+(?=\\()|\\bu(?=['\"])|\\bdtype=[\\w.]+)|([^\\s\\[\\](){},;'\"]+)");

    private static final Pattern END = Pattern.compile("[\\s\\[\\](){},;'\"]*\\bend\\b[\\s\\[\\](){},;'\"]*$");

    /** The volume that a block states may differ by this part from that of its cell: it is rounded. */
    private static final double VOLUME = 0.01;

    private final TextLines lines;
    private final int firstLine;
    private final String text;
    private final Matcher words;

    private PublishedBlock(String text, int firstLine, TextLines lines) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.text = text;
        this.words = WORD.matcher(text);
    }

    /**
     * The structure of a block.
     *
     * @param text everything between two separators
     * @param firstLine number of its first line
     * @param lines the text that it comes from; its title ends in the name of the file, which tells alloys from other sets
     */
    static Structure read(String text, int firstLine, TextLines lines) {
        Matcher end = END.matcher(text);
        if (!end.find()) {
            int last = (int) text.lines().count() - 1;
            throw lines.fault(
                    firstLine + Math.max(last, 0),
                    "expected the word `end` at the end of the block; it may be cut off");
        }
        return new PublishedBlock(text.substring(0, end.start()), firstLine, lines).structure();
    }

    private Structure structure() {
        List<Double> numbers = new ArrayList<>();
        Optional<String> word = nextWord();
        while (word.isPresent() && PoscarNumbers.number(word.get()).isPresent()) {
            numbers.add(PoscarNumbers.number(word.get()).get());
            word = nextWord();
        }
        int found = numbers.size();
        PublishedSet set = PublishedSet.of(found, lines.title())
                .orElseThrow(() -> fault("expected 1 + 3n + 9 or 2 + 3n + 9 numbers before the n element symbols"
                        + " (energy, perhaps volume, fractional coordinates, cell), found " + found));
        int atoms = (found - set.numbers(0)) / 3;
        int[] atomicNumbers = new int[atoms];
        for (int atom = 0; atom < atoms; atom++) {
            String symbol = word.orElse("the end of the block");
            atomicNumbers[atom] = Element.ofSymbol(symbol)
                    .orElseThrow(() -> fault("expected " + atoms + " element symbols, as the " + found
                            + " numbers before them say, found `" + symbol + "`"))
                    .atomicNumber();
            if (atom < atoms - 1) {
                word = nextWord();
            }
        }
        Cell cell = cell(numbers, set);
        Lattice lattice = Lattice.of(cell);
        double[] positions = new double[3 * atoms];
        for (int atom = 0; atom < atoms; atom++) {
            int at = set.leading() + 3 * atom;
            double[] fractions = {numbers.get(at), numbers.get(at + 1), numbers.get(at + 2)};
            System.arraycopy(CellCoordinates.cartesian(fractions, lattice), 0, positions, 3 * atom, 3);
        }
        return Structure.crystal(atomicNumbers, positions, cell)
                .withProperties(properties(numbers, set, atoms, text.substring(words.end())));
    }

    private Cell cell(List<Double> numbers, PublishedSet set) {
        double[] vectors = numbers.subList(numbers.size() - 9, numbers.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Cell cell;
        try {
            cell = CellCoordinates.bulk(vectors);
        } catch (IllegalArgumentException e) {
            throw fault("the nine numbers before the symbols do not make a cell: " + e.getMessage());
        }
        double volume = Math.abs(cell.signedVolume());
        if (set.leading() == 2 && !(Math.abs(volume - numbers.get(1)) <= VOLUME * volume)) {
            throw fault("the second number should be the volume of the cell, and is " + numbers.get(1)
                    + "; the nine numbers before the symbols make " + NumberText.write(volume) + " cubic angstrom");
        }
        return cell;
    }

    private Map<String, PropertyValue> properties(
            List<Double> numbers, PublishedSet set, int atoms, String behindSymbols) {
        Map<String, PropertyValue> properties = new LinkedHashMap<>();
        properties.put(set.property(), new PropertyValue.Real(numbers.get(0)));
        List<String> rest = behindSymbols
                .lines()
                .map(line -> line.replaceAll("^[\\s\\[\\]{},;'\"]+|[\\s\\[\\]{},;'\"]+$", ""))
                .filter(line -> !line.isEmpty())
                .toList();
        if (!rest.isEmpty()
                && Element.ofSymbol(rest.get(0).split("\\W", 2)[0]).isPresent()
                && set == PublishedSet.ELPASOLITES) {
            throw fault("expected " + atoms + " element symbols, as the numbers before them say; there are more");
        }
        int at = 0;
        if (set == PublishedSet.OQMD && !rest.isEmpty()) {
            properties.put("spacegroup", new PropertyValue.Text(rest.get(at++)));
        }
        if (set != PublishedSet.ELPASOLITES && at < rest.size()) {
            properties.put("calculation", new PropertyValue.Text(String.join(" ", rest.subList(at, rest.size()))));
        }
        if (set == PublishedSet.BINARY_ALLOY) {
            properties.put("formation_energy_eV_per_atom", new PropertyValue.Real(numbers.get(0) / atoms));
        }
        return properties;
    }

    private Optional<String> nextWord() {
        while (words.find()) {
            if (words.group(1) != null) {
                return Optional.of(words.group(1));
            }
        }
        return Optional.empty();
    }

    /** An error at the word that was read last. */
    private MbtrException fault(String message) {
        int at = words.hasMatch() ? words.start() : text.length();
        return lines.fault(
                firstLine
                        + (int) text.substring(0, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count(),
                message);
    }
}
