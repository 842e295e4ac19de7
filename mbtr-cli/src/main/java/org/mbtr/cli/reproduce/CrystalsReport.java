package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mbtr.structures.data.DataFolders;

/** Errors of models on crystals beside what others report, learning curves, the largest errors, and what to know of them. */
final class CrystalsReport {
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final List<CrystalRow> rows = new ArrayList<>();
    private final List<CrystalCurve> curves = new ArrayList<>();
    private final List<Path> pictures = new ArrayList<>();
    private final LargestErrors largest = new LargestErrors();

    /** Of an experiment of this extent. */
    CrystalsReport(CrystalsPlan plan) {
        if (!plan.words().isEmpty()) {
            remarks.add(plan.words());
        }
    }

    /** A set that is not here. */
    void skip(CrystalSet set, DataFolders folders) {
        String searched = folders.folders().stream().map(Path::toString).collect(Collectors.joining(", "));
        skipped.put(set.name(), set.fileNames() + " is in none of " + searched);
    }

    /** A set that models are going to be tested on. */
    void begin(CrystalWork work) {
        CrystalSet set = work.set();
        int structures = work.data().data().size();
        if (!set.isPapers()) {
            remarks.add(
                    "Sets that stand in for the paper's pose the same kind of problem with other compounds: errors that"
                            + " are published for the paper's sets say little about them");
        }
        if (structures != set.sizes().structures()) {
            remarks.add(set.name() + " has " + structures + " structures where "
                    + set.sizes().structures() + " are expected; training and test sets are in proportion");
        }
        if (set.style().isPerAtom()) {
            remarks.add("Cells of " + set.name() + " have different sizes, so mbtr, which is per cell in the paper, is"
                    + " divided by the number of atoms");
        }
    }

    /** A model that has been tested. */
    void add(CrystalSet set, CrystalModel model, RowOutcome outcome) {
        CrystalRow row = CrystalRow.of(set, model, outcome);
        rows.add(row);
        if (row.published().isPresent()) {
            remarks.add("Published errors are per atom where the target is per structure; those of additive models are"
                    + " from the descriptions of the data, all others from the paper");
        }
        if (model == CrystalModel.ADDITIVE) {
            remarks.add("Additive on " + set.name() + ": " + set.additive().words());
        } else {
            largest.add(model.toString(), set.unit(), outcome);
        }
    }

    /** Learning curves of a set, and their pictures. */
    void add(List<CrystalCurve> ofSet, List<Path> drawn) {
        curves.addAll(ofSet);
        pictures.addAll(drawn);
    }

    /** Sets that are not here, a sentence for each. */
    List<String> skipped() {
        return skipped.entrySet().stream()
                .map(entry -> entry.getKey() + " is skipped: " + entry.getValue())
                .toList();
    }

    /** These sets and what their files are called, in one sentence for a failure. */
    String absent() {
        return skipped.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Pictures that have been written. */
    List<Path> pictures() {
        return pictures;
    }

    /** A row for each model. */
    List<Map<String, Object>> rows() {
        return rows.stream().map(CrystalRow::fields).toList();
    }

    /** All but rows and pictures, for programs. */
    Map<String, Object> more() {
        return Map.of(
                "curves", curves.stream().map(CrystalCurve::fields).toList(),
                "skipped", List.copyOf(skipped.keySet()),
                "remarks", List.copyOf(remarks),
                "largest_errors", largest.rows());
    }

    /** The result in a few words. */
    String summary() {
        return ExperimentResult.summary("model", "RMSE", rows(), "rmse_ratio");
    }

    /** The whole result for people. */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(CrystalTables.models(rows).text());
        parts.add(Stream.concat(remarks.stream(), skipped().stream())
                .map(line -> line + ".")
                .collect(Collectors.joining(System.lineSeparator())));
        if (!curves.isEmpty()) {
            parts.add("Learning curves" + System.lineSeparator()
                    + CrystalTables.points(curves).text());
            parts.add("Error ≈ b·n^−a" + System.lineSeparator()
                    + CrystalTables.laws(curves).text());
        }
        parts.add(largest.text());
        return parts.stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
    }
}
