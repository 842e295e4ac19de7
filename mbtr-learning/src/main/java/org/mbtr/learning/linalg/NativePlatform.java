package org.mbtr.learning.linalg;

import java.util.List;
import java.util.Locale;
import org.mbtr.structures.MbtrException;

/**
 * Names of the native files for one operating system and processor.
 *
 * @param name as in the class path entries, for example {@code linux-x86_64}
 * @param supportLibraries file names in the order in which they must be loaded; ones that the jar lacks are skipped
 * @param openBlas file name of OpenBLAS itself
 */
record NativePlatform(String name, List<String> supportLibraries, String openBlas) {

    NativePlatform {
        supportLibraries = List.copyOf(supportLibraries);
    }

    /** The platform of this JVM; an {@link MbtrException} where there is no OpenBLAS for it. */
    static NativePlatform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static NativePlatform of(String system, String processor) {
        String architecture = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> throw unsupported(system, processor);
        };
        String family = system.toLowerCase(Locale.ROOT);
        if (family.startsWith("linux")) {
            return new NativePlatform(
                    "linux-" + architecture,
                    List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5"),
                    "libopenblas.so.0");
        }
        if (family.startsWith("mac")) {
            return new NativePlatform(
                    "macosx-" + architecture,
                    List.of("libgcc_s.1.1.dylib", "libquadmath.0.dylib", "libgfortran.5.dylib", "libgfortran.dylib"),
                    "libopenblas.0.dylib");
        }
        throw unsupported(system, processor);
    }

    private static MbtrException unsupported(String system, String processor) {
        return new MbtrException(
                "linear algebra needs Linux or macOS on x86-64 or arm64, found " + system + " on " + processor);
    }
}
