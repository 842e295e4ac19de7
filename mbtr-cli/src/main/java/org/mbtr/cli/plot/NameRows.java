package org.mbtr.cli.plot;

import java.util.stream.IntStream;

/** Names beside points that are moved down, row by row, until none is written over another. */
final class NameRows {
    private NameRows() {}

    /**
     * By how many rows to move each name down.
     *
     * @param centres {@code (names)} horizontal places of their middles
     * @param heights {@code (names)} vertical places, in the unit of {@code row}
     * @param widths {@code (names)} in the unit of {@code centres}
     * @param row height of a line of text
     * @return {@code (names)} as small as can be when the names are set one after the other
     */
    static int[] of(double[] centres, double[] heights, double[] widths, double row) {
        int[] rows = new int[centres.length];
        for (int i = 0; i < rows.length; i++) {
            int name = i;
            while (IntStream.range(0, name)
                    .anyMatch(other -> Math.abs(centres[name] - centres[other]) < (widths[name] + widths[other]) / 2
                            && Math.abs((heights[name] - heights[other]) / row - rows[name] + rows[other]) < 1)) {
                rows[name]++;
            }
        }
        return rows;
    }
}
