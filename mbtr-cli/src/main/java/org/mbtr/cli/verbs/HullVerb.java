package org.mbtr.cli.verbs;

import java.util.List;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.phases.EndMembers;
import org.mbtr.cli.phases.HullDescriber;
import org.mbtr.cli.phases.HullPictures;
import org.mbtr.cli.phases.PhaseDiagram;
import org.mbtr.cli.phases.ReferenceChoice;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.phases.hull.Composition;
import org.mbtr.phases.hull.CompositionSpace;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Says which structures are stable. */
@Command(
        name = "hull",
        subcommands = {
            HullStartVerb.class,
            HullRunVerb.class,
            HullAskVerb.class,
            HullTellVerb.class,
            HullStatusVerb.class,
            HullSimulateVerb.class
        },
        synopsisSubcommandLabel = "| COMMAND",
        header = "Say which structures of an alloy are stable: the lower convex hull of formation energies.",
        description = {
            "",
            "Takes the energies of structures of two or more elements, makes formation energies of total ones, and finds the"
                    + " phases that no mixture of others is lower than, at zero temperature and pressure. Says how far below the"
                    + " others each is, and if wanted which structures are little above the hull, and what a composition falls"
                    + " apart into.",
            "",
            "The commands below search for a hull where energies are not known yet, by computing few of them.",
            "",
            "Example: mbtr hull alloys/CuAgAu_pyclupan --components Au,Cu --above 0.01 --decompose Au5Cu --plot AuCu"
        })
public final class HullVerb extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|NAME",
            description = "Structures with known energies, or the name of a known data set.")
    private Optional<String> data = Optional.empty();

    @Mixin
    private EnergyOptions known;

    @Option(
            names = "--end-members",
            paramLabel = "WHAT",
            defaultValue = "required",
            description =
                    "Elements without a structure of their own: required (they are an error; the default), zero (they"
                            + " have formation energy 0), none (the hull ends where the structures do).")
    private EndMembers endMembers;

    @Option(
            names = "--tolerance",
            paramLabel = "E",
            description = "Energies per atom this close to the hull are on it; by default 1e-8.")
    private double tolerance = CompositionSpace.TOLERANCE;

    @Option(
            names = "--above",
            paramLabel = "E",
            description = "Also list structures up to this energy per atom above the hull.")
    private Optional<Double> above = Optional.empty();

    @Option(
            names = "--decompose",
            paramLabel = "FORMULA",
            split = ",",
            description = "Also say what these compositions fall apart into.")
    private List<String> decompose = List.of();

    @Mixin
    private PlotOption plot;

    @Override
    protected void run(Console console) {
        if (!(tolerance > 0) || above.filter(energy -> !(energy >= 0)).isPresent()) {
            throw new MbtrException("--tolerance must be positive and --above not negative, found " + tolerance
                    + above.map(energy -> " and " + energy).orElse(""));
        }
        plot.check();
        DataSource source = DataSource.resolve(data.orElseThrow(() -> new ParameterException(
                spec().commandLine(), "Missing required parameter: 'FILE|NAME', or a command such as start")));
        LearningData energies;
        long expected = source.dataset().map(Dataset::structures).orElse(-1);
        try (Progress progress = console.progress("reading " + source.title(), expected, "structures")) {
            energies = LearningData.read(
                    source, new LearningData.Request(known.target(), known.basis(), known.where()), progress);
        }
        ReferenceChoice choice = ReferenceChoice.of(known.references(), energies);
        PhaseDiagram diagram = PhaseDiagram.of(energies, known.components(), choice, endMembers, tolerance);
        List<Composition> wanted =
                decompose.stream().map(diagram.components()::parse).toList();
        if (plot.isWanted()) {
            HullPictures.check(diagram.components());
        }
        Description description = new Description().fact("data", "data", source.title());
        TargetReport.add(description, energies);
        HullDescriber describer = new HullDescriber(diagram);
        describer.addHull(description, choice);
        above.ifPresent(energy -> describer.addAbove(description, energy));
        if (!wanted.isEmpty()) {
            describer.addDecompositions(description, wanted);
        }
        plot.draw(() -> HullPictures.of(diagram, source.title() + ": " + diagram.components()), description);
        console.print(description.text());
        console.result(description.fields());
    }
}
