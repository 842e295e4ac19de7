package org.mbtr.cli.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.reproduce.AllExperiments;
import org.mbtr.cli.reproduce.CrystalsPlan;
import org.mbtr.cli.reproduce.CurvesPlan;
import org.mbtr.cli.reproduce.ExperimentResult;
import org.mbtr.cli.reproduce.FigureFourPlan;
import org.mbtr.cli.reproduce.FigureThreePlan;
import org.mbtr.cli.reproduce.KnownExperiment;
import org.mbtr.cli.reproduce.ModelFilter;
import org.mbtr.cli.reproduce.ReproduceRequest;
import org.mbtr.structures.MbtrException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Runs an experiment of the paper. */
@Command(
        name = "reproduce",
        header = "Run an experiment of the paper and set its numbers beside the published ones.",
        description = {
            "",
            "Experiments:",
            "  figure1          the representation of aspirin and of rock salt, with derivatives",
            "  table1           energies and polarizabilities of QM7b molecules, 5000 for training",
            "  crystals         formation energies of crystals, with learning curves; on sets that stand in",
            "                   for the paper's, and on the paper's own where MBTR_DATA names a folder with",
            "                   them",
            "  figure2          predicted over known energies of crystals, and the distribution of the errors",
            "  learning-curves  errors over the number of training structures, of molecules and crystals,",
            "                   with repeats",
            "  table2-forces    force fields of eight molecules of MD17, 200 and 1000 frames for training",
            "  table2-energies  energies of frames of the same molecules, up to 10 000 for training",
            "  figure3          how much better force fields are with the many-body tensor than with",
            "                   inverse distances, over the number of training frames",
            "  figure4          convex hulls of alloys from few calculations, by active learning, with energies",
            "                   that are known",
            "  all              all of these, each in a folder of its own",
            "",
            "Results and, until the experiment is done, the journals of its searches are kept in a folder; the same"
                    + " command resumes an interrupted run.",
            "",
            "Example: mbtr reproduce table1 --data qm7_pbe0geom",
            "         mbtr reproduce crystals --data abc2_oqmd_heusler --quick"
        })
public final class ReproduceVerb extends Verb {
    @Parameters(paramLabel = "EXPERIMENT", description = "One of those above.")
    private String experiment;

    @Option(names = "--data", paramLabel = "NAME", description = "Only models of these data sets.", split = ",")
    private List<String> data = List.of();

    @Option(
            names = "--representation",
            paramLabel = "NAME",
            description =
                    "Only models with these representations: cm, bob, mbtr, mbtr-extended of table1; additive, mbtr,"
                            + " mbtr-crystals of crystals; cm, mbtr and, only if named, mbtr-k2-k3 of table2-forces; cm, mbtr of table2-energies.",
            split = ",")
    private List<String> representations = List.of();

    @Option(names = "--kernel", paramLabel = "NAME", description = "Only models with these kernels.", split = ",")
    private List<String> kernels = List.of();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "Models of each size of a learning curve. crystals: " + CrystalsPlan.USUAL_REPEATS
                    + " by default, "
                    + CrystalsPlan.QUICK_REPEATS + " with --quick; 0 for no learning curves. learning-curves: "
                    + CurvesPlan.USUAL_REPEATS + " by default, " + CurvesPlan.QUICK_REPEATS
                    + " with --quick, 30 in the paper. figure3: "
                    + FigureThreePlan.USUAL_REPEATS + " by default, as in the paper. figure4: runs of each strategy, "
                    + FigureFourPlan.USUAL_SEEDS
                    + " by default, " + FigureFourPlan.QUICK_SEEDS + " with --quick.")
    private Optional<Integer> repeats = Optional.empty();

    @Option(
            names = "--sizes",
            paramLabel = "N",
            description =
                    "Numbers of training structures. figure3: 10,20,40,50,100,150,200 by default; the paper goes on with"
                            + " 300,400,500,1000. learning-curves: 100,215,464,1000,2154,4642,10000 by default, as far as"
                            + " there are structures.",
            split = ",")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--quick",
            description =
                    "A smaller version for a first look: 1000 training molecules (table1), 500 training crystals"
                            + " and no search of widths and scales (crystals), 1000 frames of three molecules and 200 of the"
                            + " others (table2-forces), 1000 frames and no search of widths (table2-energies), up to 100 frames, drawn once (figure3), 500 training crystals"
                            + " (figure2), up to 1000 structures (learning-curves), five small sets and the paper's threshold alone (figure4).")
    private boolean quick;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "Where results and journals go; by default reproduce-<experiment> in the current folder.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "learning-curves, table2-energies: memory that features and matrices may take, such as 8G.")
    private Optional<Long> memory = Optional.empty();

    @Override
    protected void run(Console console) throws IOException {
        ReproduceRequest request =
                new ReproduceRequest(new ModelFilter(data, representations, kernels), quick, repeats, sizes, memory);
        Path folder = output.orElse(Path.of("reproduce-" + experiment));
        if (experiment.equals(AllExperiments.NAME)) {
            all(request, folder, console);
            return;
        }
        KnownExperiment known = KnownExperiment.named(experiment)
                .orElseThrow(() -> usage("Unknown experiment '" + experiment + "'; known: " + KnownExperiment.labels()
                        + ", " + AllExperiments.NAME));
        if (repeats.filter(count -> count < 0).isPresent()) {
            throw usage("--repeats must be 0 or more, found " + repeats.get());
        }
        known.objection(request).ifPresent(objection -> {
            throw usage(objection);
        });
        known.create(request, folder).run(console).print(console);
    }

    private void all(ReproduceRequest request, Path folder, Console console) throws IOException {
        for (ReproduceRequest.Part part : request.given()) {
            if (part != ReproduceRequest.Part.MEMORY) {
                throw usage(
                        "all runs every experiment as it is; leave out " + part.option() + ", or name one experiment");
            }
        }
        ExperimentResult result =
                new AllExperiments(List.of(KnownExperiment.values()), quick, memory, folder).run(console);
        result.print(console);
        List<String> failed = AllExperiments.failed(result);
        if (!failed.isEmpty()) {
            throw new MbtrException(Numbers.count(failed.size(), "experiment") + " failed: " + String.join(", ", failed)
                    + "; the same command tries again");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
