package org.mbtr.potentials.gdml;

/** The matches of pairs with the places of their features, as the loops over them need it. */
final class MatchTable {
    final PairMatches matches;
    /** Where the features of the row pair of each match begin in a described frame. */
    final int[] rowAt;
    /** Where those of its column pair begin in a block of training frames. */
    final int[] columnAt;
    /** How many features are stored for each match, of either pair. */
    final int[] lengths;

    MatchTable(PairMatches matches, FeatureLayout layout) {
        this.matches = matches;
        rowAt = new int[matches.count()];
        columnAt = new int[matches.count()];
        lengths = new int[matches.count()];
        for (int m = 0; m < matches.count(); m++) {
            rowAt[m] = 2 * layout.offsets[matches.row[m]];
            columnAt[m] = 2 * LaneMath.LANES * layout.offsets[matches.column[m]];
            lengths[m] = layout.count(matches.row[m]);
        }
    }
}
