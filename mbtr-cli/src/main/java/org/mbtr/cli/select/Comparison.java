package org.mbtr.cli.select;

/** How a value is compared with a bound. */
public enum Comparison {
    /** Other than the bound. */
    NOT_EQUAL("!="),
    /** The bound or below. */
    AT_MOST("<="),
    /** The bound or above. */
    AT_LEAST(">="),
    /** Below the bound. */
    BELOW("<"),
    /** Above the bound. */
    ABOVE(">"),
    /** The bound itself. */
    EQUAL("=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** As it is written; signs that begin with another one come before it. */
    String sign() {
        return sign;
    }

    /** Whether it needs an order, which texts and truth values do not have. */
    boolean needsOrder() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** Whether numbers compare so. */
    boolean holds(double value, double bound) {
        return switch (this) {
            case EQUAL -> value == bound;
            case NOT_EQUAL -> value != bound;
            case AT_MOST -> value <= bound;
            case AT_LEAST -> value >= bound;
            case BELOW -> value < bound;
            case ABOVE -> value > bound;
        };
    }
}
