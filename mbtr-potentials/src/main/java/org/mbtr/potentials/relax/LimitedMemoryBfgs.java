package org.mbtr.potentials.relax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a function of many variables by the limited-memory BFGS method, one iteration at a time.
 *
 * <p>Direction: d = −H g with H from the last {@value #MEMORY} displacements and changes of the gradient by the two-loop
 * recursion; H is 1/stiffness to begin with, later s·y / y·y times the identity before its updates. The direction is
 * shortened so that no vector of three variables (the place of an atom) moves farther than a limit: beyond a fraction of a
 * bond the quadratic model says nothing, and a step across an atom ends elsewhere. Then step lengths 1, … are tried,
 * each from the parabola through what is known but between {@value #LEAST_CUT} and {@value #MOST_CUT} of the one before,
 * until f decreases by {@value #DECREASE} of what the slope promises. Pairs without positive curvature are left out.
 *
 * <p>Cost of an iteration: one evaluation, as a rule, and 4·{@value #MEMORY}·n multiply-adds.
 *
 * <p>Source: J. Nocedal, S. J. Wright, Numerical Optimization (2nd ed., Springer 2006), Algorithms 3.1, 7.4 and 7.5.
 */
final class LimitedMemoryBfgs {
    private static final int MEMORY = 20;
    private static final double DECREASE = 1e-4;
    private static final double LEAST_CUT = 0.1;
    private static final double MOST_CUT = 0.5;
    /** Step lengths below this are not tried: a gradient that belongs to the value has shown itself by then. */
    private static final double SHORTEST = 1e-6;
    /** Values that differ by less than this share of their size are taken for equal: what rounding leaves of large sums. */
    private static final double ROUNDING = 1e-12;
    /** Curvature through lengths below which a pair says nothing. */
    private static final double FLAT = 1e-10;

    /** A function with its gradient. */
    @FunctionalInterface
    interface Objective {
        /** Value and gradient at a point, which must not be changed. */
        Value at(double[] point);
    }

    /**
     * What a function is at a point.
     *
     * @param value may be infinite or not a number where there is no step to be made
     * @param gradient of as many numbers as the point
     */
    record Value(double value, double[] gradient) {}

    private record Pair(double[] displacement, double[] change, double curvature) {}

    private final Objective objective;
    private final double stiffness;
    private final double longest;
    private final Deque<Pair> pairs = new ArrayDeque<>();
    private double[] point;
    private Value current;

    /**
     * Evaluates the function at the start.
     *
     * @param stiffness second derivative as it is guessed for the first step, above 0
     * @param longest distance that a vector of three variables moves at most in an iteration, above 0
     */
    LimitedMemoryBfgs(Objective objective, double[] start, double stiffness, double longest) {
        this.objective = objective;
        this.stiffness = stiffness;
        this.longest = longest;
        this.point = start.clone();
        this.current = objective.at(this.point);
    }

    /** Where the minimiser is, a copy. */
    double[] point() {
        return point.clone();
    }

    /** Value and gradient there. */
    Value current() {
        return current;
    }

    /**
     * One iteration.
     *
     * @return whether a lower point was found, which is then the last one that was evaluated; if not, nothing has changed
     *     and there is nothing left to try
     */
    boolean advance() {
        if (search(limited(direction()))) {
            return true;
        }
        if (pairs.isEmpty()) {
            return false;
        }
        pairs.clear(); // what was learned misleads here
        return search(limited(direction()));
    }

    private boolean search(double[] direction) {
        double slope = dot(direction, current.gradient());
        if (!(slope < 0)) {
            return false;
        }
        double length = 1;
        while (length > SHORTEST) {
            double[] next = point.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += length * direction[i];
            }
            Value there = objective.at(next);
            double bound = current.value() + DECREASE * length * slope + ROUNDING * Math.abs(current.value());
            if (there.value() <= bound) {
                remember(next, there);
                point = next;
                current = there;
                return true;
            }
            double parabola = -slope * length * length / (2 * (there.value() - current.value() - slope * length));
            length = Double.isFinite(parabola)
                    ? Math.clamp(parabola, LEAST_CUT * length, MOST_CUT * length)
                    : LEAST_CUT * length;
        }
        return false;
    }

    private void remember(double[] next, Value there) {
        double[] displacement = difference(next, point);
        double[] change = difference(there.gradient(), current.gradient());
        double curvature = dot(displacement, change);
        if (curvature > FLAT * Math.sqrt(dot(displacement, displacement) * dot(change, change))) {
            pairs.addLast(new Pair(displacement, change, curvature));
            if (pairs.size() > MEMORY) {
                pairs.removeFirst();
            }
        }
    }

    /** −H g by the two-loop recursion. */
    private double[] direction() {
        double[] q = current.gradient().clone();
        double[] shares = new double[pairs.size()];
        int at = 0;
        for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); at++) {
            Pair pair = newest.next();
            shares[at] = dot(pair.displacement, q) / pair.curvature;
            add(q, -shares[at], pair.change);
        }
        double scale = pairs.isEmpty()
                ? 1 / stiffness
                : pairs.getLast().curvature / dot(pairs.getLast().change, pairs.getLast().change);
        for (int i = 0; i < q.length; i++) {
            q[i] *= scale;
        }
        for (Pair pair : pairs) {
            at--;
            add(q, shares[at] - dot(pair.change, q) / pair.curvature, pair.displacement);
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = -q[i];
        }
        return q;
    }

    private double[] limited(double[] direction) {
        double square = 0;
        for (int at = 0; at < direction.length; at += 3) {
            double x = direction[at];
            double y = direction[at + 1];
            double z = direction[at + 2];
            square = Math.max(square, x * x + y * y + z * z);
        }
        double factor = longest / Math.sqrt(square);
        if (factor < 1) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= factor;
            }
        }
        return direction;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] - b[i];
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
