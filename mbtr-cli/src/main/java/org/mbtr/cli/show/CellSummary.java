package org.mbtr.cli.show;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Density;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.Periodicity;
import org.mbtr.structures.Structure;

/** In how many directions structures repeat, and the sizes of their cells. Vectors that repeat nothing do not count. */
final class CellSummary {
    private static final int SIGNIFICANT_DIGITS = 5;

    private static final List<String> LENGTHS = List.of("a", "b", "c");
    private static final List<String> ANGLES = List.of("alpha", "beta", "gamma");

    /**
     * A size of cells.
     *
     * @param label for people
     * @param unit of its values
     * @param values one for each structure that has it
     */
    private record Quantity(String label, String unit, Distribution values) {}

    private final Map<Periodicity, Long> counts = new EnumMap<>(Periodicity.class);
    /** By the name in JSON, in the order in which they are shown. */
    private final Map<String, Quantity> quantities = new LinkedHashMap<>();

    private double[] lastVectors = new double[9];

    CellSummary() {
        LENGTHS.forEach(name -> quantity(name, name, "Å"));
        quantity("alpha", "α", "°");
        quantity("beta", "β", "°");
        quantity("gamma", "γ", "°");
        quantity("length", "length of the cell", "Å");
        quantity("area", "area of the cell", "Å²");
        quantity("volume", "volume of the cell", "Å³");
        quantity("volume_per_atom", "volume per atom", "Å³");
        quantity("density", "density", "g/cm³");
    }

    private void quantity(String name, String label, String unit) {
        quantities.put(name, new Quantity(label, unit, new Distribution()));
    }

    void add(Structure structure) {
        counts.merge(structure.periodicity(), 1L, Long::sum);
        if (!structure.isPeriodic()) {
            return;
        }
        Cell cell = structure.cell().orElseThrow();
        lastVectors = cell.vectors();
        boolean[] periodic = cell.periodic();
        for (int k = 0; k < 3; k++) {
            if (periodic[k]) {
                add(LENGTHS.get(k), cell.length(k));
            }
            if (periodic[(k + 1) % 3] && periodic[(k + 2) % 3]) {
                add(ANGLES.get(k), cell.angle(k));
            }
        }
        double extent = Lattice.of(cell).extent();
        switch (structure.periodicity()) {
            case MOLECULE -> {}
            case WIRE -> add("length", extent);
            case SLAB -> add("area", extent);
            case BULK -> {
                add("volume", extent);
                add("volume_per_atom", extent / structure.atomCount());
                Density.of(structure).ifPresent(density -> add("density", density));
            }
        }
    }

    private void add(String name, double value) {
        quantities.get(name).values.add(value);
    }

    /** Adds how structures repeat. */
    void describePeriodicity(Description description) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> fields = new LinkedHashMap<>();
        for (Periodicity periodicity : Periodicity.values()) {
            fields.put(periodicity.name().toLowerCase(Locale.ROOT), counts.getOrDefault(periodicity, 0L));
        }
        description.field("periodic", all - counts.getOrDefault(Periodicity.MOLECULE, 0L));
        String text = counts.size() == 1
                ? word(counts.keySet().iterator().next(), all)
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + word(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
        description.fact("periodicity", "periodicity", fields, text);
    }

    private static String word(Periodicity periodicity, long count) {
        String word = periodicity.name().toLowerCase(Locale.ROOT);
        return periodicity == Periodicity.BULK || count == 1 ? word : word + "s";
    }

    /** Adds the cell of a single structure as facts, the cells of many as a table; nothing if there are none. */
    void describeCells(Description description, long structures) {
        Table table = new Table(
                Column.text("quantity", "quantity"),
                Column.text("unit", "unit"),
                Column.whole("structures", "structures"),
                Column.number("min", "smallest", SIGNIFICANT_DIGITS),
                Column.number("mean", "mean", SIGNIFICANT_DIGITS),
                Column.number("max", "largest", SIGNIFICANT_DIGITS));
        List<Map<String, Object>> fields = new ArrayList<>();
        quantities.forEach((name, quantity) -> {
            Distribution values = quantity.values;
            if (!values.isEmpty()) {
                table.row(quantity.label, quantity.unit, values.count(), values.min(), values.mean(), values.max());
                Map<String, Object> row = new LinkedHashMap<>(table.rows().getLast());
                row.put("quantity", name);
                fields.add(row);
            }
        });
        if (fields.isEmpty()) {
            return;
        }
        if (structures == 1) {
            description.field("cell_vectors", rows(lastVectors));
            description.shown("cell", parameters(LENGTHS, " Å") + parameters(ANGLES, "°"));
            quantities.forEach((name, quantity) -> {
                if (!LENGTHS.contains(name) && !ANGLES.contains(name) && !quantity.values.isEmpty()) {
                    description.shown(quantity.label, value(quantity) + " " + quantity.unit);
                }
            });
        } else {
            description.shown("Cells", table);
        }
        description.field("cells", fields);
    }

    private String parameters(List<String> names, String unit) {
        String joined = names.stream()
                .map(quantities::get)
                .filter(quantity -> !quantity.values.isEmpty())
                .map(quantity -> quantity.label + " " + value(quantity))
                .collect(Collectors.joining(", "));
        return joined.isEmpty() ? "" : (names == LENGTHS ? "" : "; ") + joined + unit;
    }

    private static String value(Quantity quantity) {
        return Numbers.significant(quantity.values.min(), SIGNIFICANT_DIGITS);
    }

    private static List<List<Double>> rows(double[] vectors) {
        List<List<Double>> rows = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            rows.add(List.of(vectors[3 * k], vectors[3 * k + 1], vectors[3 * k + 2]));
        }
        return rows;
    }
}
