package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.describe.Spectrum;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.learn.RepresentationChoice;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.show.Description;
import org.mbtr.representations.mbtr.Mbtr;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Draws what the program works with. */
@Command(
        name = "plot",
        header = "Draw the representation of a structure, and its derivatives.",
        description = {
            "",
            "Each term of the many-body tensor becomes a picture of lines over the value of its geometry function, one line for"
                    + " each tuple of species, with the derivatives with respect to x, y and z of an atom below if wanted."
                    + " Written as PNG and SVG.",
            "",
            "Example: mbtr plot representation datasets/aspirin_figure1.extxyz --representation figure1-aspirin-k2"
                    + " --derivative 6 --output aspirin"
        })
public final class PlotVerb extends Verb {
    private static final String REPRESENTATION = "representation";

    @Parameters(index = "0", paramLabel = "WHAT", description = "representation")
    private String what;

    @Parameters(index = "1", paramLabel = "FILE|NAME", description = "A structure, or the name of a known data set.")
    private String data;

    @Mixin
    private StructureChoice choice;

    @Option(
            names = "--representation",
            paramLabel = "PRESET|FILE",
            required = true,
            description = "A preset, or a JSON file.")
    private String wanted;

    @Option(
            names = "--derivative",
            paramLabel = "ATOM",
            description = "Also draw the derivatives with respect to the position of this atom, counted from 1.")
    private Optional<Integer> atom = Optional.empty();

    @Option(names = "--term", paramLabel = "N", description = "Only this term of the representation, counted from 1.")
    private Optional<Integer> term = Optional.empty();

    @Option(
            names = "--species",
            paramLabel = "LIST",
            split = ",",
            description = "Only these tuples of species, such as H-C,C-C.")
    private List<String> species = List.of();

    @Option(
            names = "--output",
            paramLabel = "BASE",
            defaultValue = REPRESENTATION,
            description = "Write BASE.png and BASE.svg, or BASE-1.png … if there are several terms; by default"
                    + " 'representation'.")
    private Path output;

    @Override
    protected void run(Console console) {
        if (!what.equals(REPRESENTATION)) {
            throw new ParameterException(spec().commandLine(), "Cannot draw '" + what + "'; known: " + REPRESENTATION);
        }
        OutputFile.checked(output);
        DataSource source = DataSource.resolve(data);
        Structure structure = choice.only(source);
        RepresentationChoice representation = RepresentationChoice.named(wanted, List.of(structure));
        if (!(representation.settings() instanceof MbtrSettings settings)) {
            throw new MbtrException("only many-body tensors are drawn, not " + representation.name());
        }
        check("--derivative", atom, structure.atomCount(), "atom");
        check("--term", term, settings.terms().size(), "term");
        Description report = new Description()
                .fact("data", "data", source.title())
                .fact(REPRESENTATION, REPRESENTATION, representation.name());
        List<String> files = draw(console, settings, structure, representation.name());
        report.fact("files", "written", files, String.join(", ", files));
        console.print(report.text());
        console.result(report.fields());
    }

    private static void check(String option, Optional<Integer> number, int count, String noun) {
        if (number.filter(n -> n < 1 || n > count).isPresent()) {
            throw new MbtrException(option + " counts from 1, found " + number.get() + "; there "
                    + (count == 1 ? "is " : "are ") + Numbers.count(count, noun));
        }
    }

    private List<String> draw(Console console, MbtrSettings settings, Structure structure, String name) {
        Mbtr tensor = (Mbtr) settings.create();
        int[] terms = term.map(n -> new int[] {n - 1})
                .orElse(IntStream.range(0, settings.terms().size()).toArray());
        List<String> files = new ArrayList<>();
        for (int index : terms) {
            String title = name + ", " + structure.formula()
                    + (terms.length > 1 ? ", term " + (index + 1) : "")
                    + atom.map(n -> ", derivatives for atom " + n + " ("
                                    + Element.of(structure.atomicNumber(n - 1)).symbol() + ")")
                            .orElse("");
            Spectrum.Drawing drawing =
                    new Spectrum(tensor, structure, index, species).draw(title, atom.map(n -> n - 1));
            if (drawing.leftOut() > 0) {
                console.note(Numbers.count(drawing.leftOut(), "tuple") + " of species with smaller values left out of"
                        + " the picture; choose others with --species");
            }
            Path base = terms.length > 1 ? output.resolveSibling(output.getFileName() + "-" + (index + 1)) : output;
            PlotFile.writeBoth(drawing.plot(), base).forEach(file -> files.add(file.toString()));
        }
        return files;
    }
}
