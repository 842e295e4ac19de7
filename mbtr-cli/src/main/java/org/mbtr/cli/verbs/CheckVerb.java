package org.mbtr.cli.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.select.Selection;
import org.mbtr.cli.show.Description;
import org.mbtr.cli.show.LabelDescriber;
import org.mbtr.potentials.labels.LabelCheck;
import org.mbtr.potentials.labels.LabelReport;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.io.StructureReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for likely mistakes in energies and forces. */
@Command(
        name = "check",
        header = "Look for likely mistakes in energies and forces: signs, units, copies.",
        description = {
            "",
            "Compares energies with forces between neighbouring frames of molecules: forces with the wrong sign, energies"
                    + " and forces in different units, labels of other structures. Says if an energy is far from all others,"
                    + " if forces do not add up to zero or turn a molecule, and if structures are there more than once. Each"
                    + " finding says what to check. The exit code is 0 with and without findings, which may have good reasons;"
                    + " programs read the list of --json.",
            "",
            "Example: mbtr check trajectory.extxyz --target energy --forces-key forces"
        })
public final class CheckVerb extends Verb {
    private static final String ENERGY = "energy";
    private static final String FORCES = "forces";

    @Parameters(paramLabel = "FILE|NAME", description = "Structures, or the name of a known data set.")
    private String data;

    @Option(names = "--target", paramLabel = "NAME", description = "What energies are called; by default energy.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--forces-key", paramLabel = "NAME", description = "What forces are called; by default forces.")
    private Optional<String> forcesKey = Optional.empty();

    @Mixin
    private SelectionOptions selected;

    @Override
    protected void run(Console console) {
        DataSource source = DataSource.resolve(data);
        Selection selection = selected.selection();
        List<Structure> structures = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        long expected = source.dataset().map(Dataset::structures).orElse(-1);
        try (StructureReader reader = source.open();
                Progress progress = console.progress("reading " + source.title(), expected, "structures")) {
            for (int place = 0; reader.hasNext(); place++) {
                Structure structure = reader.next();
                if (selection.accepts(structure)) {
                    structures.add(structure);
                    places.add(place);
                }
                progress.advance(1);
            }
        }
        selection.check(source.title());
        requirePresent(source, structures);
        LabelReport report;
        try (Workers workers = new Workers(console.threads())) {
            report = new LabelCheck(target.orElse(ENERGY), forcesKey.orElse(FORCES))
                    .check(
                            structures,
                            places.stream().mapToInt(Integer::intValue).toArray(),
                            workers);
        }
        if (report.energies() + report.forces() == 0) {
            console.note("no structure has `" + target.orElse(ENERGY) + "` or `" + forcesKey.orElse(FORCES)
                    + "`, so only copies were looked for; --target and --forces-key name energies and forces");
        }
        Description description = new Description().fact("data", "data", source.title());
        TargetReport.add(description, selection);
        LabelDescriber.describe(report, description);
        console.print(description.text());
        report.findings().forEach(finding -> console.print(System.lineSeparator() + "warning: " + finding.message()));
        console.result(description.fields());
    }

    private void requirePresent(DataSource source, List<Structure> structures) {
        if (structures.isEmpty()) {
            throw new MbtrException(source.title() + " holds no structure");
        }
        target.filter(name -> structures.stream()
                        .noneMatch(structure -> structure.number(name).isPresent()))
                .ifPresent(name -> {
                    throw new MbtrException(
                            "no structure of " + source.title() + " has a number `" + name + "`; the first has "
                                    + structures.getFirst().properties().keySet());
                });
        forcesKey
                .filter(name -> structures.stream()
                        .noneMatch(structure -> structure.atomProperties().containsKey(name)))
                .ifPresent(name -> {
                    throw new MbtrException("no structure of " + source.title() + " has a property `" + name
                            + "` of its atoms; the first has "
                            + structures.getFirst().atomProperties().keySet());
                });
    }
}
