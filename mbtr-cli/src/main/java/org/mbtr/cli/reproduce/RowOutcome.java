package org.mbtr.cli.reproduce;

import java.util.Optional;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.Tuning;

/**
 * What came out of one model of an experiment.
 *
 * @param set data and split
 * @param tuning the search, absent where there is nothing to search
 * @param predictions {@code (tested)} in the order of the test set; handed out as they are, read only
 * @param errors on the test set
 * @param seconds from reading the coordinates to the last prediction
 */
@SuppressWarnings("ArrayRecordComponent")
record RowOutcome(SplitData set, Optional<Tuning.Result> tuning, double[] predictions, Errors errors, double seconds) {}
