package org.mbtr.potentials.dynamics;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Normally distributed numbers of mean 0 and variance 1 for each step of a run. Each step has a generator of its own, made
 * from seed and number of the step, so a run that resumes needs no other state of the generator.
 */
final class Noise {
    /** Odd, with bits without pattern: 2⁶⁴ through the golden ratio. */
    private static final long STRIDE = 0x9e3779b97f4a7c15L;

    private final long seed;

    Noise(long seed) {
        this.seed = new SplittableRandom(seed).nextLong();
    }

    /** The numbers of one step, always the same. */
    RandomGenerator ofStep(long step) {
        // hashed twice: seeds that differ by the stride are the same sequence, shifted by one
        return new SplittableRandom(new SplittableRandom(seed ^ step * STRIDE).nextLong());
    }
}
