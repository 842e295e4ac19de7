package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.plot.Plot;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.show.Description;
import picocli.CommandLine.Option;

/** Whether and where to draw. */
final class PlotOption {
    @Option(
            names = "--plot",
            paramLabel = "BASE",
            description =
                    "Draw the hull of two or three elements: BASE.png and BASE.svg. With a name that ends in .png, .svg or"
                            + " .html only that; HTML says of marks what they are when they are pointed at.")
    private Optional<Path> name = Optional.empty();

    /** Makes sure before the work that the picture can be written after it. */
    void check() {
        name.ifPresent(OutputFile::checked);
    }

    boolean isWanted() {
        return name.isPresent();
    }

    /** Writes the picture, if it is wanted, and reports where. */
    void draw(Supplier<Plot> plot, Description report) {
        name.ifPresent(base -> {
            List<String> files = PlotFile.writeAs(plot.get(), base).stream()
                    .map(Path::toString)
                    .toList();
            report.fact("files", "plot", files, String.join(", ", files));
        });
    }
}
