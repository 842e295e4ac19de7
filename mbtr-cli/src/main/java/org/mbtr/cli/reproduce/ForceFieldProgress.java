package org.mbtr.cli.reproduce;

import java.util.Locale;
import java.util.Map;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.potentials.gdml.GdmlTrainer;

/** Shows where the work on a force field is. */
record ForceFieldProgress(Progress progress) implements ForceFieldWork.Listener {
    @Override
    public void evaluated(int number, Map<String, Double> point, double loss, double seconds) {
        progress.advance(1);
        progress.detail("force MAE " + Numbers.significant(loss, 3));
    }

    @Override
    public void begins(GdmlTrainer.Part part) {
        progress.detail(part.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void worked(double share) {}
}
