package org.mbtr.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this process holds of the machine's memory, where the system says it (Linux). */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    /** Takes "5" for "forget the peak": proc(5). */
    private static final Path FORGET = Path.of("/proc/self/clear_refs");

    private ProcessMemory() {}

    /** The most that it has held since it began, or since {@link #forgetPeak}, in bytes. */
    public static OptionalLong peak() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException notThere) {
            return OptionalLong.empty();
        }
    }

    /** Makes what is held now the peak. Returns whether the system could. */
    public static boolean forgetPeak() {
        try {
            Files.writeString(FORGET, "5");
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }
}
