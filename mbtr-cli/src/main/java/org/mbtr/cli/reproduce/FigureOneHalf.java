package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mbtr.cli.describe.Spectrum;
import org.mbtr.cli.plot.SpectrumPlot;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.mbtr.Mbtr;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.io.StructureReader;

/**
 * One half of Figure 1: a structure, its representation, and the sums to compare with.
 *
 * @param name for files
 * @param title for people
 * @param structure what is described
 * @param tensor how
 * @param atom that derivatives are with respect to, from 0
 * @param tuples a tuple of species of each curve of the figure
 * @param formula the sums
 * @param publishedDifference of the published curves from these sums, as a share of the highest peak
 */
record FigureOneHalf(
        String name,
        String title,
        Structure structure,
        Mbtr tensor,
        int atom,
        List<BlockKey> tuples,
        FigureOneFormula formula,
        double publishedDifference) {
    private static final String ASPIRIN_FILE = "aspirin_figure1.extxyz";
    private static final int HYDROGEN = 1;
    private static final int CARBON = 6;
    private static final int OXYGEN = 8;
    private static final int SODIUM = 11;
    private static final int CHLORINE = 17;
    private static final int AXES = 3;
    private static final String MARKS = "the paper’s formula";

    /** Copies the list. */
    FigureOneHalf {
        tuples = List.copyOf(tuples);
    }

    /** The left half. */
    static FigureOneHalf aspirin(DataFolders folders) {
        Structure molecule = StructureReader.read(folders.find(ASPIRIN_FILE)
                        .orElseThrow(() -> new MbtrException(
                                ASPIRIN_FILE + " comes with the program but is in none of " + folders.folders())))
                .getFirst();
        int sixth = 5;
        return new FigureOneHalf(
                "figure1-aspirin",
                "Aspirin, k = 2",
                molecule,
                tensor("figure1-aspirin-k2", molecule),
                sixth,
                List.of(
                        BlockKey.of(0, HYDROGEN, HYDROGEN),
                        BlockKey.of(0, HYDROGEN, CARBON),
                        BlockKey.of(0, HYDROGEN, OXYGEN),
                        BlockKey.of(0, CARBON, CARBON),
                        BlockKey.of(0, CARBON, OXYGEN),
                        BlockKey.of(0, OXYGEN, OXYGEN)),
                new AspirinFormula(molecule, sixth),
                5e-8);
    }

    /** The right half. */
    static FigureOneHalf rockSalt() {
        Structure crystal = RockSaltFormula.structure();
        Mbtr tensor = tensor("figure1-nacl-k3", crystal);
        double least = tensor.settings().terms().getFirst().threshold();
        return new FigureOneHalf(
                "figure1-rock-salt",
                "Rock salt, k = 3",
                crystal,
                tensor,
                0,
                List.of(
                        BlockKey.of(0, SODIUM, SODIUM, SODIUM),
                        BlockKey.of(0, SODIUM, CHLORINE, CHLORINE),
                        BlockKey.of(0, SODIUM, CHLORINE, SODIUM)),
                RockSaltFormula.downTo(least),
                1e-3);
    }

    private static Mbtr tensor(String preset, Structure structure) {
        return (Mbtr)
                Presets.create(preset, DataSummary.of(Stream.of(structure))).create();
    }

    /**
     * A curve beside its sum.
     *
     * @param tuple names of the species
     * @param peak its largest value
     * @param at where it is, the middle of a bin (unit of the axis)
     * @param difference largest difference of values, as a share of the highest peak of all curves
     * @param slope largest derivative in size (1/Å)
     * @param slopeDifference largest difference of derivatives (1/Å)
     */
    record Curve(String tuple, double peak, double at, double difference, double slope, double slopeDifference) {}

    /**
     * The picture and its numbers.
     *
     * @param plot our curves, with marks for the sums
     * @param curves one for each tuple
     */
    record Drawing(SpectrumPlot plot, List<Curve> curves) {
        /** Copies the list. */
        Drawing {
            curves = List.copyOf(curves);
        }
    }

    /** Describes, adds up and compares. */
    Drawing draw() {
        Features features = tensor.describe(structure);
        FeatureJacobian jacobian = tensor.jacobian(structure);
        double highest = tuples.stream()
                .mapToDouble(tuple -> largest(features.block(tuple)))
                .max()
                .orElseThrow();
        List<List<SpectrumPlot.Line>> marks = new ArrayList<>();
        for (int panel = 0; panel <= AXES; panel++) {
            marks.add(new ArrayList<>());
        }
        List<Curve> curves = new ArrayList<>();
        for (BlockKey tuple : tuples) {
            double[] sum = formula.values(tuple);
            double[] values = features.block(tuple);
            marks.getFirst().add(new SpectrumPlot.Line(MARKS, sum));
            double slope = 0;
            double slopeDifference = 0;
            for (int axis = 0; axis < AXES; axis++) {
                double[] expected = formula.derivative(tuple, axis);
                double[] found = jacobian.block(tuple).isPresent()
                        ? jacobian.along(tuple, atom, axis)
                        : new double[expected.length];
                marks.get(axis + 1).add(new SpectrumPlot.Line(MARKS, expected));
                slope = Math.max(slope, largest(found));
                slopeDifference = Math.max(slopeDifference, difference(found, expected));
            }
            curves.add(curve(tuple, values, difference(values, sum) / highest, slope, slopeDifference));
        }
        SpectrumPlot plot = new Spectrum(tensor, structure, 0, List.of())
                .draw(title + ", derivatives for atom " + (atom + 1), Optional.of(atom))
                .plot()
                .withMarks(marks);
        return new Drawing(plot, curves);
    }

    private Curve curve(BlockKey tuple, double[] values, double difference, double slope, double slopeDifference) {
        int top = 0;
        for (int m = 1; m < values.length; m++) {
            top = values[m] > values[top] ? m : top;
        }
        ColumnLabel label = tensor.legend(tuple, values.length).get(top);
        return new Curve(
                label.species(), values[top], (label.from() + label.to()) / 2, difference, slope, slopeDifference);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double difference(double[] found, double[] expected) {
        double largest = 0;
        for (int m = 0; m < expected.length; m++) {
            largest = Math.max(largest, Math.abs(found[m] - expected[m]));
        }
        return largest;
    }
}
