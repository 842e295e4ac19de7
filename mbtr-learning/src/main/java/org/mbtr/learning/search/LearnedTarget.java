package org.mbtr.learning.search;

import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.TargetSettings;

/** The target as it is learned from the training structures, kept from one evaluation to the next. */
final class LearnedTarget {
    private final LabelledStructures training;
    private TargetSettings settings;
    private FittedTarget fitted;
    private double[] learned;

    LearnedTarget(LabelledStructures training) {
        this.training = training;
    }

    /** From now on with these settings. */
    void use(TargetSettings wanted) {
        if (!wanted.equals(settings)) {
            fitted = training.fit(wanted);
            learned = fitted.toLearned(training.structures(), training.labels());
            settings = wanted;
        }
    }

    /** The target, with reference energies where they are fitted. */
    FittedTarget fitted() {
        return fitted;
    }

    /** Labels as they are learned {@code (training)}; handed out as they are, read only. */
    double[] learned() {
        return learned;
    }
}
