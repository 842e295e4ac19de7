package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Symmetry operations of space groups (International Tables for Crystallography A), as the loop of a CIF. */
final class SpaceGroups {
    private static final String[] FACES = {"0,0,0", "0,1/2,1/2", "1/2,0,1/2", "1/2,1/2,0"};

    private SpaceGroups() {}

    /** No. 225, Fm-3m: all permutations of x, y, z with all signs, and the centring of the faces; 192. */
    static List<String> rockSalt() {
        List<String> operations = new ArrayList<>();
        for (String order : List.of("xyz", "xzy", "yxz", "yzx", "zxy", "zyx")) {
            for (int signs = 0; signs < 8; signs++) {
                for (String shift : FACES) {
                    String[] shifts = shift.split(",");
                    StringBuilder text = new StringBuilder();
                    for (int row = 0; row < 3; row++) {
                        text.append(row == 0 ? "" : ", ").append((signs >> row & 1) == 1 ? "-" : "");
                        text.append(order.charAt(row)).append(shifts[row].equals("0") ? "" : "+" + shifts[row]);
                    }
                    operations.add(text.toString());
                }
            }
        }
        return operations;
    }

    /** No. 227, Fd-3m, first origin (on an atom of diamond): everything that its generators make; 192. */
    static List<String> diamond() {
        return generated(
                "x,y+1/2,z+1/2",
                "x+1/2,y,z+1/2",
                "-x,-y+1/2,z+1/2",
                "-x+1/2,y+1/2,-z",
                "z,x,y",
                "y+3/4,x+1/4,-z+3/4",
                "-x+1/4,-y+1/4,-z+1/4");
    }

    /** No. 186, P6_3mc; 12. */
    static List<String> wurtzite() {
        return generated("-y,x-y,z", "-x,-y,z+1/2", "-y,-x,z");
    }

    /** Multiplies by the generators until nothing new comes. */
    private static List<String> generated(String... generators) {
        List<SymmetryOperation> group = new ArrayList<>(List.of(SymmetryOperation.IDENTITY));
        for (int i = 0; i < group.size(); i++) {
            for (String generator : generators) {
                SymmetryOperation product =
                        SymmetryOperation.parse(generator).orElseThrow().after(group.get(i));
                if (!group.contains(product)) {
                    group.add(product);
                }
            }
        }
        return group.stream().map(SymmetryOperation::toString).toList();
    }

    /** The loop of a CIF. */
    static String loop(List<String> operations) {
        return operations.stream()
                .map(operation -> "'" + operation + "'\n")
                .collect(Collectors.joining("", "loop_\n_symmetry_equiv_pos_as_xyz\n", ""));
    }
}
