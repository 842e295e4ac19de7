package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import org.mbtr.structures.MbtrException;

/** The element correlation C, which says how much an atom of element Z counts as one of element z. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Correlation.Identity.class, name = "identity"),
    @JsonSubTypes.Type(value = Correlation.Matrix.class, name = "matrix")
})
public sealed interface Correlation {
    /** C = δ: elements have nothing to do with each other. */
    record Identity() implements Correlation {}

    /**
     * Any symmetric matrix ("alchemical" correlation). Every structure then has a block for every species tuple that is
     * not excluded by zeros, so features are sparse only as far as the matrix is.
     *
     * @param elements symbols of rows and columns
     * @param values the matrix, row by row
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Matrix(List<String> elements, double[][] values) implements Correlation {
        /** Checks symbols, shape and symmetry; copies. */
        public Matrix {
            if (elements == null || values == null) {
                throw new MbtrException("correlation matrix: `elements` and `values` are needed");
            }
            elements = SettingsCheck.elements("correlation matrix", elements);
            int n = elements.size();
            if (values.length != n || Arrays.stream(values).anyMatch(row -> row == null || row.length != n)) {
                throw new MbtrException(
                        "correlation matrix: " + n + " elements need " + n + " rows of " + n + " numbers");
            }
            values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    SettingsCheck.finite("correlation matrix", values[i][j]);
                    if (values[i][j] != values[j][i]) {
                        throw new MbtrException("correlation matrix: not symmetric at " + elements.get(i) + "–"
                                + elements.get(j) + ": " + values[i][j] + " and " + values[j][i]);
                    }
                }
            }
        }

        @Override
        public double[][] values() {
            return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        }

        /** The correlation of two elements given by their places in {@link #elements()}. */
        public double at(int row, int column) {
            return values[row][column];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Matrix matrix
                    && elements.equals(matrix.elements)
                    && Arrays.deepEquals(values, matrix.values);
        }

        @Override
        public int hashCode() {
            return 31 * elements.hashCode() + Arrays.deepHashCode(values);
        }
    }
}
