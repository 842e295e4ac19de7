package org.mbtr.learning.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.MbtrException;

class CoreTypeTest {
    private static final String ZEN_5 = """
            processor\t: 0
            vendor_id\t: AuthenticAMD
            model name\t: AMD EPYC
            flags\t\t: fpu sse avx2 avx512f avx512dq avx512cd avx512bw avx512vl
            """;

    @Test
    void amdWithWideVectorsIsOverridden() {
        assertEquals(Optional.of("SkylakeX"), CoreType.override(Map.of(), ZEN_5));
    }

    @Test
    void othersAreLeftToOpenBlas() {
        assertEquals(Optional.empty(), CoreType.override(Map.of(), ZEN_5.replace("AuthenticAMD", "GenuineIntel")));
        assertEquals(Optional.empty(), CoreType.override(Map.of(), ZEN_5.replace("avx512vl", "")));
        assertEquals(Optional.empty(), CoreType.override(Map.of(), ""));
    }

    @Test
    void theUsersChoiceStays() {
        assertEquals(Optional.empty(), CoreType.override(Map.of("OPENBLAS_CORETYPE", "Haswell"), ZEN_5));
    }

    @Test
    void platformsAreNamedAsInTheJar() {
        assertEquals("linux-x86_64", NativePlatform.of("Linux", "amd64").name());
        assertEquals("linux-arm64", NativePlatform.of("Linux", "aarch64").name());
        assertEquals("macosx-arm64", NativePlatform.of("Mac OS X", "aarch64").name());
        assertThrows(MbtrException.class, () -> NativePlatform.of("Plan 9", "amd64"));
    }
}
