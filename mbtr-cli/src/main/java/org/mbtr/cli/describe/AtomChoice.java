package org.mbtr.cli.describe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Which atoms of each structure are described: all, or those that a list of numbers, ranges and elements names. */
public final class AtomChoice {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private final List<int[]> ranges = new ArrayList<>();
    private final Set<Integer> elements = new HashSet<>();

    private AtomChoice() {}

    /**
     * From words such as "3", "5-8" (from 1, both ends included) and "Fe"; all atoms if there is none.
     *
     * @throws MbtrException if a word is none of these
     */
    public static AtomChoice of(List<String> words) {
        AtomChoice choice = new AtomChoice();
        for (String word : words) {
            Matcher numbers = NUMBERS.matcher(word.strip());
            if (numbers.matches()) {
                int first = Integer.parseInt(numbers.group(1));
                int last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
                if (first < 1 || last < first) {
                    throw new MbtrException("atoms `" + word + "`: expected numbers from 1 in ascending order");
                }
                choice.ranges.add(new int[] {first - 1, last - 1});
            } else {
                choice.elements.add(Element.ofSymbol(word.strip())
                        .orElseThrow(() -> new MbtrException("atoms `" + word
                                + "` is neither a number, nor a range such as 5-8, nor the symbol of an element"))
                        .atomicNumber());
            }
        }
        return choice;
    }

    /**
     * The atoms chosen in a structure, ascending, from 0.
     *
     * @throws MbtrException if the structure has fewer atoms than a number says
     */
    public int[] in(Structure structure) {
        for (int[] range : ranges) {
            if (range[1] >= structure.atomCount()) {
                throw new MbtrException("atom " + (range[1] + 1) + " is to be described, but there are only "
                        + structure.atomCount() + " atoms");
            }
        }
        boolean all = ranges.isEmpty() && elements.isEmpty();
        return IntStream.range(0, structure.atomCount())
                .filter(atom -> all
                        || elements.contains(structure.atomicNumber(atom))
                        || ranges.stream().anyMatch(range -> range[0] <= atom && atom <= range[1]))
                .toArray();
    }
}
