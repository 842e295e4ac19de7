package org.mbtr.potentials.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs of others that the tests talk to, where {@code .ci/install-clients} has put them: ASE in the Python of the
 * distribution, and LAMMPS. Tests that need one are skipped where it is absent, with a word on what to install.
 */
public final class Clients {
    /** The distribution's Python; another one first on the path does not have the distribution's packages. */
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** The program of LAMMPS. */
    public static final Path LAMMPS = Path.of("/usr/bin/lmp");

    private Clients() {}

    /** Skips the test unless ASE can be imported. */
    static void needAse() {
        assumeTrue(
                succeeds(PYTHON.toString(), "-c", "import ase"),
                "ASE is not installed; .ci/install-clients installs it");
    }

    /** Skips the test unless LAMMPS is there and has the style {@code ipi}. */
    public static void needLammps() {
        assumeTrue(Files.isExecutable(LAMMPS), "LAMMPS is not installed; .ci/install-clients installs it");
        assumeTrue(succeeds("/bin/sh", "-c", LAMMPS + " -h | grep -qw ipi"), "this LAMMPS has no `fix ipi`");
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts a script that lies beside this class, standard error into standard output. */
    static Process python(Path folder, String script, Object... arguments) throws IOException {
        Path copy = folder.resolve(script);
        try (InputStream text = Clients.class.getResourceAsStream(script)) {
            Files.write(copy, text.readAllBytes());
        }
        return python(copy, arguments);
    }

    /** Starts a script of the documentation. */
    static Process example(String script, Object... arguments) throws IOException {
        return python(Path.of(System.getProperty("mbtr.root"), "docs", "examples", script), arguments);
    }

    private static Process python(Path script, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "-W", "ignore", script.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The rest of what a process prints, once it has ended; it must end well. */
    static String output(Process process) throws IOException, InterruptedException {
        String text =
                String.join("\n", process.inputReader(StandardCharsets.UTF_8).readAllLines());
        assertEquals(0, process.waitFor(), text);
        return text;
    }

    /** A name for a UNIX socket that no other test uses. */
    static String socketName() {
        return "mbtr_test_" + ProcessHandle.current().pid() + "_" + System.nanoTime();
    }
}
