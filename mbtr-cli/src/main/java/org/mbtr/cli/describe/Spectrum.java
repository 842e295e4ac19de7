package org.mbtr.cli.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mbtr.cli.plot.SpectrumPlot;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.mbtr.Mbtr;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * What one term of the many-body tensor says about a structure, as a picture.
 *
 * @param tensor the representation
 * @param structure what is described
 * @param term from 0
 * @param species tuples that are drawn, such as "H-C"; all if there are none
 */
public record Spectrum(Mbtr tensor, Structure structure, int term, List<String> species) {
    /** More lines than this cannot be told apart. */
    private static final int MOST = 14;

    /** Of the largest value: what is smaller is rounding error. */
    private static final double RESOLUTION = 1e-9;

    private static final int NAMES_IN_A_LINE = 2;
    private static final List<String> SUBSCRIPTS = List.of("₁", "₂", "₃", "₄");
    private static final List<String> AXES = List.of("x", "y", "z");

    /** Copies the list. */
    public Spectrum {
        species = List.copyOf(species);
    }

    /**
     * A picture.
     *
     * @param plot what is drawn
     * @param drawn the tuples of species that it shows
     * @param leftOut how many others there are, all with smaller values
     */
    public record Drawing(SpectrumPlot plot, List<String> drawn, int leftOut) {}

    /** A block with its labels. */
    private record Block(BlockKey key, double[] values, List<ColumnLabel> columns) {
        String species() {
            return columns.getFirst().species();
        }

        double largest() {
            double largest = 0;
            for (double value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            return largest;
        }
    }

    /**
     * The picture; below the values the derivatives with respect to the coordinates of an atom, if wanted.
     *
     * @param atom from 0
     * @throws MbtrException if there is nothing to draw, or no such tuple, or what cannot be described or derived
     */
    public Drawing draw(String title, Optional<Integer> atom) {
        List<Block> all = blocks(tensor.describe(structure));
        List<Block> drawn = all.stream()
                .sorted(Comparator.comparingDouble(Block::largest).reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(Block::key))
                .toList();
        double largest = drawn.stream().mapToDouble(Block::largest).max().orElseThrow();
        List<Curve> curves =
                merged(drawn, atom.map(number -> new Atom(number, tensor.jacobian(structure))), RESOLUTION * largest);
        List<ColumnLabel> columns = drawn.getFirst().columns();
        double[] x = columns.stream()
                .mapToDouble(column -> (column.from() + column.to()) / 2)
                .toArray();
        List<SpectrumPlot.Panel> panels = panels(curves, columns.getFirst().order(), RESOLUTION * largest);
        SpectrumPlot plot = new SpectrumPlot(title, columns.getFirst().quantity(), x, panels);
        return new Drawing(plot, drawn.stream().map(Block::species).toList(), all.size() - drawn.size());
    }

    /** The one that derivatives are with respect to. */
    private record Atom(int number, FeatureJacobian jacobian) {
        double[] derivatives(Block block, int axis) {
            return jacobian.block(block.key()).isPresent()
                    ? jacobian.along(block.key(), number, axis)
                    : new double[block.values().length];
        }
    }

    /** What is drawn in one colour: the values and, below, derivatives. */
    private record Curve(List<String> names, List<double[]> lines) {
        boolean coincides(List<double[]> others, double resolution) {
            for (int panel = 0; panel < lines.size(); panel++) {
                for (int m = 0; m < lines.get(panel).length; m++) {
                    if (Math.abs(lines.get(panel)[m] - others.get(panel)[m]) > resolution) {
                        return false;
                    }
                }
            }
            return true;
        }

        String name() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                text.append(i == 0 ? "" : i % NAMES_IN_A_LINE == 0 ? "\n= " : " = ")
                        .append(names.get(i).replace('-', '–'));
            }
            return text.toString();
        }
    }

    /** Blocks that are the same, such as those of a tuple and its reversal, become one line. */
    private static List<Curve> merged(List<Block> blocks, Optional<Atom> atom, double resolution) {
        List<Curve> curves = new ArrayList<>();
        for (Block block : blocks) {
            List<double[]> lines = new ArrayList<>(List.of(block.values()));
            atom.ifPresent(of -> {
                for (int axis = 0; axis < AXES.size(); axis++) {
                    lines.add(of.derivatives(block, axis));
                }
            });
            curves.stream()
                    .filter(curve -> curve.coincides(lines, resolution))
                    .findFirst()
                    .ifPresentOrElse(
                            curve -> curve.names().add(block.species()),
                            () -> curves.add(new Curve(new ArrayList<>(List.of(block.species())), lines)));
        }
        return curves;
    }

    private static List<SpectrumPlot.Panel> panels(List<Curve> curves, int order, double resolution) {
        String value = "f" + SUBSCRIPTS.get(order - 1);
        List<SpectrumPlot.Panel> panels = new ArrayList<>();
        for (int panel = 0; panel < curves.getFirst().lines().size(); panel++) {
            int index = panel;
            panels.add(new SpectrumPlot.Panel(
                    panel == 0 ? value : "∂" + value + "/∂" + AXES.get(panel - 1) + " (1/Å)",
                    curves.stream()
                            .map(curve -> new SpectrumPlot.Line(
                                    curve.name(), curve.lines().get(index)))
                            .toList(),
                    resolution));
        }
        return panels;
    }

    private List<Block> blocks(Features features) {
        List<Block> blocks = new ArrayList<>();
        for (Map.Entry<BlockKey, double[]> block : features.blocksView().entrySet()) {
            if (block.getKey().term() == term) {
                double[] values = block.getValue();
                blocks.add(new Block(block.getKey(), values, tensor.legend(block.getKey(), values.length)));
            }
        }
        if (blocks.isEmpty()) {
            throw new MbtrException("term " + (term + 1) + " finds nothing in this structure");
        }
        String known = blocks.stream().map(Block::species).collect(Collectors.joining(", "));
        for (String wanted : species) {
            if (blocks.stream().noneMatch(block -> block.species().equals(wanted))) {
                throw new MbtrException("term " + (term + 1) + " has no tuple " + wanted + " here; it has " + known);
            }
        }
        if (!species.isEmpty()) {
            blocks.removeIf(block -> !species.contains(block.species()));
        }
        return blocks;
    }
}
