package org.mbtr.cli.reproduce;

import java.util.Locale;
import java.util.Map;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.potentials.gdml.GdmlTrainer;

/** Shows where the work on a force field is. */
final class ForceFieldProgress implements ForceFieldWork.Listener {
    private final Progress progress;
    private double best = Double.POSITIVE_INFINITY;

    ForceFieldProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void evaluated(int number, Map<String, Double> point, double loss, double seconds) {
        best = Math.min(best, loss);
        progress.advance(1);
        progress.detail("best force MAE " + Numbers.significant(best, 3));
    }

    @Override
    public void begins(GdmlTrainer.Part part) {
        progress.detail(part.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void worked(double share) {}
}
