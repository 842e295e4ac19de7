package org.mbtr.learning.search;

import org.mbtr.learning.model.ModelSettings;

/** How wrong models are on structures that they were not fitted to. */
public sealed interface HeldOutError extends AutoCloseable permits HoldOut, CrossValidation, ForceHoldOut {
    /** Root mean squared error of a model with these settings on structures that are held out; infinite if the kernel matrix cannot be factored. */
    double rmse(ModelSettings settings);

    @Override
    void close();
}
