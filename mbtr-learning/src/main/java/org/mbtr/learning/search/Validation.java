package org.mbtr.learning.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.targets.References;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** What settings are judged by: errors for structures that models were not fitted to. */
public sealed interface Validation {
    /** The structures that models are fitted to. */
    LabelledStructures training();

    /** Text that is different for other structures, values or folds. */
    String fingerprint();

    /**
     * Errors for models like this one.
     *
     * @param limits memory for features and for what is kept from one evaluation to the next; that of forces has to fit
     * @throws MbtrException if the error of such models cannot be had in this way
     */
    HeldOutError error(ModelSettings settings, MemoryLimits limits, Workers workers);

    /**
     * One set that is held out.
     *
     * @param training what models are fitted to
     * @param heldOut what their error is measured on: of the target, or of components of forces where these are learned
     */
    record OneSet(LabelledStructures training, LabelledStructures heldOut) implements Validation {
        @Override
        public String fingerprint() {
            return String.join("\n", training.fingerprint(), training.basis().toString(), heldOut.fingerprint());
        }

        @Override
        public HeldOutError error(ModelSettings settings, MemoryLimits limits, Workers workers) {
            return settings.learnedFrom().forces()
                    ? new ForceHoldOut(training, heldOut, workers)
                    : new HoldOut(training, heldOut, limits, workers);
        }
    }

    /**
     * Folds that are left out one after the other.
     *
     * @param training all structures
     * @param folds positions that are left out together, none twice
     */
    record Folds(LabelledStructures training, List<int[]> folds) implements Validation {
        /** Whether models of these settings can be judged so: not where forces are learned, or reference energies of all structures. */
        public static boolean suit(ModelSettings settings) {
            return !settings.learnedFrom().forces() && !(settings.target().references() instanceof References.Fit);
        }

        @Override
        public String fingerprint() {
            return String.join(
                    "\n",
                    training.fingerprint(),
                    training.basis().toString(),
                    folds.stream().map(Arrays::toString).collect(Collectors.joining()));
        }

        @Override
        public HeldOutError error(ModelSettings settings, MemoryLimits limits, Workers workers) {
            if (settings.learnedFrom().forces()) {
                throw new MbtrException("models that learn from forces are validated with frames that are held out;"
                        + " folds are for energies alone");
            }
            return new CrossValidation(training, folds, limits, workers);
        }
    }
}
