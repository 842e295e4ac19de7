package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers in the lines of a POSCAR: only those at the beginning count, what follows is a remark. */
final class PoscarNumbers {
    private PoscarNumbers() {}

    /** The word as a finite number. */
    static Optional<Double> number(String word) {
        NumberText.Kind kind = NumberText.kind(word, 0, word.length());
        if (kind == NumberText.Kind.WORD || kind == NumberText.Kind.NOT_FINITE) {
            return Optional.empty();
        }
        return Optional.of(NumberText.parse(word, 0, word.length())).filter(Double::isFinite);
    }

    /** The finite numbers before the first other word. */
    static double[] leading(String line) {
        List<Double> numbers = new ArrayList<>();
        for (String word : line.strip().split("\\s+")) {
            Optional<Double> number = number(word);
            if (number.isEmpty()) {
                break;
            }
            numbers.add(number.get());
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The whole numbers from 0 before the first other word. */
    static List<Integer> leadingCounts(String line) {
        List<Integer> counts = new ArrayList<>();
        for (String word : line.strip().split("\\s+")) {
            // Nine digits at most: a larger number fits no int and no file.
            if (!word.matches("[0-9]{1,9}")) {
                break;
            }
            counts.add(Integer.parseInt(word));
        }
        return counts;
    }
}
