package org.mbtr.cli.plot;

import org.knowm.xchart.XYChart;

/** A picture that can be drawn any number of times. */
public interface Plot {
    /** The chart, newly made, in its natural size (points of 1/72 inch). */
    XYChart chart();

    /** Heading, axes with units and captions as text, for search and for people who cannot see the picture. */
    String description();
}
