package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.describe.AtomChoice;
import org.mbtr.cli.describe.Derivatives;
import org.mbtr.cli.describe.DescribedRows;
import org.mbtr.cli.describe.Describing;
import org.mbtr.cli.describe.FeatureFile;
import org.mbtr.cli.describe.TruncationTable;
import org.mbtr.cli.learn.MemoryEstimate;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.learn.RepresentationChoice;
import org.mbtr.cli.learn.Sample;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.cli.learn.TargetReport;
import org.mbtr.cli.learn.Words;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.select.Selection;
import org.mbtr.cli.show.Description;
import org.mbtr.representations.Representation;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.mbtr.LocalMbtr;
import org.mbtr.representations.mbtr.Mbtr;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.StructureReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Turns structures into numbers. */
@Command(
        name = "describe",
        header = "Turn structures into numbers for other programs.",
        description = {
            "",
            "An .npz output is read by numpy.load: 'features' has a row for each structure; legend_order, legend_species,"
                    + " legend_quantity, legend_from and legend_to say what each column stands for (number of atoms k,"
                    + " tuple of species, axis, ends of the bin). With --sparse only blocks that a structure has are"
                    + " stored. With --derivatives the derivatives of all features stand beside them, block by block."
                    + " A .csv output has the legend in its headings. Without --output a summary is printed; with"
                    + " --verbose it says where the sums of the many-body tensor end.",
            "",
            "Example: mbtr describe qm7b --representation qm7b-energy --output features.npz"
        })
