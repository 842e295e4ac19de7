package org.mbtr.cli.reproduce;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mbtr.cli.plot.ErrorHistogramPlot;
import org.mbtr.cli.plot.ParityPlot;
import org.mbtr.cli.plot.Plot;
import org.mbtr.cli.plot.StackedPlot;
import org.mbtr.cli.report.FittedStudentT;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.targets.TargetBasis;

/**
 * One set of crystals as in Figure 2: predictions beside known values, and how errors are distributed.
 *
 * @param set what was learned
 * @param training number of training crystals
 * @param reference known values {@code [tested]} (eV/atom; eV per what the set says if that is not the atom)
 * @param predicted predictions (the same)
 * @param seconds from reading the file to the last prediction
 */
@SuppressWarnings("ArrayRecordComponent")
record FigureTwoResult(CrystalSet set, int training, double[] reference, double[] predicted, double seconds) {
    private static final double MILLI = 1000;

    /** Of a model that has run. */
    static FigureTwoResult of(CrystalSet set, RowOutcome outcome) {
        LabelledStructures tested = outcome.set().tested();
        boolean perStructure = outcome.errors().basis() == TargetBasis.PER_STRUCTURE;
        double[] atoms = tested.structures().stream()
                .mapToDouble(structure -> perStructure ? structure.atomCount() : 1)
                .toArray();
        return new FigureTwoResult(
                set,
                outcome.set().training(),
                divided(tested.labels(), atoms),
                divided(outcome.predictions(), atoms),
                outcome.seconds());
    }

    private static double[] divided(double[] values, double[] atoms) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] / atoms[i])
                .toArray();
    }

    /** Predicted less known values {@code [tested]} (milli-units). */
    private double[] residuals() {
        return IntStream.range(0, reference.length)
                .mapToDouble(i -> MILLI * (predicted[i] - reference[i]))
                .toArray();
    }

    private static double mae(double[] residuals) {
        return Arrays.stream(residuals).map(Math::abs).average().orElseThrow();
    }

    private static double rmse(double[] residuals) {
        return Math.sqrt(Arrays.stream(residuals).map(r -> r * r).average().orElseThrow());
    }

    private double squaredCorrelation() {
        double meanReference = Arrays.stream(reference).average().orElseThrow();
        double meanPredicted = Arrays.stream(predicted).average().orElseThrow();
        double product = 0;
        double squaresReference = 0;
        double squaresPredicted = 0;
        for (int i = 0; i < reference.length; i++) {
            double x = reference[i] - meanReference;
            double y = predicted[i] - meanPredicted;
            product += x * y;
            squaresReference += x * x;
            squaresPredicted += y * y;
        }
        return product * product / (squaresReference * squaresPredicted);
    }

    /** Errors of this set have the unit of the published ones only if it is the same set. */
    boolean isPublished() {
        return set.isPapers() && training == PublishedErrorShares.TRAINING;
    }

    private String unit() {
        return set.unit().equals("eV") ? "eV/atom" : set.unit();
    }

    /** Adds its numbers to a table with columns for data, quantity, ours, published and ratio. */
    void add(Table table) {
        double[] residuals = residuals();
        FittedStudentT law = FittedStudentT.of(residuals);
        String milli = " (m" + unit() + ")";
        FittedStudentT published = PublishedErrorShares.LAW;
        row(table, "training crystals", training, PublishedErrorShares.TRAINING);
        row(table, "test crystals", reference.length, PublishedErrorShares.TESTED);
        ratio(table, "MAE" + milli, mae(residuals), PublishedErrorShares.MAE);
        ratio(table, "RMSE" + milli, rmse(residuals), PublishedErrorShares.RMSE);
        row(table, "1 − R²", 1 - squaredCorrelation(), 1 - PublishedErrorShares.SQUARED_CORRELATION);
        ratio(table, "t distribution: scale" + milli, law.scale(), published.scale());
        row(table, "t distribution: location" + milli, law.location(), published.location());
        ratio(table, "t distribution: degrees of freedom", law.degrees(), published.degrees());
        double[] limits = PublishedErrorShares.limits();
        for (int i = 0; i < limits.length; i++) {
            double limit = stretch(law) * limits[i];
            double within = 100.0
                    * Arrays.stream(residuals).filter(r -> Math.abs(r) <= limit).count()
                    / residuals.length;
            String name = "% of errors up to " + Numbers.significant(limit, 3) + milli;
            ratio(table, name, within, PublishedErrorShares.shares()[i]);
        }
    }

    private void row(Table table, String quantity, double ours, double published) {
        table.row(set.name(), quantity, ours, published, OptionalDouble.empty());
    }

    private void ratio(Table table, String quantity, double ours, double published) {
        table.row(set.name(), quantity, ours, published, ours / published);
    }

    /** Factor that takes the published distribution to the width of ours, 1 where they can be compared as they are. */
    private double stretch(FittedStudentT law) {
        return isPublished() ? 1 : law.scale() / PublishedErrorShares.LAW.scale();
    }

    /** For JSON. */
    Map<String, Object> fields() {
        double[] residuals = residuals();
        FittedStudentT law = FittedStudentT.of(residuals);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", set.name());
        fields.put("stands_in_for", set.isPapers() ? null : set.standsFor());
        fields.put("representation", CrystalModel.GAUSSIAN.representation());
        fields.put("kernel", CrystalModel.GAUSSIAN.kernel());
        fields.put("train", training);
        fields.put("test", reference.length);
        fields.put("unit", unit());
        fields.put("mae", mae(residuals) / MILLI);
        fields.put("rmse", rmse(residuals) / MILLI);
        fields.put("published_mae", PublishedErrorShares.MAE / MILLI);
        fields.put("published_rmse", PublishedErrorShares.RMSE / MILLI);
        fields.put("rmse_ratio", rmse(residuals) / PublishedErrorShares.RMSE);
        fields.put("r_squared", squaredCorrelation());
        fields.put("t_degrees", law.degrees());
        fields.put("t_location", law.location() / MILLI);
        fields.put("t_scale", law.scale() / MILLI);
        fields.put("seconds", seconds);
        return fields;
    }

    /** Predictions over known values, and below the distribution of errors with the published one. */
    Plot plot() {
        double[] residuals = residuals();
        FittedStudentT law = FittedStudentT.of(residuals);
        String title = set.name() + ", " + training + " training crystals";
        double stretch = stretch(law);
        ParityPlot parity = new ParityPlot(
                title,
                set.target().replaceFirst("_eV.*", "").replace('_', ' '),
                unit(),
                reference,
                predicted,
                new ParityPlot.Errors(mae(residuals) / MILLI, rmse(residuals) / MILLI, squaredCorrelation()));
        ErrorHistogramPlot histogram = new ErrorHistogramPlot(
                "",
                "m" + unit(),
                new ErrorHistogramPlot.Errors(
                        "errors",
                        residuals,
                        "t distribution, ν = " + Numbers.significant(law.degrees(), 3),
                        law::density),
                PublishedErrorShares.drawn(stretch),
                stretch * PublishedErrorShares.REACH,
                PublishedErrorShares.bins());
        return new StackedPlot(List.of(parity, histogram));
    }
}
