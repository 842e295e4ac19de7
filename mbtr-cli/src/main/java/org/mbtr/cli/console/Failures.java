package org.mbtr.cli.console;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.mbtr.structures.MbtrException;

/** Turns a failure into the one line that the user reads. */
public final class Failures {
    private Failures() {}

    /**
     * A failure in words.
     *
     * @param message what happened and, where known, what to do
     * @param bug whether the program is to blame
     */
    public record Failure(String message, boolean bug) {
        /** The line on standard error. */
        public String line() {
            return "mbtr: " + message;
        }
    }

    /** What this exception means to the user. */
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case MbtrException known -> new Failure(known.getMessage(), false);
            case UncheckedIOException wrapper -> of(wrapper.getCause());
            case NoSuchFileException missing -> new Failure("no such file: " + missing.getFile(), false);
            case AccessDeniedException denied -> new Failure("no permission for " + denied.getFile(), false);
            case DirectoryNotEmptyException full -> new Failure(full.getFile() + " is a folder", false);
            case FileSystemException failed ->
                new Failure(failed.getFile() + ": " + reason(failed.getReason(), failed), false);
            case FileNotFoundException missing -> new Failure(missing.getMessage(), false);
            case IOException failed ->
                new Failure("reading or writing failed: " + reason(failed.getMessage(), failed), false);
            case OutOfMemoryError exhausted -> new Failure(outOfMemory(), false);
            default -> new Failure(bug(thrown), true);
        };
    }

    private static String reason(String text, Throwable thrown) {
        return text == null ? thrown.getClass().getSimpleName() : text;
    }

    private static String outOfMemory() {
        long gigabyte = 1L << 30;
        return String.format(
                "out of memory: the JVM may use %.1f GB; take fewer structures, or give it more with"
                        + " MBTR_JAVA_OPTS=-Xmx...g if the machine has more",
                Runtime.getRuntime().maxMemory() / (double) gigabyte);
    }

    private static String bug(Throwable thrown) {
        return "this is a bug, please report it with what --debug prints (mbtr " + Version.number() + ", Java "
                + Runtime.version().feature() + "): " + thrown;
    }
}
