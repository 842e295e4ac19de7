package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.motion.RelaxationReport;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.frames.Frames;
import org.mbtr.potentials.relax.Relaxation;
import org.mbtr.potentials.relax.RelaxationSettings;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.potentials.units.PhysicalConstants;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;
import org.mbtr.structures.io.StructureWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Relaxes structures on the potential-energy surface of a model. */
@Command(
        name = "relax",
        header = "Relax structures, and their cells, with the forces of a model.",
        description = {
            "",
            "Moves the atoms of each structure to the nearest minimum of the energy, by limited-memory BFGS steps of at"
                    + " most 0.2 Å, until the largest force on an atom is below --fmax. Atoms whose 'move_mask' is F stay."
                    + " Results have energy, forces and, with a volume, stress, in the unit of the model, and keep the"
                    + " labels of the structure; numbers that belonged to the old geometry are left out.",
            "",
            "Structures that do not converge are written too; the exit code is then 1.",
            "",
            "Example: mbtr relax model.npz start.extxyz --output relaxed.extxyz",
            "Example: mbtr relax model.npz POSCAR --relax-cell --output relaxed.vasp"
        })
public final class RelaxVerb extends PotentialVerb {
    @Parameters(index = "1", paramLabel = "FILE|NAME", description = "Structures, or the name of a known data set.")
    private String data;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write the result: .extxyz, .xyz, POSCAR or .vasp, also .gz; by default"
                    + " <name>-relaxed.extxyz.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--trajectory",
            paramLabel = "FILE",
            description = "Where to write all steps: .extxyz or .xyz, also .gz.")
    private Optional<Path> trajectory = Optional.empty();

    @Option(
            names = "--fmax",
            paramLabel = "F",
            description = "Largest force at which a structure is relaxed, in eV/Å; by default ${DEFAULT-VALUE}.")
    private double fmax = 0.05;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Most steps for a structure; by default ${DEFAULT-VALUE}.")
    private int steps = 500;

    @Option(
            names = "--relax-cell",
            description = "Relax the cell too, until no component of the stress is larger than --smax.")
    private boolean relaxCell;

    @Option(
            names = "--smax",
            paramLabel = "S",
            description = "Largest component of the stress at which a cell is relaxed, in GPa; by default 0.01.")
    private Optional<Double> smax = Optional.empty();

    @Mixin
    private StructureChoice choice = new StructureChoice();

    /** With models from there. */
    public RelaxVerb(PotentialSource source) {
        super(source);
    }

    @Override
    protected void run(Console console) {
        RelaxationSettings settings = settings();
        DataSource source = DataSource.resolve(data);
        Path result = OutputFile.checked(
                output.orElse(Path.of(OutputFile.base(source.path()).getFileName() + "-relaxed.extxyz")));
        trajectory.ifPresent(OutputFile::checked);
        RelaxationReport report;
        try (Workers workers = new Workers(console.threads())) {
            PotentialSource.Loaded potential = potential(console, workers);
            EnergyUnit unit = unit(potential.potential());
            report = new RelaxationReport(source.title(), unit, settings);
            relax(console, source, potential, unit, settings, result, report);
        }
        report.written(result, trajectory);
        console.print(report.description().text());
        console.result(report.description().fields());
        report.failure().ifPresent(message -> {
            throw new MbtrException(message + "; what was reached is in " + result);
        });
    }

    private RelaxationSettings settings() {
        if (smax.isPresent() && !relaxCell) {
            throw wrong("--smax is for --relax-cell, which is not given");
        }
        return new RelaxationSettings(
                positive("--fmax", fmax),
                positive("--smax", smax.orElse(0.01)) * PhysicalConstants.GIGAPASCAL,
                (int) atLeast(0, "--steps", steps),
                relaxCell);
    }

    private void relax(
            Console console,
            DataSource source,
            PotentialSource.Loaded potential,
            EnergyUnit unit,
            RelaxationSettings settings,
            Path result,
            RelaxationReport report) {
        Set<String> leftOut = new LinkedHashSet<>();
        try (StructureReader reader = source.open();
                StructureWriter writer = StructureWriter.create(result);
                Steps frames = Steps.of(trajectory);
                Progress progress = console.progress("relaxing " + source.title(), -1, "steps")) {
            long read = 0;
            long taken = 0;
            while (reader.hasNext()) {
                Structure start = reader.next();
                if (!choice.accepts(++read)) {
                    continue;
                }
                long number = read;
                taken++;
                Relaxation.Result relaxed = relaxed(start, number, potential, unit, settings, step -> {
                    progress.advance(1);
                    progress.detail("structure " + number + ", largest force "
                            + Numbers.significant(step.largestForce(), 3) + " eV/Å");
                    frames.write(frame(step, unit)
                            .withProperty("structure", new PropertyValue.Whole(number))
                            .withProperty("step", new PropertyValue.Whole(step.number())));
                });
                Structure end = frame(relaxed.end(), unit);
                writer.write(end);
                leftOut.addAll(writer.leftOut(end));
                report.add(number, relaxed, potential.domain().reasonOutside(end));
            }
            choice.check(source, read, taken);
            writer.commit();
            frames.commit();
        }
        if (!leftOut.isEmpty()) {
            console.note("left out, since the format has no place for them: " + String.join(", ", leftOut));
        }
    }

    private static Relaxation.Result relaxed(
            Structure start,
            long number,
            PotentialSource.Loaded potential,
            EnergyUnit unit,
            RelaxationSettings settings,
            Consumer<Relaxation.Step> listener) {
        try {
            return Relaxation.run(start, potential.potential(), unit, settings, listener);
        } catch (MbtrException failure) {
            throw new MbtrException("structure " + number + " (" + start + "): " + failure.getMessage(), failure);
        }
    }

    private static Structure frame(Relaxation.Step step, EnergyUnit unit) {
        return Frames.of(step.structure(), step.evaluation(), unit.symbol());
    }

    /** The steps as a file, if the user wants one. */
    private record Steps(Optional<ExtendedXyzWriter> writer) implements AutoCloseable {
        static Steps of(Optional<Path> file) {
            return new Steps(file.map(ExtendedXyzWriter::create));
        }

        void write(Structure frame) {
            writer.ifPresent(present -> present.write(frame));
        }

        void commit() {
            writer.ifPresent(ExtendedXyzWriter::commit);
        }

        @Override
        public void close() {
            writer.ifPresent(ExtendedXyzWriter::close);
        }
    }
}
