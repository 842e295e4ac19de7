package org.mbtr.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mbtr.structures.MbtrException;

/**
 * A command of the program in a JVM of its own, with the flags of this one. What the JVM compiles for one case of a
 * benchmark depends on the cases before it; in a fresh one each case is measured as if it were the only one.
 */
final class OwnProcess {
    /** Set by the launcher for a stream that only its own JVM has. */
    private static final String LAUNCHER_ONLY = "-Dmbtr.filtered";

    private OwnProcess() {}

    /**
     * Runs and returns the JSON object that the command prints.
     *
     * @param flags of the JVM, besides those of this one
     * @throws MbtrException with what it wrote to standard error, if it fails
     */
    static JsonNode run(List<String> flags, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith(LAUNCHER_ONLY))
                .forEach(command::add);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).start();
            byte[] result = process.getInputStream().readAllBytes();
            byte[] words = process.getErrorStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new MbtrException("the measurement failed: " + new String(words, StandardCharsets.UTF_8).strip());
            }
            return new ObjectMapper().readTree(result);
        } catch (IOException failure) {
            throw new MbtrException("cannot start Java for a measurement: " + failure.getMessage(), failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new MbtrException("interrupted during a measurement", failure);
        }
    }
}
