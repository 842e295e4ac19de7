package org.mbtr.cli.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.function.LongPredicate;
import java.util.stream.DoubleStream;
import org.mbtr.cli.learn.Skipped;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.select.Selection;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/**
 * Predicts structures as they are read, {@value #BATCH} at a time, so that a file may be larger than memory.
 *
 * @param model the model
 * @param compares whether known values are in the unit of the model and its energies have a constant, so that they can be compared
 * @param wanted which structures to predict, by place from 0
 * @param selection which structures to predict, by their properties
 * @param skipUnknown whether structures with an element that the model has never seen are left out
 * @param formation whether predictions and known values are given without the reference energies of the model
 * @param derivatives what is predicted beside the energy
 */
public record PredictionRun(
        Predictor model,
        boolean compares,
        LongPredicate wanted,
        Selection selection,
        boolean skipUnknown,
        boolean formation,
        Derivatives derivatives) {
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

    /** A value of the target, with the energy of the whole structure and its derivatives where they are wanted. */
    private record Value(double target, Optional<EnergyGradient> gradient) {
        boolean isFinite() {
            return Double.isFinite(target)
                    && gradient.stream()
                            .map(EnergyGradient::gradient)
                            .flatMapToDouble(derivatives -> DoubleStream.concat(
                                    Arrays.stream(derivatives.positions()), Arrays.stream(derivatives.strain())))
                            .allMatch(Double::isFinite);
        }
    }

    /**
     * Predicts.
     *
     * @param title what to call the source
     * @throws MbtrException if a structure cannot be read or described, or has an element that the model has never seen;
     *     the message names it by its place from 1; if stress is wanted of a structure without a volume, or derivatives of a
     *     model that has none; or if the selection is of nothing
     */
    public Summary run(String title, StructureReader source, Consumer<Prediction> sink, Progress progress) {
        model.require(derivatives);
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
            if (derivatives.stress() && member.structure.volume().isEmpty()) {
                throw withoutVolume(member);
            }
            batch.add(member);
            if (batch.size() == BATCH) {
                predicted += predict(batch, sink);
                batch.clear();
            }
        }
        selection.check(title);
        return new Summary(read, predicted + predict(batch, sink), skipped);
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

    private static MbtrException withoutVolume(Member member) {
        String periodic = switch (member.structure.periodicity()) {
            case MOLECULE -> "is a molecule";
            case WIRE -> "is periodic in one direction only";
            case SLAB -> "is periodic in two directions only";
            case BULK -> throw new IllegalStateException("a crystal has a volume");
        };
        return new MbtrException("structure " + (member.index + 1) + " (" + member.structure.formula() + ") " + periodic
                + "; only crystals, periodic in three directions, have a volume and with it a stress. Leave --stress out,"
                + " or choose the crystals with --where");
    }

    private long predict(List<Member> batch, Consumer<Prediction> sink) {
        List<Structure> structures = batch.stream().map(Member::structure).toList();
        IntToLongFunction numbers = i -> batch.get(i).index + 1;
        List<Value> values = derivatives.any() ? withGradients(structures, numbers) : values(structures, numbers);
        for (int i = 0; i < batch.size(); i++) {
            sink.accept(prediction(batch.get(i), values.get(i)));
        }
        return batch.size();
    }

    private List<Value> values(List<Structure> structures, IntToLongFunction numbers) {
        return Arrays.stream(model.values(structures, numbers))
                .mapToObj(value -> new Value(value, Optional.empty()))
                .toList();
    }

    private List<Value> withGradients(List<Structure> structures, IntToLongFunction numbers) {
        List<EnergyGradient> gradients = model.gradients(structures, numbers);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            double factor = TargetBasis.PER_STRUCTURE.factorTo(
                    model.target().basis(), structures.get(i).atomCount());
            values.add(new Value(factor * gradients.get(i).energy(), Optional.of(gradients.get(i))));
        }
        return values;
    }

    private Prediction prediction(Member member, Value value) {
        if (!value.isFinite()) {
            throw new MbtrException(
                    "structure " + (member.index + 1) + " (" + member.structure + "): the prediction is "
                            + value.target + (Double.isFinite(value.target) ? " with forces that are not finite" : "")
                            + "; the model may be damaged");
        }
        OptionalDouble known = compares ? member.structure.number(model.info().target()) : OptionalDouble.empty();
        double elements = formation ? model.target().references(member.structure) : 0;
        OptionalDouble reference =
                known.isPresent() ? OptionalDouble.of(known.getAsDouble() - elements) : OptionalDouble.empty();
        Optional<EnergyGradient> gradient = value.gradient.map(whole ->
                new EnergyGradient(whole.energy() - wholeStructure(member.structure, elements), whole.gradient()));
        return new Prediction(member.index, member.structure, value.target - elements, reference, gradient);
    }

    private double wholeStructure(Structure structure, double elements) {
        return elements == 0
                ? 0
                : model.target().basis().factorTo(TargetBasis.PER_STRUCTURE, structure.atomCount()) * elements;
    }
}
