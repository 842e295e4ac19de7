package org.mbtr.structures.io;

/** The cell of a CIF block from its lengths and angles. */
final class CifCell {
    private static final String[] LENGTHS = {"_cell_length_a", "_cell_length_b", "_cell_length_c"};
    private static final String[] ANGLES = {"_cell_angle_alpha", "_cell_angle_beta", "_cell_angle_gamma"};

    /** Below this the square of the height of c over the ab plane, in units of c, is zero but for rounding. */
    private static final double FLAT = 1e-12;

    private CifCell() {}

    /**
     * Cell vectors as rows, {@code [3*3]} row-major (angstrom): a along x, b in the xy plane, c with positive z.
     *
     * <p>a = (a, 0, 0), b = (b cos γ, b sin γ, 0), c = c (cos β, (cos α − cos β cos γ) / sin γ, w), where w makes the length
     * of c. An angle that is absent is 90 degrees, the default of the core dictionary.
     */
    static double[] vectors(CifBlock block) {
        double a = length(block, LENGTHS[0]);
        double b = length(block, LENGTHS[1]);
        double c = length(block, LENGTHS[2]);
        double cosAlpha = cosine(block, ANGLES[0]);
        double cosBeta = cosine(block, ANGLES[1]);
        double cosGamma = cosine(block, ANGLES[2]);
        double sinGamma = Math.sqrt(1 - cosGamma * cosGamma);
        double y = (cosAlpha - cosBeta * cosGamma) / sinGamma;
        double rest = 1 - cosBeta * cosBeta - y * y;
        if (!(rest > FLAT)) {
            throw block.fault("the angles of the cell make no volume; correct _cell_angle_alpha, _cell_angle_beta and"
                    + " _cell_angle_gamma (degrees)");
        }
        return new double[] {a, 0, 0, b * cosGamma, b * sinGamma, 0, c * cosBeta, c * y, c * Math.sqrt(rest)};
    }

    private static double length(CifBlock block, String name) {
        CifToken value = block.value(name)
                .orElseThrow(() -> block.fault("`" + name + "` is not given; a crystal needs its cell"));
        double length = block.number(value, "`" + name + "` (angstrom)");
        if (!(length > 0)) {
            throw block.fault(value, "`" + name + "` is " + value.text() + "; it must be above 0 (angstrom)");
        }
        return length;
    }

    private static double cosine(CifBlock block, String name) {
        return block.value(name)
                .map(value -> {
                    double angle = block.number(value, "`" + name + "` (degrees)");
                    if (!(angle > 0 && angle < 180)) {
                        throw block.fault(
                                value, "`" + name + "` is " + value.text() + "; it must be between 0 and 180 degrees");
                    }
                    // Right angles give exact zeros, which the cosine of a rounded pi/2 is not.
                    return angle == 90 ? 0 : Math.cos(Math.toRadians(angle));
                })
                .orElse(0.0);
    }
}
