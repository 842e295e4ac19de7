package org.mbtr.cli.plot;

import java.util.List;
import org.knowm.xchart.XYChart;

/** A picture that can be drawn any number of times. */
public interface Plot {
    /** The charts from top to bottom, newly made, all of the same natural width (points of 1/72 inch); the first has the title. */
    List<XYChart> panels();

    /** Heading, axes with units and captions as text, for search and for people who cannot see the picture. */
    String description();

    /**
     * What the points of a series of the charts are called, in their order, for pictures that answer when they are pointed at.
     *
     * @param series its name
     * @return empty where the places say all
     */
    default List<String> names(String series) {
        return List.of();
    }
}
