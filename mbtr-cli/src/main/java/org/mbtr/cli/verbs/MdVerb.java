package org.mbtr.cli.verbs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.motion.DynamicsReport;
import org.mbtr.cli.report.Progress;
import org.mbtr.potentials.Domain;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.dynamics.DynamicsRun;
import org.mbtr.potentials.dynamics.DynamicsSettings;
import org.mbtr.potentials.dynamics.Ensemble;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves atoms in time on the potential-energy surface of a model. */
@Command(
        name = "md",
        header = "Run molecular dynamics with the forces of a model.",
        description = {
            "",
            "'--ensemble nve' (the default) conserves the energy (velocity Verlet), '--ensemble nvt' the temperature"
                    + " (Langevin dynamics, BAOAB). Velocities are drawn at --temperature, without motion of the structure"
                    + " as a whole; the same seed gives the same trajectory. Atoms whose 'move_mask' is F stay.",
            "",
            "The trajectory grows while the program runs: extended XYZ with energy, forces, momenta (in the units of ASE),"
                    + " temperature and conserved energy. A run that was killed goes on when the same command is called"
                    + " again, to the same trajectory; with more --steps it becomes longer. It stops, with exit code 1,"
                    + " where the structure leaves the region of the training data.",
            "",
            "Example: mbtr md model.npz relaxed.extxyz --temperature 300 --ensemble nvt --steps 20000"
        })
public final class MdVerb extends PotentialVerb {
    private static final long DISPLAY_NANOSECONDS = 500_000_000;

    @Parameters(index = "1", paramLabel = "FILE|NAME", description = "The structure to begin with.")
    private String data;

    @Option(
            names = "--temperature",
            paramLabel = "K",
            description = "Temperature of the velocities that are drawn, and of the bath of nvt, in kelvin.")
    private Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--ensemble",
            paramLabel = "NAME",
            converter = EnsembleConverter.class,
            description = "nve or nvt; by default ${DEFAULT-VALUE}.")
    private String ensemble = EnsembleConverter.NVE;

    @Option(
            names = "--friction",
            paramLabel = "G",
            description = "Friction of nvt, in 1/ps; by default 10. Velocities are forgotten within 1/G.")
    private Optional<Double> friction = Optional.empty();

    @Option(names = "--timestep", paramLabel = "FS", description = "Time step in fs; by default ${DEFAULT-VALUE}.")
    private double timeStep = 0.5;

    @Option(names = "--steps", paramLabel = "N", description = "Number of steps; by default ${DEFAULT-VALUE}.")
    private long steps = 1000;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "Steps between frames of the trajectory; by default ${DEFAULT-VALUE}.")
    private long every = 10;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of all random numbers; by default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--keep-momenta",
            description = "Begin with the momenta that the structure has, as the frames of a trajectory do.")
    private boolean keepMomenta;

    @Option(
            names = "--ignore-domain",
            description = "Go on where the structure leaves the region of the training data.")
    private boolean ignoreDomain;

    @Option(
            names = "--trajectory",
            paramLabel = "FILE",
            description = "Where to write: .extxyz or .xyz; by default <name>-md.extxyz. A checkpoint lies beside it.")
    private Optional<Path> trajectory = Optional.empty();

    @Mixin
    private StructureChoice choice = new StructureChoice();

    /** With models from there. */
    public MdVerb(PotentialSource source) {
        super(source);
    }

    /** Names of ensembles. */
    private static final class EnsembleConverter implements ITypeConverter<String> {
        static final String NVE = "nve";
        static final String NVT = "nvt";

        @Override
        public String convert(String text) {
            return BasisConverter.oneOf(List.of(NVE, NVT), text);
        }
    }

    @Override
    protected void run(Console console) {
        DynamicsSettings settings = settings();
        DataSource source = DataSource.resolve(data);
        Structure start = choice.only(source);
        Path file = OutputFile.checked(
                trajectory.orElse(Path.of(OutputFile.base(source.path()).getFileName() + "-md.extxyz")));
        if (Files.exists(DynamicsRun.checkpointOf(file))) {
            console.note("going on with the run of " + file);
        }
        long begin = System.nanoTime();
        DynamicsReport report;
        DynamicsRun.Result result;
        try (Workers workers = new Workers(console.threads());
                Progress progress = console.progress("moving " + start.formula(), settings.steps(), "steps")) {
            PotentialSource.Loaded loaded = potential(console, workers);
            PotentialSource.Loaded potential = ignoreDomain ? everywhere(loaded) : loaded;
            EnergyUnit unit = unit(loaded.potential());
            report = new DynamicsReport(source.title(), start, unit, settings, file);
            result = DynamicsRun.run(start, potential, unit, settings, file, shown(progress, report));
        }
        report.finish(result, (System.nanoTime() - begin) * 1e-9);
        console.print(report.description().text());
        console.result(report.description().fields());
        result.stopped().ifPresent(reason -> {
            throw new MbtrException(reason + ". The trajectory up to there is in " + file);
        });
    }

    private static PotentialSource.Loaded everywhere(PotentialSource.Loaded potential) {
        return new PotentialSource.Loaded(potential.potential(), Domain.everywhere(), potential.fingerprint());
    }

    private DynamicsSettings settings() {
        boolean bath = ensemble.equals(EnsembleConverter.NVT);
        if (friction.isPresent() && !bath) {
            throw wrong("--friction is for --ensemble nvt");
        }
        if (temperature.isEmpty() && (bath || !keepMomenta)) {
            throw wrong(bath ? "--ensemble nvt needs --temperature" : "--temperature is needed, or --keep-momenta");
        }
        if (temperature.isPresent() && keepMomenta && !bath) {
            throw wrong("--temperature and --keep-momenta contradict each other in nve");
        }
        double kelvin = temperature.isPresent() ? positive("--temperature", temperature.get()) : 0;
        double perFemtosecond = positive("--friction", friction.orElse(10.0)) / 1000;
        return new DynamicsSettings(
                bath ? new Ensemble.Langevin(kelvin, perFemtosecond) : new Ensemble.Microcanonical(),
                positive("--timestep", timeStep),
                atLeast(0, "--steps", steps),
                atLeast(1, "--every", every),
                kelvin,
                keepMomenta,
                seed);
    }

    /** Shows each step, and twice a second how the run is doing. */
    private static Consumer<DynamicsRun.State> shown(Progress progress, DynamicsReport report) {
        return new Consumer<>() {
            private long shown;
            private long last;

            @Override
            public void accept(DynamicsRun.State state) {
                progress.advance(state.step() - last);
                last = state.step();
                if (System.nanoTime() - shown > DISPLAY_NANOSECONDS) {
                    shown = System.nanoTime();
                    progress.detail(report.line(state));
                }
            }
        };
    }
}
