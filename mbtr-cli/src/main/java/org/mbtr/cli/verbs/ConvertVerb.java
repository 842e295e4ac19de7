package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.forcefield.ModelConversion;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.potentials.gdml.exchange.ForceFieldFiles;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.io.StructureReader;
import org.mbtr.structures.io.StructureWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Writes structures in another format. */
@Command(
        name = "convert",
        header = "Write structures in another format.",
        description = {
            "",
            "Reads extended and plain XYZ, POSCAR, CIF and NumPy trajectories. The name of OUTPUT says what is written:"
                    + " extended XYZ (.extxyz, .xyz) with all structures and properties, or POSCAR (POSCAR, CONTCAR,"
                    + " .vasp) with one periodic structure, both compressed with .gz behind it; or a data set of the sGDML program"
                    + " (.npz) with all frames of a molecule, their forces and energies. OUTPUT appears under its name when"
                    + " it is complete.",
            "",
            "A force field of 'mbtr train --model gdml --representation coulomb-md' becomes a model of the sGDML program, and a model"
                    + " of that program a force field.",
            "",
            "Example: mbtr convert quartz.cif quartz.extxyz",
            "Example: mbtr convert crystals.extxyz POSCAR --select 3",
            "Example: mbtr convert ethanol.extxyz ethanol.npz --unit kcal/mol",
            "Example: mbtr convert ethanol-energy-gdml.npz ethanol-sgdml.npz"
        })
public final class ConvertVerb extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "FILE|NAME",
            description = "Structures, the name of a known data set, or a force field.")
    private String data;

    @Parameters(
            index = "1",
            paramLabel = "OUTPUT",
            description = "Where to write: .extxyz, .xyz, POSCAR or .vasp, also .gz; or .npz.")
    private Path output;

    @Option(names = "--select", paramLabel = "N", description = "Only this structure, counted from 1 as in messages.")
    private Optional<Long> select = Optional.empty();

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description =
                    "Unit of the energies, for .npz; by default what the data set or its property energy_unit says.")
    private Optional<String> unit = Optional.empty();

    @Override
    protected void run(Console console) {
        if (select.isPresent() && select.get() < 1) {
            throw new ParameterException(
                    spec().commandLine(), "--select counts structures from 1, found " + select.get());
        }
        if (unit.isPresent() && !output.toString().endsWith(".npz")) {
            throw new ParameterException(
                    spec().commandLine(), "--unit is for .npz, which names the unit of energies; OUTPUT is " + output);
        }
        DataSource source = DataSource.resolve(data);
        if (source.dataset().isEmpty() && ForceFieldFiles.isForceField(source.path())) {
            convertModel(console, source.path());
            return;
        }
        long expected = source.dataset().map(Dataset::structures).orElse(-1);
        Set<String> leftOut = new LinkedHashSet<>();
        long written;
        try (StructureReader reader = source.open();
                StructureWriter writer =
                        StructureWriter.create(OutputFile.checked(output), unit.or(() -> source.unit("energy")));
                Progress progress = console.progress("converting " + source.title(), expected, "structures")) {
            written = write(reader, writer, progress, leftOut);
            writer.commit();
        }
        report(console, source, written, List.copyOf(leftOut));
    }

    private void convertModel(Console console, Path model) {
        if (select.isPresent()) {
            throw new ParameterException(spec().commandLine(), data + " is a force field; leave out --select");
        }
        if (!output.toString().endsWith(".npz")) {
            throw new MbtrException(data + " is a force field, which is written as .npz; OUTPUT is " + output);
        }
        ModelConversion.Outcome done =
                ModelConversion.convert(model, OutputFile.checked(output), unit, console.threads());
        Description report = new Description()
                .fact("data", "model", model.toString())
                .fact("frames", "training frames", done.frames())
                .fact("output", "written", output.toString(), output + ", " + done.kind());
        console.print(report.text());
        console.result(report.fields());
    }

    private long write(StructureReader reader, StructureWriter writer, Progress progress, Set<String> leftOut) {
        long read = 0;
        long written = 0;
        while (reader.hasNext() && (select.isEmpty() || read < select.get())) {
            Structure structure = reader.next();
            read++;
            if (select.isEmpty() || read == select.get()) {
                writer.write(structure);
                leftOut.addAll(writer.leftOut(structure));
                written++;
            }
            progress.advance(1);
        }
        if (written == 0) {
            throw new MbtrException(data + " holds "
                    + (read == 0
                            ? "no structure"
                            : Numbers.count(read, "structure") + "; there is no number " + select.get()));
        }
        return written;
    }

    private void report(Console console, DataSource source, long written, List<String> leftOut) {
        Description report = new Description()
                .fact("data", "data", source.title())
                .fact("structures", "structures", written)
                .fact("output", "written", output.toString());
        if (!leftOut.isEmpty()) {
            report.fact(
                    "left_out",
                    "left out",
                    leftOut,
                    String.join(", ", leftOut) + " (this format has no place for them)");
        }
        console.print(report.text());
        console.result(report.fields());
    }
}
