package org.mbtr.cli.reproduce;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.linalg.LeastSquares;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.structures.Structure;

/**
 * A model that knows nothing of distances, to compare with: y ≈ ȳ + Σ_t c_t x_t with the terms x_t of a structure and ȳ
 * the mean of the training labels. The c_t are the solution of smallest norm of the least-squares problem; a term that no
 * training structure has counts as zero. Values per structure are divided by the atoms before and multiplied after.
 */
final class AdditiveModel {
    private final AdditiveTerms terms;
    private final FittedTarget target;
    private final double mean;
    private final Map<String, Double> coefficients;

    private AdditiveModel(AdditiveTerms terms, FittedTarget target, double mean, Map<String, Double> coefficients) {
        this.terms = terms;
        this.target = target;
        this.mean = mean;
        this.coefficients = coefficients;
    }

    /** Fits to these structures, at least one. Cost: structures times the square of the number of terms. */
    static AdditiveModel fit(AdditiveTerms terms, LabelledStructures training) {
        LearnedForm form = training.basis() == TargetBasis.PER_STRUCTURE ? LearnedForm.PER_ATOM : LearnedForm.AS_GIVEN;
        FittedTarget target = training.fit(new TargetSettings(form, new References.None()));
        double[] labels = target.toLearned(training.structures(), training.labels());
        double mean = Arrays.stream(labels).average().orElseThrow();
        List<Map<String, Double>> rows =
                training.structures().stream().map(terms::of).toList();
        Map<String, Integer> columns = new LinkedHashMap<>();
        rows.forEach(row -> row.keySet().forEach(name -> columns.putIfAbsent(name, columns.size())));
        double[] matrix = new double[rows.size() * columns.size()];
        for (int i = 0; i < rows.size(); i++) {
            int begin = i * columns.size();
            rows.get(i).forEach((name, value) -> matrix[begin + columns.get(name)] = value);
        }
        double[] centred = Arrays.stream(labels).map(label -> label - mean).toArray();
        double[] solution = LeastSquares.minimumNorm(matrix, rows.size(), columns.size(), centred)
                .values();
        Map<String, Double> coefficients = new LinkedHashMap<>();
        columns.forEach((name, column) -> coefficients.put(name, solution[column]));
        return new AdditiveModel(terms, target, mean, coefficients);
    }

    /** Predictions {@code (structures)} in the form of the training labels. */
    double[] predict(List<Structure> structures) {
        double[] learned = structures.stream()
                .mapToDouble(structure -> mean
                        + terms.of(structure).entrySet().stream()
                                .mapToDouble(term -> term.getValue() * coefficients.getOrDefault(term.getKey(), 0.0))
                                .sum())
                .toArray();
        return target.toTarget(structures, learned);
    }
}
