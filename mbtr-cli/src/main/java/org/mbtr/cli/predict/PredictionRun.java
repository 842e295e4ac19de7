package org.mbtr.cli.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.mbtr.cli.learn.Skipped;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.select.Selection;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/**
 * Predicts structures as they are read, {@value #BATCH} at a time, so that a file may be larger than memory.
 *
 * @param model the model
 * @param compares whether known values are in the unit of the model, so that they can be compared
 * @param wanted which structures to predict, by place from 0
 * @param selection which structures to predict, by their properties
 * @param skipUnknown whether structures with an element that the model has never seen are left out
 * @param formation whether predictions and known values are given without the reference energies of the model
 */
public record PredictionRun(
        TrainedModel model,
        boolean compares,
        LongPredicate wanted,
        Selection selection,
        boolean skipUnknown,
        boolean formation) {
    private static final int BATCH = 1000;

    /**
     * What was done.
     *
     * @param read structures in the input
     * @param predicted structures predicted
     * @param skipped structures left out
     */
    public record Summary(long read, long predicted, List<Skipped> skipped) {
        /** Copies the list. */
        public Summary {
            skipped = List.copyOf(skipped);
        }
    }

    private record Member(long index, Structure structure) {}

    /**
     * Predicts.
     *
     * @param title what to call the source
     * @throws MbtrException if a structure cannot be read or described, or has an element that the model has never seen;
     *     the message names it by its place from 1; or if the selection is of nothing
     */
    public Summary run(
            String title, StructureReader source, Consumer<Prediction> sink, Progress progress, Workers workers) {
        List<Member> batch = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        long read = 0;
        long predicted = 0;
        while (source.hasNext()) {
            Member member = new Member(read++, source.next());
            progress.advance(1);
            if (!selection.accepts(member.structure) || !wanted.test(member.index)) {
                continue;
            }
            Optional<Skipped> unknown = Skipped.of(member.index, member.structure, model.elements());
            if (unknown.isPresent()) {
                skipped.add(allowed(unknown.get(), member));
                continue;
            }
            batch.add(member);
            if (batch.size() == BATCH) {
                predicted += predict(batch, sink, workers);
                batch.clear();
            }
        }
        selection.check(title);
        return new Summary(read, predicted + predict(batch, sink, workers), skipped);
    }

    private Skipped allowed(Skipped skipped, Member member) {
        if (!skipUnknown) {
            throw new MbtrException("structure " + (member.index + 1) + " (" + member.structure
                    + "): the model has never seen the element " + skipped.element() + "; it was trained on "
                    + String.join(
                            " ",
                            model.elements().stream()
                                    .sorted()
                                    .map(z -> Element.of(z).symbol())
                                    .toList())
                    + ". --skip-unknown leaves out such structures");
        }
        return skipped;
    }

    private long predict(List<Member> batch, Consumer<Prediction> sink, Workers workers) {
        List<Structure> structures = batch.stream().map(Member::structure).toList();
        double[] predictions;
        try {
            predictions = model.predict(structures, workers);
        } catch (MbtrException failure) {
            throw located(failure, batch);
        }
        for (int i = 0; i < predictions.length; i++) {
            Member member = batch.get(i);
            if (!Double.isFinite(predictions[i])) {
                throw new MbtrException("structure " + (member.index + 1) + " (" + member.structure
                        + "): the prediction is " + predictions[i] + "; the model may be damaged");
            }
            OptionalDouble known =
                    compares ? member.structure.number(model.info().target()) : OptionalDouble.empty();
            double elements = formation ? model.target().references(member.structure) : 0;
            OptionalDouble reference =
                    known.isPresent() ? OptionalDouble.of(known.getAsDouble() - elements) : OptionalDouble.empty();
            sink.accept(new Prediction(member.index, member.structure, predictions[i] - elements, reference));
        }
        return predictions.length;
    }

    private MbtrException located(MbtrException failure, List<Member> batch) {
        var representation = model.settings().representation().create();
        for (Member member : batch) {
            MbtrException found = StructureFault.located(
                    failure, representation, List.of(member.structure), position -> member.index + 1);
            if (found != failure) {
                return found;
            }
        }
        return failure;
    }
}
