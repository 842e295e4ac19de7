package org.mbtr.learning.linalg;

/** Numbers the tiles (row, column) with row ≥ column of a square of tiles: column by column, downwards. */
final class LowerTiles {
    private final int[] rows;
    private final int[] columns;

    LowerTiles(int order) {
        int count = Math.toIntExact(order * (order + 1L) / 2);
        rows = new int[count];
        columns = new int[count];
        int tile = 0;
        for (int column = 0; column < order; column++) {
            for (int row = column; row < order; row++) {
                rows[tile] = row;
                columns[tile] = column;
                tile++;
            }
        }
    }

    int count() {
        return rows.length;
    }

    int row(int tile) {
        return rows[tile];
    }

    int column(int tile) {
        return columns[tile];
    }
}
