package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** Tables are shared by what they depend on, and by nothing else. */
class RecentBinningsTest {
    private static final Grid GRID = new Grid.Edges(0.013, 0.0371, 23);

    private static double[] shares(Binning binning) {
        double[] shares = new double[GRID.count()];
        binning.shares(0.4, shares, new double[GRID.count()], 0);
        return shares;
    }

    @Test
    void sameWidthAndGridShareATable() {
        Binning first = RecentBinnings.of(new Broadening.Normal(0.0521), GRID);
        assertSame(first, RecentBinnings.of(new Broadening.Normal(0.0521), new Grid.Edges(0.013, 0.0371, 23)));
        assertNotSame(first, RecentBinnings.of(new Broadening.Laplace(0.0521), GRID));
        assertNotSame(first, RecentBinnings.of(new Broadening.Normal(0.0522), GRID));
        assertNotSame(first, RecentBinnings.of(new Broadening.Normal(0.0521), new Grid.Edges(0.013, 0.0371, 24)));
    }

    @Test
    void whatWasLeftOutIsMadeAgain() {
        Binning first = RecentBinnings.of(new Broadening.Normal(0.0621), GRID);
        for (int i = 1; i < 40; i++) {
            RecentBinnings.of(new Broadening.Normal(0.0621 + 0.001 * i), GRID);
        }
        Binning again = RecentBinnings.of(new Broadening.Normal(0.0621), GRID);
        assertNotSame(first, again);
        assertArrayEquals(shares(first), shares(again), 0);
    }
}
