package org.mbtr.potentials.gdml;

/**
 * Sums over the functions of pairs between one frame x, the row, and 16 training frames x', the columns; δ = φ(x) − φ(x'). Working
 * memory of one thread; all arrays end in {@code [16]}.
 */
final class Contractions {
    /** {@code [classes]} Σ δ² over the matches of each class. */
    final double[] squares;
    /** {@code [matches]} u = Σ φ'(x) δ. */
    final double[] rows;
    /** {@code [matches]} u' = Σ φ'(x') δ. */
    final double[] columns;
    /** {@code [matches]} a = Σ φ'(x) φ'(x'). */
    final double[] products;

    Contractions(PairMatches matches) {
        squares = new double[LaneMath.LANES * matches.classCount()];
        rows = new double[LaneMath.LANES * matches.count()];
        columns = new double[LaneMath.LANES * matches.count()];
        products = new double[LaneMath.LANES * matches.count()];
    }
}
