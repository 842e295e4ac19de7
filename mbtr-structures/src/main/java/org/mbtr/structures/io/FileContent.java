package org.mbtr.structures.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mbtr.structures.MbtrException;

/**
 * What the first lines of a text file say about its format, where its name does not.
 *
 * <p>XYZ begins with a line that holds a number alone, and no other format is seen in such a file, save for POSCAR: behind
 * an empty first line, its further lines are no XYZ.
 */
final class FileContent {
    /** Blocks of published crystals are shorter. */
    private static final int LINES = 200;

    private final List<String> lines = new ArrayList<>();

    /**
     * Looks at the first lines.
     *
     * @throws MbtrException if the file cannot be read
     */
    FileContent(Path file) {
        try (BufferedReader reader = TextFile.open(file)) {
            for (String line = reader.readLine(); line != null && lines.size() < LINES; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new MbtrException(file + " cannot be read: " + e.getMessage() + "; it may be cut off or damaged", e);
        }
    }

    /** Whether the first word is {@code data_…}, comments apart. */
    boolean isCif() {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> line.regionMatches(true, 0, "data_", 0, 5))
                .isPresent();
    }

    /** Whether a scale factor or three, three rows of three numbers and a row of whole numbers follow a comment. */
    boolean isPoscar() {
        if (lines.size() < 7 || isNumber(lines.get(0)) || words(lines.get(1)) != 1 && words(lines.get(1)) != 3) {
            return false;
        }
        for (int i = 1; i < 5; i++) {
            int words = words(lines.get(i));
            if (PoscarNumbers.leading(lines.get(i)).length != words || i > 1 && words != 3) {
                return false;
            }
        }
        return !PoscarNumbers.leadingCounts(lines.get(5)).isEmpty()
                || !PoscarNumbers.leadingCounts(lines.get(6)).isEmpty();
    }

    /** Whether there is a line that separates blocks as in the texts of {@link PublishedCrystalsReader}. */
    boolean isPublishedSet() {
        return lines.stream()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .filter(line -> !isNumber(line))
                        .isPresent()
                && lines.stream().anyMatch(PublishedCrystalsReader::separates);
    }

    private static boolean isNumber(String line) {
        return line.strip().matches("[0-9]+");
    }

    private static int words(String line) {
        return line.strip().split("\\s+").length;
    }
}
