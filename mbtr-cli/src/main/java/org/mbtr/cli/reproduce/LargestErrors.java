package org.mbtr.cli.reproduce;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.LabelledStructures;

/** The test structures that the models of an experiment predict worst. */
final class LargestErrors {
    private static final int MOST = 5;

    private final Table table = new Table(
            Column.text("data", "data"),
            Column.text("target", "target"),
            Column.text("model", "model"),
            Column.whole("structure", "structure"),
            Column.text("formula", "formula"),
            Column.number("reference", "reference", 6),
            Column.number("error", "error", 3),
            Column.text("unit", "unit"));

    /** Adds the worst predictions of a model. */
    void add(String model, String unit, RowOutcome outcome) {
        LearningData data = outcome.set().data();
        LabelledStructures tested = outcome.set().tested();
        double[] references = tested.labels();
        double[] predictions = outcome.predictions();
        IntStream.range(0, references.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(predictions[i] - references[i])))
                .limit(MOST)
                .forEach(i -> table.row(
                        data.source().title(),
                        data.target(),
                        model,
                        data.number(outcome.set().split().outer().test()[i]),
                        tested.structures().get(i).formula(),
                        references[i],
                        predictions[i] - references[i],
                        unit));
    }

    String text() {
        return "Largest errors (structures counted from 1)" + System.lineSeparator() + table.text();
    }

    List<Map<String, Object>> rows() {
        return table.rows();
    }
}
