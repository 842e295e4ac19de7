package org.mbtr.structures.io;

import org.mbtr.structures.Cell;

/** The cell of a CIF block from its lengths and angles. */
final class CifCell {
    private static final String[] LENGTHS = {"_cell_length_a", "_cell_length_b", "_cell_length_c"};
    private static final String[] ANGLES = {"_cell_angle_alpha", "_cell_angle_beta", "_cell_angle_gamma"};

    private CifCell() {}

    /**
     * The cell: a along x, b in the xy plane, c with positive z. An angle that is absent is 90 degrees, the default of the
     * core dictionary.
     */
    static Cell of(CifBlock block) {
        double a = length(block, LENGTHS[0]);
        double b = length(block, LENGTHS[1]);
        double c = length(block, LENGTHS[2]);
        double alpha = angle(block, ANGLES[0]);
        double beta = angle(block, ANGLES[1]);
        double gamma = angle(block, ANGLES[2]);
        try {
            return Cell.ofLengthsAndAngles(a, b, c, alpha, beta, gamma);
        } catch (IllegalArgumentException e) {
            throw block.fault("the angles of the cell make no volume: " + e.getMessage());
        }
    }

    private static double length(CifBlock block, String name) {
        CifToken value = block.value(name)
                .orElseThrow(() -> block.fault("`" + name + "` is not given; a crystal needs its cell"));
        double length = block.number(value, "`" + name + "` (angstrom)");
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw block.fault(value, "`" + name + "` is " + value.text() + "; it must be above 0 (angstrom)");
        }
        return length;
    }

    private static double angle(CifBlock block, String name) {
        return block.value(name)
                .map(value -> {
                    double angle = block.number(value, "`" + name + "` (degrees)");
                    if (!(angle > 0 && angle < 180)) {
                        throw block.fault(
                                value, "`" + name + "` is " + value.text() + "; it must be between 0 and 180 degrees");
                    }
                    return angle;
                })
                .orElse(90.0);
    }
}
