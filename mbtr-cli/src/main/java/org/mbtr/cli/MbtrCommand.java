package org.mbtr.cli;

import java.util.List;
import org.mbtr.cli.console.Version;
import org.mbtr.cli.verbs.BenchmarkVerb;
import org.mbtr.cli.verbs.CheckVerb;
import org.mbtr.cli.verbs.ConvertVerb;
import org.mbtr.cli.verbs.DatasetsVerb;
import org.mbtr.cli.verbs.DescribeVerb;
import org.mbtr.cli.verbs.DriveVerb;
import org.mbtr.cli.verbs.EvaluateVerb;
import org.mbtr.cli.verbs.HullVerb;
import org.mbtr.cli.verbs.LearningCurveVerb;
import org.mbtr.cli.verbs.MdVerb;
import org.mbtr.cli.verbs.PlotVerb;
import org.mbtr.cli.verbs.PredictVerb;
import org.mbtr.cli.verbs.RelaxVerb;
import org.mbtr.cli.verbs.ReproduceVerb;
import org.mbtr.cli.verbs.ShowVerb;
import org.mbtr.cli.verbs.TestVerb;
import org.mbtr.cli.verbs.TrainVerb;
import org.mbtr.cli.verbs.TuneVerb;
import org.mbtr.cli.verbs.Verb;
import org.mbtr.potentials.ModelPotentials;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.gdml.exchange.ForceFieldPotentials;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code mbtr} without a verb: its help, its version and the list of verbs. */
@Command(
        name = "mbtr",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Learns quantum-mechanical properties of molecules.",
        description = {
            "",
            "Molecules are turned into the many-body tensor representation, a kernel model learns from them and"
                    + " predicts for others. Data are files (extended XYZ and others) or names of known data sets."
        },
        footer = {"", "'mbtr COMMAND --help' explains a command. Exit codes: 0 success, 1 failure, 2 wrong usage."})
final class MbtrCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Verbs that belong together in the help. */
    private record Group(String title, List<Verb> verbs) {}

    private static List<Group> groups(PotentialSource potentials) {
        return List.of(
                new Group(
                        "Data",
                        List.of(
                                new DatasetsVerb(),
                                new ShowVerb(),
                                new CheckVerb(),
                                new ConvertVerb(),
                                new DescribeVerb(),
                                new PlotVerb())),
                new Group(
                        "Models",
                        List.of(
                                new TrainVerb(),
                                new PredictVerb(),
                                new EvaluateVerb(),
                                new TuneVerb(),
                                new LearningCurveVerb())),
                new Group(
                        "Atoms that move",
                        List.of(new RelaxVerb(potentials), new MdVerb(potentials), new DriveVerb(potentials))),
                new Group("Phases", List.of(new HullVerb())),
                new Group("Experiments", List.of(new ReproduceVerb(), new BenchmarkVerb())),
                new Group("The program itself", List.of(new TestVerb())));
    }

    /** The command line with all verbs. */
    static CommandLine assemble() {
        return assemble(new ForceFieldPotentials(new ModelPotentials()));
    }

    /** The command line with all verbs, of which those that move atoms take potentials from there. */
    static CommandLine assemble(PotentialSource potentials) {
        CommandLine commandLine = new CommandLine(new MbtrCommand());
        List<Group> groups = groups(potentials);
        for (Group group : groups) {
            for (Verb verb : group.verbs()) {
                commandLine.addSubcommand(verb);
            }
        }
        commandLine
                .getSubcommands()
                .values()
                .forEach(verb -> verb.getCommandSpec().usageMessage().parameterListHeading("%n"));
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> verbList(help, groups));
        return commandLine;
    }

    private static String verbList(Help help, List<Group> groups) {
        int width = help.subcommands().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Group group : groups) {
            text.append(String.format("%n%s:%n", group.title()));
            for (Verb verb : group.verbs()) {
                CommandSpec command = CommandSpec.forAnnotatedObject(verb);
                String summary = command.usageMessage().header()[0];
                text.append(String.format("  %-" + width + "s  %s%n", command.name(), summary));
            }
        }
        return text.toString();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}
