package org.mbtr.phases.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

/**
 * A program that computes an energy. It is run by the shell, in the folder of this process; {@value #INPUT} in the command stands for an
 * extended XYZ file with the structure, alone in a folder of its own that the program may fill and that is deleted afterwards. The last line that it
 * prints must be the energy. Another exit code than 0, another last line, and no end in time are failures.
 */
public final class CommandOracle implements Oracle {
    /** What stands for the file in a command. */
    public static final String INPUT = "{in}";
    /** How long to wait for a program to go when it is told to (seconds). */
    private static final long GRACE = 2;
    /** How much of what a program said is told (letters). */
    private static final int MOST_WORDS = 200;

    private final String command;
    private final Duration limit;

    /**
     * Of this command.
     *
     * @param limit for one structure, above 0
     * @throws MbtrException if the command has no {@value #INPUT}
     */
    public CommandOracle(String command, Duration limit) {
        if (!command.contains(INPUT)) {
            throw new MbtrException("the command `" + command + "` has no " + INPUT
                    + ", which stands for the file with the structure; write it where the program expects the file");
        }
        this.command = command;
        this.limit = limit;
    }

    @Override
    public Outcome energy(Structure structure) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("mbtr-");
            try {
                return run(structure, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException failure) {
            throw new MbtrException("`" + command + "` cannot be run: " + failure.getMessage(), failure);
        }
    }

    private Outcome run(Structure structure, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("structure.xyz");
        ExtendedXyzWriter.write(file, List.of(structure));
        // Beside the folder of the program, which may clean up.
        Path output = Files.createTempFile("mbtr-", ".out");
        Path errors = Files.createTempFile("mbtr-", ".err");
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", command.replace(INPUT, quoted(file)))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!ended(process)) {
                return new Outcome.Failure("no end within " + limit.toSeconds() + " s");
            }
            String last = lastLine(output);
            if (process.exitValue() != 0) {
                return new Outcome.Failure("exit code " + process.exitValue() + said(errors, last));
            }
            OptionalDouble energy = number(last);
            return energy.isPresent()
                    ? new Outcome.Energy(energy.getAsDouble())
                    : new Outcome.Failure("the last line printed is no energy" + said(errors, last));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    /** For the shell. */
    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "'\\''") + "'";
    }

    /** Waits; a program that does not end in time, or that nobody waits for any longer, is ended with all that it has started. */
    private boolean ended(Process process) throws InterruptedException {
        boolean ended = false;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!ended) {
                List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                        .toList();
                family.forEach(ProcessHandle::destroy);
                process.waitFor(GRACE, TimeUnit.SECONDS);
                family.forEach(ProcessHandle::destroyForcibly);
            }
        }
        return ended;
    }

    private static String lastLine(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (before, line) -> line)
                .strip();
    }

    private static String said(Path errors, String printed) throws IOException {
        String words = lastLine(errors).isEmpty() ? printed : lastLine(errors);
        String cut = words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "…";
        return cut.isEmpty() ? "; it said nothing" : "; it said: " + cut;
    }

    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
