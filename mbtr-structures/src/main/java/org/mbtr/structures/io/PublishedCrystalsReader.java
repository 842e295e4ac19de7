package org.mbtr.structures.io;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Reads the text files of crystals of H. Huo, M. Rupp, Mach. Learn.: Sci. Technol. 3, 045017 (2022): elpasolites
 * ({@code abc2d6-16_elpasolite3to6.txt}), ABC2 compounds of the OQMD ({@code oqmd_abc2.txt}) and binary alloys
 * ({@code AgPt.txt} and others), compressed or not.
 *
 * <p>The reader was written from a description of the fields, not from the files. Lines {@code --- number ---} stand before
 * blocks, or a line {@code end} behind them, or both. A block holds, in this order: an energy; the volume of the cell (not
 * for elpasolites); fractional coordinates of n atoms; the cell vectors one after the other (angstrom); n element symbols;
 * more; the word {@code end}. Numbers and symbols may stand in rows or in lists with brackets, commas and quotes.
 *
 * <p>The number before a block becomes the property {@code id}. The energy is {@code formation_energy_eV_per_atom} of
 * elpasolites, {@code energy_eV} of OQMD compounds, and of alloys, which are known by the name of their file,
 * {@code formation_energy_eV}, also divided by the number of atoms. What follows the symbols of OQMD compounds and alloys
 * becomes {@code spacegroup} (OQMD) and {@code calculation}.
 *
 * <p>Memory: one block.
 */
public final class PublishedCrystalsReader implements StructureReader {
    private static final Pattern SEPARATOR = Pattern.compile("\\s*-{2,}\\s*([0-9]{1,18})\\s*-{2,}\\s*");

    private static final Pattern END = Pattern.compile("[\\s\\[\\](){},;'\"]*end[\\s\\[\\](){},;'\"]*");

    /** More characters than any block of these sets has by far: a text that is something else is not read to its end. */
    private static final int LONGEST = 1_000_000;

    private final TextLines lines;
    private Optional<Long> number = Optional.empty();
    private Optional<Block> block = Optional.empty();
    private boolean ended;

    /**
     * A block that has been read.
     *
     * @param number the number on the separator before it
     * @param text its lines
     * @param line number of its first line
     */
    private record Block(Optional<Long> number, String text, int line) {}

    private PublishedCrystalsReader(TextLines lines) {
        this.lines = lines;
    }

    /**
     * Opens a file.
     *
     * @throws MbtrException if it cannot be opened
     */
    public static PublishedCrystalsReader open(Path file) {
        return new PublishedCrystalsReader(TextLines.open(file));
    }

    /**
     * Reads from a stream, which {@link #close} closes.
     *
     * @param title what messages call it, ending in the name of the file
     */
    public static PublishedCrystalsReader of(InputStream stream, String title) {
        return new PublishedCrystalsReader(new TextLines(title, TextFile.reader(stream, title)));
    }

    /** Whether a line separates blocks. */
    static boolean separates(String line) {
        return SEPARATOR.matcher(line).matches() || END.matcher(line).matches();
    }

    @Override
    public boolean hasNext() {
        if (!ended && block.isEmpty()) {
            boolean complete = false;
            try {
                block = nextBlock();
                complete = block.isPresent();
            } finally {
                ended |= !complete;
            }
        }
        return block.isPresent();
    }

    @Override
    public Structure next() {
        if (!hasNext()) {
            throw new NoSuchElementException(lines.title() + " has no further structure");
        }
        Block current = block.orElseThrow();
        block = Optional.empty();
        boolean complete = false;
        try {
            Structure structure = PublishedBlock.read(current.text(), current.line(), lines);
            complete = true;
            return current.number()
                    .map(id -> structure.withProperty("id", new PropertyValue.Whole(id)))
                    .orElse(structure);
        } finally {
            ended |= !complete;
        }
    }

    @Override
    public void close() {
        ended = true;
        block = Optional.empty();
        lines.close();
    }

    /** The text up to the next separator, or to the line that ends a block; absent if nothing is left. */
    private Optional<Block> nextBlock() {
        Optional<Long> before = number;
        StringBuilder text = new StringBuilder();
        int firstLine = 0;
        Optional<String> next;
        for (next = lines.next(); next.isPresent(); next = lines.next()) {
            String line = next.get();
            Matcher separator = SEPARATOR.matcher(line);
            if (separator.matches()) {
                number = Optional.of(Long.parseLong(separator.group(1)));
                if (!text.isEmpty()) {
                    break;
                }
                before = number;
            } else if (!text.isEmpty() || !line.isBlank()) {
                firstLine = text.isEmpty() ? lines.line() : firstLine;
                text.append(line).append('\n');
                requireShort(text, firstLine);
                if (END.matcher(line).matches()) {
                    number = Optional.empty();
                    break;
                }
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Block(before, text.toString(), firstLine));
    }

    private void requireShort(StringBuilder text, int firstLine) {
        if (text.length() > LONGEST) {
            throw lines.fault(
                    firstLine,
                    "the block that begins here has no end; expected a line `end`, or `--- number ---` before the next"
                            + " block");
        }
    }
}
