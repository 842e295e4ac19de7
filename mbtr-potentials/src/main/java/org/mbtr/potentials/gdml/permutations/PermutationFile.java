package org.mbtr.potentials.gdml.permutations;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.AtomicFile;

/**
 * Files of permutations: text, one permutation of all atoms a line, as whole numbers from 0 with spaces between; what follows
 * {@code #} is a remark, empty lines count for nothing. The permutations are those that generate a group: neither the identity
 * nor products need be there.
 */
public final class PermutationFile {
    private PermutationFile() {}

    /**
     * The group that the permutations of a file generate.
     *
     * @param maximumOrder largest group that is wanted
     * @throws MbtrException if the file cannot be read, holds no permutation or something else, or the group is larger
     */
    public static PermutationGroup read(Path file, int maximumOrder) {
        List<int[]> generators = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String content = line.replaceFirst("#.*", "").strip();
                if (!content.isEmpty()) {
                    generators.add(permutation(content, generators, file + ", line " + number));
                }
            }
        } catch (IOException e) {
            throw new MbtrException(
                    file + " cannot be read: " + (Files.exists(file) ? e.getMessage() : "it does not exist"), e);
        }
        if (generators.isEmpty()) {
            throw new MbtrException(file + " holds no permutation; expected one a line, such as `0 1 2 4 3`");
        }
        try {
            return PermutationGroup.generatedBy(generators.getFirst().length, generators, maximumOrder);
        } catch (MbtrException tooLarge) {
            throw new MbtrException(file + ": " + tooLarge.getMessage(), tooLarge);
        }
    }

    /**
     * Writes all elements of a group.
     *
     * @throws MbtrException if the file cannot be written
     */
    public static void write(PermutationGroup group, Path file) {
        String text = "# " + group + ", atoms counted from 0\n"
                + Arrays.stream(group.elements())
                        .map(element -> Arrays.stream(element)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n", "", "\n"));
        AtomicFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int[] permutation(String content, List<int[]> before, String where) {
        int[] permutation;
        try {
            permutation = Arrays.stream(content.split("\\s+"))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new MbtrException(where + ": expected whole numbers with spaces between, found `" + content + "`", e);
        }
        if (!before.isEmpty() && before.getFirst().length != permutation.length) {
            throw new MbtrException(where + ": expected " + before.getFirst().length
                    + " atoms as in the lines before, found " + permutation.length);
        }
        if (!PermutationGroup.isPermutation(permutation)) {
            throw new MbtrException(where + ": expected each of 0 … " + (permutation.length - 1) + " once, found `"
                    + content + "`; atoms are counted from 0, and all of them are named");
        }
        return permutation;
    }
}
