package org.mbtr.cli.forcefield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.cli.report.Numbers;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;

/** Permutations as people write them: (5 6 7)(3 4), with atoms counted from 0. */
final class Cycles {
    private static final int MOST_LISTED = 12;

    private Cycles() {}

    /** A permutation as its cycles of two atoms or more; "identity" if there are none. */
    static String of(int[] permutation) {
        StringBuilder text = new StringBuilder();
        boolean[] seen = new boolean[permutation.length];
        for (int first = 0; first < permutation.length; first++) {
            List<String> cycle = new ArrayList<>();
            for (int atom = first; !seen[atom]; atom = permutation[atom]) {
                seen[atom] = true;
                cycle.add(Integer.toString(atom));
            }
            if (cycle.size() > 1) {
                text.append('(').append(String.join(" ", cycle)).append(')');
            }
        }
        return text.isEmpty() ? "identity" : text.toString();
    }

    /** All elements of a group but the identity. */
    static List<String> of(PermutationGroup group) {
        return Arrays.stream(group.elements()).skip(1).map(Cycles::of).toList();
    }

    /** The group in a line: "6 permutations: identity, (3 4)(5 6), …". */
    static String words(PermutationGroup group) {
        List<String> cycles = of(group);
        String count = Numbers.count(group.order(), "permutation");
        if (cycles.isEmpty()) {
            return count + ", the identity";
        }
        return count + ": identity, "
                + String.join(", ", cycles.subList(0, Math.min(MOST_LISTED, cycles.size())))
                + (cycles.size() > MOST_LISTED ? ", …" : "") + "; atoms counted from 0";
    }
}
