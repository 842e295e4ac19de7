package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mbtr.structures.Element;

/**
 * The runs of like atoms of a POSCAR.
 *
 * @param elements the element of each run; the same one may appear again
 * @param counts the number of atoms of each run, from 0; together at least 1
 */
record PoscarSpecies(List<Element> elements, List<Integer> counts) {
    /**
     * Reads the lines of elements and numbers. Elements may carry what the names of potentials add. In a file of VASP 4,
     * which has no line of elements, the comment must consist of as many elements as there are numbers. Both may take
     * several lines, as newer versions of VASP write them for many runs.
     */
    static PoscarSpecies read(TextLines lines, String comment) {
        String text = lines.require("the elements or the numbers of atoms");
        List<Element> elements = new ArrayList<>();
        while (PoscarNumbers.leadingCounts(text).isEmpty()) {
            for (String word : text.strip().split("\\s+")) {
                elements.add(ElementText.ofPotential(word)
                        .orElseThrow(() -> lines.fault("expected elements or numbers of atoms, found `" + word + "`")));
            }
            text = lines.require("the numbers of atoms");
        }
        List<Integer> counts = new ArrayList<>(PoscarNumbers.leadingCounts(text));
        while (counts.size() < elements.size()) {
            List<Integer> further = PoscarNumbers.leadingCounts(lines.next().orElse(""));
            if (further.isEmpty()) {
                throw lines.fault(found(counts.size(), "number of atoms", "numbers of atoms") + " for "
                        + found(elements.size(), "element", "elements") + "; there must be one for each");
            }
            counts.addAll(further);
        }
        if (elements.isEmpty()) {
            elements = ofComment(comment, counts.size(), lines);
        }
        if (counts.size() > elements.size()) {
            throw lines.fault(found(counts.size(), "number of atoms", "numbers of atoms") + " for "
                    + found(elements.size(), "element", "elements") + "; there must be one for each");
        }
        long atoms = counts.stream().mapToLong(Integer::longValue).sum();
        if (atoms < 1 || atoms > Integer.MAX_VALUE / 3) {
            throw lines.fault("the numbers of atoms add up to " + atoms + "; expected at least 1, and at most "
                    + Integer.MAX_VALUE / 3);
        }
        return new PoscarSpecies(elements, counts);
    }

    private static List<Element> ofComment(String comment, int runs, TextLines lines) {
        List<Optional<Element>> words = Arrays.stream(comment.split("\\s+"))
                .map(ElementText::ofPotential)
                .toList();
        if (words.size() != runs || words.stream().anyMatch(Optional::isEmpty)) {
            throw lines.fault(
                    "the file names no elements (VASP 4): put a line such as `Na Cl` before this one, or make the"
                            + " first line consist of " + found(runs, "element", "elements") + "; it is `" + comment
                            + "`");
        }
        return words.stream().map(Optional::orElseThrow).toList();
    }

    /** Number of atoms. */
    int atoms() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** The atomic number of each atom. */
    int[] atomicNumbers() {
        int[] numbers = new int[atoms()];
        int at = 0;
        for (int run = 0; run < counts.size(); run++) {
            Arrays.fill(numbers, at, at + counts.get(run), elements.get(run).atomicNumber());
            at += counts.get(run);
        }
        return numbers;
    }

    private static String found(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
