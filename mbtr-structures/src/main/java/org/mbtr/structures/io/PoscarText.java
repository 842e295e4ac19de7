package org.mbtr.structures.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Element;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Periodicity;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** One structure as the lines of a POSCAR. */
final class PoscarText {
    private final Structure structure;
    private final String where;
    private final Cell cell;
    private final Optional<boolean[]> moveMask;

    private PoscarText(Structure structure, String where) {
        this.structure = structure;
        this.where = where;
        this.cell = bulk();
        this.moveMask = moveMask();
    }

    /**
     * The text.
     *
     * @param where what messages call the file
     * @throws MbtrException if a POSCAR cannot express the structure
     */
    static String of(Structure structure, String where) {
        return new PoscarText(structure, where).text();
    }

    private Cell bulk() {
        if (structure.atomCount() == 0) {
            throw new MbtrException(where + ": a structure without atoms cannot be written");
        }
        return structure
                .cell()
                .filter(found -> found.periodicity() == Periodicity.BULK)
                .orElseThrow(() -> new MbtrException(where + ": a POSCAR is periodic in all three directions, and "
                        + structure.formula()
                        + " is not; write extended XYZ (.extxyz), or give the structure a cell and"
                        + " pbc=\"T T T\""));
    }

    /** The flags {@code [atoms*3]}; one flag for an atom counts for its three coordinates. Others are no such flags. */
    private Optional<boolean[]> moveMask() {
        if (!(structure.atomProperties().get(PoscarReader.MOVE_MASK) instanceof PropertyValue.Truths truths)) {
            return Optional.empty();
        }
        boolean[] flags = truths.values();
        int atoms = structure.atomCount();
        if (flags.length == 3 * atoms) {
            return Optional.of(flags);
        }
        if (flags.length != atoms) {
            return Optional.empty();
        }
        boolean[] repeated = new boolean[3 * atoms];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = flags[i / 3];
        }
        return Optional.of(repeated);
    }

    private String text() {
        Map<Integer, List<Integer>> runs = IntStream.range(0, structure.atomCount())
                .boxed()
                .collect(Collectors.groupingBy(structure::atomicNumber, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder(comment()).append("\n1.0\n");
        double[] vectors = cell.vectors();
        Lattice lattice = Lattice.of(cell);
        for (int i = 0; i < 9; i++) {
            text.append(NumberText.write(vectors[i])).append(i % 3 == 2 ? '\n' : ' ');
        }
        text.append(words(runs.keySet().stream().map(z -> Element.of(z).symbol())));
        text.append(words(runs.values().stream().map(run -> Integer.toString(run.size()))));
        text.append(moveMask.isPresent() ? "Selective dynamics\nDirect\n" : "Direct\n");
        runs.values().forEach(run -> run.forEach(atom -> text.append(row(atom, lattice))));
        return text.toString();
    }

    private String comment() {
        String text = structure.properties().get("comment") instanceof PropertyValue.Text comment
                ? comment.value().strip().replaceAll("\\R", " ")
                : "";
        return text.isEmpty() ? structure.formula() : text;
    }

    private String row(int atom, Lattice lattice) {
        double[] place = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            place[axis] = structure.position(atom, axis);
            if (!Double.isFinite(place[axis])) {
                throw new MbtrException(where + ", atom " + (atom + 1) + ": coordinate " + "xyz".charAt(axis) + " is "
                        + place[axis] + "; only finite coordinates are written");
            }
        }
        double[] fractions = CellCoordinates.fractions(place, lattice);
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            row.append(i == 0 ? "" : " ").append(NumberText.write(fractions[i]));
        }
        moveMask.ifPresent(flags -> {
            for (int i = 0; i < 3; i++) {
                row.append(flags[3 * atom + i] ? " T" : " F");
            }
        });
        return row.append('\n').toString();
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining(" ")) + "\n";
    }
}
