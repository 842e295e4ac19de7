package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mbtr.structures.io.CifToken.Kind;

/** The symmetry operations of a CIF block. */
final class CifSymmetry {
    private static final List<String> OPERATIONS =
            List.of("_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz");

    /** Items that name a space group. */
    private static final String[] NAMES = {
        "_space_group_name_h-m_alt",
        "_symmetry_space_group_name_h-m",
        "_space_group_name_h-m_full",
        "_space_group_name_hall",
        "_symmetry_space_group_name_hall",
        "_space_group_it_number",
        "_symmetry_int_tables_number"
    };

    /** The names of the space group without symmetry, without blanks: Hermann-Mauguin, Hall, number. */
    private static final Set<String> NO_SYMMETRY = Set.of("p1", "1");

    private CifSymmetry() {}

    /**
     * The operations, each once, in the order of the file; the identity alone for a block that lists none and names P1 or no
     * space group.
     *
     * @throws org.mbtr.structures.MbtrException if the block names another space group and lists no operation, one cannot be
     *     understood, or they are not a group, so that some of them must be missing
     */
    static List<SymmetryOperation> read(CifBlock block) {
        Map<SymmetryOperation, CifToken> operations = new LinkedHashMap<>();
        for (String name : OPERATIONS) {
            for (CifToken value : operations.isEmpty() ? block.values(name) : List.<CifToken>of()) {
                if (value.kind() == Kind.VALUE) {
                    operations.putIfAbsent(parse(block, value), value);
                }
            }
        }
        if (operations.isEmpty()) {
            requireNoSymmetry(block);
            return List.of(SymmetryOperation.IDENTITY);
        }
        requireGroup(block, operations);
        return List.copyOf(operations.keySet());
    }

    private static SymmetryOperation parse(CifBlock block, CifToken value) {
        return SymmetryOperation.parse(value.text())
                .orElseThrow(() -> block.fault(
                        value, "expected a symmetry operation such as `-x, y+1/2, -z`, found `" + value.text() + "`"));
    }

    private static void requireNoSymmetry(CifBlock block) {
        for (String name : NAMES) {
            Optional<CifToken> group = block.value(name);
            String plain =
                    group.map(CifToken::text).orElse("1").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            if (!NO_SYMMETRY.contains(plain)) {
                throw block.fault(
                        group.orElseThrow(),
                        "the block names the space group `" + group.get().text()
                                + "` and lists no symmetry operations; add the loop `" + OPERATIONS.get(0)
                                + "`, or write the crystal with all atoms of the cell in P1");
            }
        }
    }

    /** Every product must be there: a lost operation would lose atoms without a word. Cost: the number squared. */
    private static void requireGroup(CifBlock block, Map<SymmetryOperation, CifToken> operations) {
        Set<SymmetryOperation> known = new HashSet<>(operations.keySet());
        List<SymmetryOperation> all = new ArrayList<>(operations.keySet());
        for (SymmetryOperation second : all) {
            for (SymmetryOperation first : all) {
                SymmetryOperation product = second.after(first);
                if (!known.contains(product)) {
                    throw block.fault(
                            operations.get(second),
                            "the " + all.size() + " symmetry operations are not a group: `"
                                    + second + "` after `" + first + "` is `" + product
                                    + "`, which is missing; complete the list");
                }
            }
        }
    }
}
