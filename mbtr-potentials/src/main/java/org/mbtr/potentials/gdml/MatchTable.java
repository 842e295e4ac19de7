package org.mbtr.potentials.gdml;

/** The matches with the places of their features, as the loops over them need it. */
final class MatchTable {
    final Matches matches;
    /** Where the features of the row cluster of each match begin in a described frame. */
    final int[] rowAt;
    /** Where those of its column cluster begin in a block of training frames. */
    final int[] columnAt;
    /** How many features are stored for each match, of either cluster. */
    final int[] lengths;

    MatchTable(Matches matches, FeatureLayout layout) {
        this.matches = matches;
        rowAt = new int[matches.count()];
        columnAt = new int[matches.count()];
        lengths = new int[matches.count()];
        for (int m = 0; m < matches.count(); m++) {
            int rowCluster = matches.coordinates.clusterOf(matches.row[m]);
            rowAt[m] = 2 * layout.offsets[rowCluster];
            columnAt[m] = 2 * LaneMath.LANES * layout.offsets[matches.coordinates.clusterOf(matches.column[m])];
            lengths[m] = layout.count(rowCluster);
        }
    }
}
