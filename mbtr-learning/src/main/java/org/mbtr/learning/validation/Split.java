package org.mbtr.learning.validation;

import org.mbtr.structures.MbtrException;

/**
 * Which structures of a data set a model learns from and which it is tested on, by position from 0.
 *
 * @param training ascending positions; handed out as they are, read only
 * @param test ascending positions, none of them in {@code training}; handed out as they are, read only
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] training, int[] test) {
    /** Refuses a structure that is on both sides. */
    public Split {
        if (Sampling.without(training, test).length != training.length) {
            throw new MbtrException("a structure is both in the training and in the test set");
        }
    }
}
