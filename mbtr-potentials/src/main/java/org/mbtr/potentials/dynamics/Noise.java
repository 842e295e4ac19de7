package org.mbtr.potentials.dynamics;

import java.util.Random;

/**
 * Normally distributed numbers of mean 0 and variance 1 for each step of a run. Each step has a generator of its own, made
 * from seed and number of the step, so a run that resumes needs no other state of the generator. The stream of
 * {@link Random} is fixed by its specification: the same on every machine and version of Java.
 *
 * <p>Seed and step are mixed by the function of G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014 (Figure 16, variant 13 of D.
 * Stafford), in which each bit of the input changes half of the bits of the output.
 */
final class Noise {
    /** Odd, with bits without pattern: 2⁶⁴ through the golden ratio. */
    private static final long STRIDE = 0x9e3779b97f4a7c15L;

    private final long seed;

    Noise(long seed) {
        this.seed = mixed(seed + STRIDE);
    }

    /** The numbers of one step, always the same. */
    Random ofStep(long step) {
        return new Random(mixed(seed + step * STRIDE));
    }

    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
