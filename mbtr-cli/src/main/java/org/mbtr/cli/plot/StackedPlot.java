package org.mbtr.cli.plot;

import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;

/**
 * Plots of the same width, one below the other.
 *
 * @param plots from top to bottom, at least one
 */
public record StackedPlot(List<Plot> plots) implements Plot {
    /** Copies the list; refuses an empty one. */
    public StackedPlot {
        plots = List.copyOf(plots);
        if (plots.isEmpty()) {
            throw new IllegalArgumentException("a plot is needed");
        }
        long widths = plots.stream()
                .flatMap(plot -> plot.panels().stream())
                .mapToInt(XYChart::getWidth)
                .distinct()
                .count();
        if (widths > 1) {
            throw new IllegalArgumentException("plots that stand one below the other must have the same width");
        }
    }

    @Override
    public List<XYChart> panels() {
        return plots.stream().flatMap(plot -> plot.panels().stream()).toList();
    }

    @Override
    public List<String> names(String series) {
        return plots.stream()
                .map(plot -> plot.names(series))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public String description() {
        return plots.stream().map(Plot::description).collect(Collectors.joining(" "));
    }
}