public final class DescribeVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "FILE|NAME", description = "Structures, or the name of a known data set.")
    private Optional<String> data = Optional.empty();

    @Option(names = "--representation", paramLabel = "PRESET|FILE", description = "A preset, or a JSON file.")
    private Optional<String> wanted = Optional.empty();

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write: .npz or .csv.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--sparse", description = "Write only what is stored, block by block (.npz).")
    private boolean sparse;

    @Option(
            names = "--derivatives",
            description =
                    "Also write the derivatives of all features with respect to positions, and to strain where structures"
                            + " are periodic (.npz).")
    private boolean withDerivatives;

    @Option(
            names = "--local",
            description = "Describe the environment of each atom, a row for each (many-body tensor only).")
    private boolean local;

    @Option(
            names = "--atoms",
            paramLabel = "LIST",
            split = ",",
            description = "Only the environments of these atoms of each structure: numbers from 1, ranges and elements,"
                    + " such as 1,5-8 or Fe.")
    private List<String> atoms = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N structures (of those with --where).")
    private Optional<Integer> limit = Optional.empty();

    @Mixin
    private SelectionOptions selected;

    @Option(names = "--print-config", description = "Print the settings for these structures as JSON, to start from.")
    private boolean printConfig;

    @Option(names = "--list", description = "List the presets.")
    private boolean list;

    @Override
    protected void run(Console console) {
        if (list) {
            listPresets(console);
            return;
        }
        checkUsage();
        DataSource source = DataSource.resolve(data.orElseThrow());
        Selection selection = selected.selection();
        List<Member> members = read(console, source, selection);
        List<Structure> structures = members.stream().map(Member::structure).toList();
        long[] places = members.stream().mapToLong(Member::place).toArray();
        RepresentationChoice choice = RepresentationChoice.named(wanted.orElseThrow(), structures);
        if (printConfig) {
            console.print(RepresentationJson.write(choice.settings()));
            console.result(choice.tree());
            return;
        }
        output.ifPresent(OutputFile::checked);
        try (Workers workers = new Workers(console.threads())) {
            long begin = System.nanoTime();
            Describing describing = new Describing(structures, places);
            DescribedRows described = describesAtoms()
                    ? environments(console, describing, choice, workers)
                    : whole(console, describing, choice, workers);
            Optional<Derivatives> derivatives =
                    withDerivatives ? Optional.of(derivatives(console, describing, choice, workers)) : Optional.empty();
            double seconds = (System.nanoTime() - begin) * 1e-9;
            output.ifPresent(file -> write(console, described, derivatives, file));
            report(console, source, selection, choice, describing, described, derivatives, seconds);
        }
    }

    private void checkUsage() {
        if (data.isEmpty()) {
            throw wrong("structures are missing: name a file or a data set");
        }
        if (wanted.isEmpty()) {
            throw wrong("--representation is missing; presets are " + String.join(", ", Presets.names()));
        }
        if (limit.filter(most -> most < 1).isPresent()) {
            throw wrong("--limit needs 1 or more, found " + limit.get());
        }
        boolean archived = output.filter(DescribeVerb::isArchive).isPresent();
        if (sparse && !archived) {
            throw wrong("--sparse needs an --output that ends in .npz");
        }
        if (withDerivatives && !archived) {
            throw wrong("--derivatives needs an --output that ends in .npz");
        }
        output.filter(file -> !isArchive(file) && !isTable(file)).ifPresent(file -> {
            throw wrong("cannot tell what to write into " + file + "; its name must end in .npz or .csv");
        });
    }

    private boolean describesAtoms() {
        return local || !atoms.isEmpty();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private static boolean isArchive(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    private static boolean isTable(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static void listPresets(Console console) {
        Table table = new Table(Column.text("preset", "preset"), Column.text("description", "description"));
        Presets.names().forEach(name -> table.row(name, Presets.description(name)));
        console.print(table.text());
        console.result(Map.of("presets", table.rows()));
    }

    /** A structure with its place in the source, from 0. */
    private record Member(long place, Structure structure) {}

    private List<Member> read(Console console, DataSource source, Selection selection) {
        List<Member> members = new ArrayList<>();
        try (Progress progress = console.progress("reading " + source.title(), -1, "structures");
                StructureReader reader = source.open()) {
            while (members.size() < limit.orElse(Integer.MAX_VALUE) && reader.hasNext()) {
                Structure structure = reader.next();
                if (selection.accepts(structure)) {
                    members.add(new Member(selection.read() - 1, structure));
                }
                progress.advance(1);
            }
        }
        selection.check(source.title());
        if (members.isEmpty()) {
            throw new MbtrException(source.title() + " holds no structure");
        }
        return members;
    }

    private DescribedRows whole(Console console, Describing describing, RepresentationChoice choice, Workers workers) {
        Representation representation = choice.settings().create();
        List<Structure> structures = describing.structures();
        try (Progress _ = console.progress("describing " + Numbers.count(structures.size(), "structure"), -1, "")) {
            MemoryEstimate features = estimate(describing, representation, workers);
            MemoryCheck.check(
                    console,
                    withDerivatives
                            ? features.withDerivatives(structures.size(), describing.derivativesPerRow(representation))
                            : features);
            return describing.whole(representation, workers);
        }
    }

    private static MemoryEstimate estimate(Describing describing, Representation representation, Workers workers) {
        List<Structure> structures = describing.structures();
        try {
            return MemoryEstimate.features(
                    structures.size(), Sample.of(representation.settings(), structures, 1, workers));
        } catch (MbtrException failure) {
            throw StructureFault.located(
                    failure, representation, structures, i -> describing.places()[i] + 1);
        }
    }

    private DescribedRows environments(
            Console console, Describing describing, RepresentationChoice choice, Workers workers) {
        LocalMbtr ofAtoms = ofAtoms(choice);
        List<Structure> structures = describing.structures();
        try (Progress progress = console.progress("describing atoms", structures.size(), "structures")) {
            if (withDerivatives) {
                MemoryCheck.check(console, describing.estimateOfDerivatives(ofAtoms, AtomChoice.of(atoms)));
            }
            return describing.environments(ofAtoms, AtomChoice.of(atoms), progress, workers);
        }
    }

    private static LocalMbtr ofAtoms(RepresentationChoice choice) {
        if (!(choice.settings() instanceof MbtrSettings settings)) {
            throw new MbtrException("only the many-body tensor describes environments of atoms, not " + choice.name());
        }
        // presets for crystals are per atom already, which an environment is by itself
        return new LocalMbtr(
                settings.normalization() == Normalization.PER_ATOM
                        ? settings.withNormalization(Normalization.NONE)
                        : settings);
    }

    private Derivatives derivatives(
            Console console, Describing describing, RepresentationChoice choice, Workers workers) {
        int count = describing.structures().size();
        try (Progress progress = console.progress("derivatives", count, "structures")) {
            return describesAtoms()
                    ? describing.derivatives(ofAtoms(choice), AtomChoice.of(atoms), progress, workers)
                    : describing.derivatives(choice.settings().create(), progress, workers);
        }
    }

    private void write(Console console, DescribedRows described, Optional<Derivatives> derivatives, Path file) {
        try (Progress _ = console.progress("writing " + file, -1, "")) {
            if (isTable(file)) {
                FeatureFile.writeCsv(described, file);
            } else if (sparse) {
                FeatureFile.writeSparse(described, derivatives, file);
            } else {
                FeatureFile.writeDense(described, derivatives, file);
            }
        }
    }

    private void report(
            Console console,
            DataSource source,
            Selection selection,
            RepresentationChoice choice,
            Describing describing,
            DescribedRows described,
            Optional<Derivatives> derivatives,
            double seconds) {
        var features = described.features();
        Description report = new Description().fact("data", "data", source.title());
        TargetReport.add(report, selection);
        report.fact("representation", "representation", choice.name())
                .fact("structures", "structures", describing.structures().size());
        if (describesAtoms()) {
            report.fact("atoms", "atoms", features.structureCount());
        }
        report.fact("blocks", "blocks", features.blocks().size())
                .fact("features", "features", features.featureCount(), features.featureCount() + " columns")
                .fact(
                        "stored_values",
                        "stored values",
                        features.storedValues(),
                        features.storedValues() + ", " + features.storedValues() / features.structureCount()
                                + " in a row")
                .fact(
                        "sparse_bytes",
                        "memory",
                        described.sparseBytes(),
                        Numbers.bytes(described.sparseBytes()) + " block-sparse, "
                                + Numbers.bytes(described.denseBytes()) + " dense")
                .field("dense_bytes", described.denseBytes());
        derivatives.ifPresent(
                all -> report.fact("derivative_bytes", "derivatives", all.bytes(), Numbers.bytes(all.bytes())));
        report.fact("seconds", "time", seconds, Words.seconds(seconds));
        output.ifPresent(file -> report.fact("output", "written", file.toString()));
        if (console.verbose() && choice.settings() instanceof MbtrSettings settings && hasTuples(settings)) {
            report.table(
                    "truncation",
                    "Where the sums end; weights are those of the tuples that begin with an atom",
                    TruncationTable.of((Mbtr) settings.create(), describing.structures()));
        }
        console.print(report.text());
        console.result(report.fields());
    }

    private static boolean hasTuples(MbtrSettings settings) {
        return settings.terms().stream().anyMatch(term -> term.order() > 1);
    }
}
