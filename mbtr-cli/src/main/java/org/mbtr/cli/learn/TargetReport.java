package org.mbtr.cli.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.select.Selection;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.targets.TargetSettings;

/** What is predicted, per what, from which structures, and what was done to it before learning. */
public final class TargetReport {
    private static final int DIGITS = 6;

    private TargetReport() {}

    /** Adds the target of data with its unit and what it is per, and which structures were chosen. */
    public static void add(Description description, LearningData data) {
        description
                .fact("target", "target", data.target(), data.target() + data.unitInParentheses())
                .unit(data.unit())
                .field("target_is", data.basis().toString());
        add(description, data.selection());
    }

    /** Adds what a selection leaves out, if it is one. */
    public static void add(Description description, Selection selection) {
        if (selection.isActive()) {
            long kept = selection.read() - selection.leftOut();
            description
                    .fact(
                            "where",
                            "structures with",
                            selection.conditions(),
                            selection.words() + ": " + kept + " of " + selection.read())
                    .field("left_out", selection.leftOut());
        }
    }

    /** Adds structures that were left out because of their elements, if there are any. */
    public static void add(Description description, List<Skipped> skipped) {
        if (!skipped.isEmpty()) {
            description.fact("skipped", "left out", skipped, words(skipped));
        }
    }

    /** Structures that were left out because of their elements, for people. */
    public static String words(List<Skipped> skipped) {
        return Numbers.count(skipped.size(), "structure") + " with elements that no training structure has: "
                + Skipped.words(skipped);
    }

    /** What is done to the target before it is learned, absent if nothing. */
    public static Optional<String> beginning(TargetSettings settings) {
        List<String> words = new ArrayList<>();
        if (settings.learn() != LearnedForm.AS_GIVEN) {
            words.add(settings.learn().toString().replace('-', ' '));
        }
        switch (settings.references()) {
            case References.None none -> {}
            case References.Fit fit -> words.add("without reference energies fitted to the training structures");
            case References.Given given -> words.add("without the given reference energies");
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    }

    /**
     * Adds the form in which a target was learned and its reference energies. */
    public static void add(Description description, FittedTarget target, TargetSettings settings) {
        description.field("learned", target.learned().toString());
        if (target.learned() != target.basis()) {
            description.shown("learned", target.learned().toString().replace('-', ' '));
        }
        if (target.energies().isEmpty()) {
            return;
        }
        Map<String, Double> energies = target.energies().energies();
        String origin = settings.references() instanceof References.Fit ? "fitted, rank " + target.rank() : "given";
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("energies", energies);
        fields.put("rank", target.rank());
        description.fact(
                "references",
                "references",
                fields,
                Numbers.count(energies.size(), "element") + ", " + origin
                        + "; subtracted before learning, added to predictions");
    }

    /** The reference energies of a target as a table, with its unit per atom. */
    public static Table energies(FittedTarget target, String unit) {
        String perAtom = target.basis().unitIn(TargetBasis.PER_ATOM, unit);
        String suffix = perAtom.isEmpty() ? "" : " (" + perAtom + ")";
        Table table = new Table(Column.text("element", "element"), Column.number("energy", "energy" + suffix, DIGITS));
        target.energies().energies().forEach(table::row);
        return table;
    }
}
