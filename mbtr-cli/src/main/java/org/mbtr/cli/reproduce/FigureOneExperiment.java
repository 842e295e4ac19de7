package org.mbtr.cli.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.structures.data.DataFolders;

/**
 * Figure 1 of Huo and Rupp 2022: the representation of aspirin and of rock salt with their derivatives, a picture of each, beside the
 * sums that the published curves are.
 *
 * @param folders where the molecule is looked up
 * @param output folder for results and pictures
 */
public record FigureOneExperiment(DataFolders folders, Path output) implements Experiment {
    private static final String NAME = "figure1";

    @Override
    public ExperimentResult run(Console console) throws IOException {
        ExperimentFolder folder = new ExperimentFolder(NAME, output);
        Table table = new Table(
                Column.text("structure", "structure"),
                Column.text("tuple", "tuple"),
                Column.number("peak_at", "peak at", 3),
                Column.number("peak", "height", 3),
                Column.number("difference", "difference from formula", 2),
                Column.number("published_difference", "published from formula", 2),
                Column.number("slope", "largest derivative (1/Å)", 3),
                Column.number("slope_difference", "difference (1/Å)", 2));
        List<Path> pictures = new ArrayList<>();
        double worst = 0;
        for (FigureOneHalf half : List.of(FigureOneHalf.aspirin(folders), FigureOneHalf.rockSalt())) {
            FigureOneHalf.Drawing drawing = half.draw();
            pictures.addAll(PlotFile.writeBoth(drawing.plot(), folder.file(half.name())));
            for (FigureOneHalf.Curve curve : drawing.curves()) {
                worst = Math.max(worst, curve.difference());
                table.row(
                        half.title(),
                        curve.tuple(),
                        curve.at(),
                        curve.peak(),
                        curve.difference(),
                        half.publishedDifference(),
                        curve.slope(),
                        curve.slopeDifference());
            }
        }
        String text = table.text() + System.lineSeparator()
                + "Peaks of aspirin in 1/Å, of rock salt as cosines. Differences of curves are shares of the highest peak, the published"
                + " ones from the curves in the figure's own file, which can be scaled freely. The figure says nothing of the nearest"
                + " distance in its rock salt; 2.8201 Å fits its curves best. Every atom there is a centre of inversion, so all"
                + " derivatives are zero.";
        String summary = Numbers.count(table.rows().size(), "curve") + ", within " + Numbers.significant(worst, 1)
                + " of the highest peak";
        return folder.finish(text, summary, table.rows(), Map.of(), pictures);
    }
}
