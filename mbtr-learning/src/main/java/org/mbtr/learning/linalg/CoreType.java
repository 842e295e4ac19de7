package org.mbtr.learning.linalg;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which processor OpenBLAS should be told that it runs on.
 *
 * <p>OpenBLAS 0.3.31 does not recognise AMD's Zen 5 and falls back to 256-bit kernels, 1.7 times slower than the 512-bit
 * ones which that processor can run.
 */
final class CoreType {
    /** Read by OpenBLAS when it is opened. */
    static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final Set<String> NEEDED = Set.of("avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd");

    private CoreType() {}

    /**
     * The value for {@link #VARIABLE}, empty where OpenBLAS should decide: when the user has set it, and on all but AMD
     * processors with the instructions that the kernels for SkylakeX use.
     *
     * @param processors text of {@code /proc/cpuinfo}
     */
    static Optional<String> override(Map<String, String> environment, String processors) {
        if (environment.containsKey(VARIABLE) || !field(processors, "vendor_id").equals("AuthenticAMD")) {
            return Optional.empty();
        }
        Set<String> flags = Set.copyOf(List.of(field(processors, "flags").split("\\s+")));
        return flags.containsAll(NEEDED) ? Optional.of("SkylakeX") : Optional.empty();
    }

    private static String field(String processors, String name) {
        return processors
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
