package org.mbtr.potentials.gdml;

/**
 * Sums over the functions of pairs and triples between one frame x, the row, and 16 training frames x', the columns; δ = φ(x) − φ(x'),
 * and φ_q, φ'_p the derivatives with respect to the coordinates of a match. Of the four matches of a triple with a weight, those of
 * different coordinates leave u and u' to the others. Working memory of one thread; all arrays end in {@code [16]}.
 */
final class Contractions {
    /** {@code [classes]} Σ δ² over the matches of each class. */
    final double[] squares;
    /** {@code [matches]} u = Σ φ_q(x) δ. */
    final double[] rows;
    /** {@code [matches]} u' = Σ φ'_p(x') δ. */
    final double[] columns;
    /** {@code [matches]} a = Σ φ_q(x) φ'_p(x'). */
    final double[] products;

    Contractions(Matches matches) {
        squares = new double[LaneMath.LANES * matches.classCount()];
        rows = new double[LaneMath.LANES * matches.count()];
        columns = new double[LaneMath.LANES * matches.count()];
        products = new double[LaneMath.LANES * matches.count()];
    }
}
