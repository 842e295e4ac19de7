package org.mbtr.cli.reproduce;

import java.util.stream.IntStream;
import org.mbtr.cli.plot.ErrorHistogramPlot;
import org.mbtr.cli.report.FittedStudentT;

/**
 * Errors of the model of Figure 2 of Huo and Rupp 2022, 9086 elpasolites for training and 2272 for the test, in meV/atom: numbers from the
 * authors' notebook, the histogram and the law from the figure's file.
 */
final class PublishedErrorShares {
    /** Number of training crystals. */
    static final int TRAINING = 9086;

    /** Number of test crystals. */
    static final int TESTED = 2272;

    /** Mean absolute error (meV/atom). */
    static final double MAE = 4.72;

    /** Root mean squared error (meV/atom). */
    static final double RMSE = 8.07;

    /** Squared correlation. */
    static final double SQUARED_CORRELATION = 0.999865;

    /** The most likely t distribution of all errors (meV/atom). */
    static final FittedStudentT LAW = new FittedStudentT(2.643, 0.017, 3.990);

    /** The histogram reaches so far to both sides (meV/atom). */
    static final double REACH = 15;

    private static final double[] LIMITS = {10, 15, 20, 25, 30};
    private static final double[] SHARES = {90.80, 96.43, 97.89, 98.64, 99.08};
    private static final int[] COUNTS = {
        6, 8, 7, 7, 18, 14, 24, 23, 45, 43, 47, 72, 64, 97, 142, 139, 160, 175, 163, 159, 137, 126, 103, 98, 57, 67, 48,
        25, 26, 23, 17, 10, 11, 8, 11, 11
    };

    private PublishedErrorShares() {}

    /** Number of bins of the histogram. */
    static int bins() {
        return COUNTS.length;
    }

    /** Limits that shares are published for (meV/atom). */
    static double[] limits() {
        return LIMITS.clone();
    }

    /** Shares of errors within these limits (percent). */
    static double[] shares() {
        return SHARES.clone();
    }

    /**
     * For a picture.
     *
     * @param stretch factor of all errors, to compare the form of distributions of different widths
     */
    static ErrorHistogramPlot.Published drawn(double stretch) {
        double width = 2 * REACH / COUNTS.length;
        double[] at = IntStream.range(0, COUNTS.length)
                .mapToDouble(bin -> stretch * (-REACH + (bin + 0.5) * width))
                .toArray();
        double[] densities = IntStream.of(COUNTS)
                .mapToDouble(count -> count / (stretch * width * TESTED))
                .toArray();
        String name = "published" + (stretch == 1 ? "" : ", stretched to our width");
        return new ErrorHistogramPlot.Published(name, at, densities);
    }
}
