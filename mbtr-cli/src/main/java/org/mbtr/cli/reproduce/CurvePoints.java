package org.mbtr.cli.reproduce;

import org.mbtr.cli.curve.CurveJournal;
import org.mbtr.cli.report.Numbers;
import org.mbtr.learning.workflow.LearningCurve;

/** Keeps the models of a learning curve and shows them. */
final class CurvePoints {
    private static final int DIGITS = 3;

    private CurvePoints() {}

    /** Notes a model that is done, now or in an earlier run. */
    static void note(
            CurveJournal kept, LearningCurve.Point point, String curve, double cost, ExperimentProgress progress) {
        if (kept.find(point.size(), point.repeat()).isPresent()) {
            progress.known(cost);
            return;
        }
        kept.keep(point);
        progress.done(
                curve + ", " + point.size() + ": RMSE "
                        + Numbers.significant(point.errors().rmse(), DIGITS),
                cost);
    }
}
