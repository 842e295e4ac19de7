package org.mbtr.structures.io;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.CifToken.Kind;

/**
 * Reads crystals from CIF, compressed or not: each data block with atoms is a structure, periodic in all directions, blocks
 * without atoms are passed over.
 *
 * <p>Cell vector a lies along x, b in the xy plane. All symmetry operations that the block lists are applied to each site
 * ({@link SiteOrbit}); a block of a space group other than P1 that lists none is refused. Every site must be occupied
 * entirely. Atoms stand site by site, their fractional coordinates from 0 to below 1. The name of the block becomes the
 * text property {@code data_block}.
 *
 * <p>Memory: one block.
 */
public final class CifReader implements StructureReader {
    private final CifLexer lexer;
    private Optional<CifToken> head = Optional.empty();
    private Optional<CifBlock> block = Optional.empty();
    private boolean begun;
    private boolean ended;
    private int blocks;
    private int structures;

    private CifReader(TextLines lines) {
        this.lexer = new CifLexer(lines);
    }

    /**
     * Opens a file.
     *
     * @throws MbtrException if it cannot be opened
     */
    public static CifReader open(Path file) {
        return new CifReader(TextLines.open(file));
    }

    /**
     * Reads from a stream, which {@link #close} closes.
     *
     * @param title what messages call it
     */
    public static CifReader of(InputStream stream, String title) {
        return new CifReader(new TextLines(title, TextFile.reader(stream, title)));
    }

    /**
     * Whether there is a further block with atoms.
     *
     * @throws MbtrException if the text is no CIF, or has ended and had no block with atoms
     */
    @Override
    public boolean hasNext() {
        boolean complete = false;
        try {
            while (!ended && block.isEmpty()) {
                advance();
            }
            complete = true;
            return block.isPresent();
        } finally {
            ended |= !complete;
        }
    }

    @Override
    public Structure next() {
        if (!hasNext()) {
            throw new NoSuchElementException(lexer.lines().title() + " has no further structure");
        }
        CifBlock current = block.orElseThrow();
        block = Optional.empty();
        structures++;
        boolean complete = false;
        try {
            Structure structure = CifCrystal.of(current);
            complete = true;
            return structure;
        } finally {
            ended |= !complete;
        }
    }

    @Override
    public void close() {
        ended = true;
        block = Optional.empty();
        lexer.close();
    }

    private void advance() {
        CifToken next = begun ? head.orElseThrow() : lexer.next();
        begun = true;
        if (next.kind() == Kind.END) {
            ended = true;
            if (structures == 0) {
                throw new MbtrException(lexer.lines().title() + ": none of its data blocks (" + blocks + ") has atoms;"
                        + " expected a loop with _atom_site_fract_x, _atom_site_fract_y and _atom_site_fract_z");
            }
            return;
        }
        if (next.kind() != Kind.BLOCK) {
            throw lexer.lines().fault(next.line(), "a CIF begins with `data_` and a name, found `" + next.text() + "`");
        }
        CifBlock.Parsed parsed = CifBlock.parse(next, lexer);
        head = Optional.of(parsed.next());
        blocks++;
        if (CifSites.exist(parsed.block())) {
            block = Optional.of(parsed.block());
        }
    }
}
