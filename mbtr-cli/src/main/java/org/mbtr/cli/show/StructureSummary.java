package org.mbtr.cli.show;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.select.Selection;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/** What many structures have in common, gathered in one pass that keeps none of them. */
final class StructureSummary {
    private static final int MOST_FORMULAS = 5;

    private final Map<String, Long> formulas = new HashMap<>();
    private final Map<Integer, Long> atomsOfElement = new TreeMap<>();
    private final Map<Integer, Long> structuresWithElement = new TreeMap<>();
    private final Distribution atoms = new Distribution();
    private final PropertySummary properties = new PropertySummary();
    private final PropertySummary atomProperties = new PropertySummary();
    private final CellSummary cells = new CellSummary();
    private final DistanceSummary distances = new DistanceSummary();
    private long structures;

    /** Reads all structures, and looks at those of a selection. */
    static StructureSummary of(Iterator<Structure> source, Selection selection, Progress progress) {
        StructureSummary summary = new StructureSummary();
        while (source.hasNext()) {
            Structure structure = source.next();
            if (selection.accepts(structure)) {
                summary.add(structure, selection.read());
            }
            progress.advance(1);
        }
        return summary;
    }

    /** Adds a structure with its place in the source, from 1. */
    private void add(Structure structure, long place) {
        structures++;
        atoms.add(structure.atomCount());
        formulas.merge(structure.formula(), 1L, Long::sum);
        Set<Integer> elements = new TreeSet<>();
        for (int z : structure.atomicNumbers()) {
            atomsOfElement.merge(z, 1L, Long::sum);
            elements.add(z);
        }
        elements.forEach(z -> structuresWithElement.merge(z, 1L, Long::sum));
        properties.add(structure.properties());
        atomProperties.add(structure.atomProperties());
        cells.add(structure);
        distances.add(structure, place);
    }

    /** Adds what was found; units of properties by name, where they are known. */
    void describe(Description description, Map<String, String> units) {
        description.fact("structures", "structures", structures);
        if (structures == 0) {
            return;
        }
        cells.describePeriodicity(description);
        description
                .fact(
                        "atoms",
                        "atoms",
                        atomsOfElement.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .fact("atoms_per_structure", "atoms per structure", perStructure(), perStructureText())
                .fact("formulas", "formulas", formulas.size(), formulas.size() + " (" + commonFormulas() + ")");
        distances.describeShortest(description);
        cells.describeCells(description, structures);
        description.table("elements", "Elements", elementTable());
        distances.describePairs(description);
        if (!properties.isEmpty()) {
            description.table("properties", "Properties of a structure", properties.table(units));
        }
        if (!atomProperties.isEmpty()) {
            description.table("atom_properties", "Properties of each atom", atomProperties.table(units));
        }
    }

    private Map<String, Object> perStructure() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("min", (long) atoms.min());
        fields.put("mean", atoms.mean());
        fields.put("max", (long) atoms.max());
        return fields;
    }

    private String perStructureText() {
        return atoms.min() == atoms.max()
                ? Long.toString((long) atoms.min())
                : String.format(
                        "%d to %d, mean %s",
                        (long) atoms.min(), (long) atoms.max(), Numbers.significant(atoms.mean(), 3));
    }

    private String commonFormulas() {
        List<Map.Entry<String, Long>> sorted = formulas.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        String most = sorted.stream()
                .limit(MOST_FORMULAS)
                .map(entry -> entry.getKey() + " " + entry.getValue() + "×")
                .collect(Collectors.joining(", "));
        return sorted.size() > MOST_FORMULAS ? "most often " + most : most;
    }

    private Table elementTable() {
        Table table = new Table(
                Column.text("element", "element"),
                Column.whole("atomic_number", "Z"),
                Column.whole("atoms", "atoms"),
                Column.whole("structures", "structures"));
        atomsOfElement.forEach((z, count) -> table.row(Element.of(z).symbol(), z, count, structuresWithElement.get(z)));
        return table;
    }
}
