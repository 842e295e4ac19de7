package org.mbtr.learning.linalg;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.mbtr.structures.MbtrException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the OpenBLAS that lies on the class path, never one of the operating system, with a single thread of its own.
 */
final class OpenBlasLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(OpenBlasLibrary.class);
    private static final String ROOT = "/org/bytedeco/openblas/";
    private static final String VERSION_ENTRY = "/META-INF/maven/org.bytedeco/openblas/pom.properties";
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final int NAME_LIMIT = 256;

    private OpenBlasLibrary() {}

    /** Opens the library; its functions stay valid for the life of the JVM. */
    static SymbolLookup open() {
        NativePlatform platform = NativePlatform.current();
        try {
            prepareEnvironment();
            Path folder = NativeCache.userFolder(System.getenv(), System.getProperty("user.home"))
                    .resolve("openblas-" + version() + "-" + platform.name());
            // OpenBLAS names these by bare file name; the loader finds them because they are open already.
            for (String library : platform.supportLibraries()) {
                URL source = entry(platform, library);
                if (source != null) {
                    load(NativeCache.file(source, folder, library));
                }
            }
            URL source = entry(platform, platform.openBlas());
            if (source == null) {
                throw new MbtrException("OpenBLAS for " + platform.name()
                        + " is not on the class path; expected an entry " + ROOT + platform.name() + "/"
                        + platform.openBlas() + ". Use the distribution built for this platform.");
            }
            Path file = NativeCache.file(source, folder, platform.openBlas());
            SymbolLookup lookup = load(file);
            LOG.debug("OpenBLAS {} for {} from {}", version(), text(lookup, "openblas_get_corename"), file);
            return lookup;
        } catch (IOException failure) {
            throw new MbtrException(
                    "OpenBLAS could not be copied out of the program: " + failure.getMessage()
                            + "; set MBTR_CACHE to a writable folder with 50 MB free",
                    failure);
        } catch (IllegalArgumentException failure) {
            throw new MbtrException(
                    "OpenBLAS could not be opened (" + failure.getMessage()
                            + "); if the cache folder forbids execution, set MBTR_CACHE to another",
                    failure);
        }
    }

    private static void prepareEnvironment() throws IOException {
        // All threads are ours; see the package description.
        CLibrary.setEnvironment("OPENBLAS_NUM_THREADS", "1");
        if (Files.isReadable(PROCESSORS)) {
            CoreType.override(System.getenv(), Files.readString(PROCESSORS))
                    .ifPresent(core -> CLibrary.setEnvironment(CoreType.VARIABLE, core));
        }
    }

    private static SymbolLookup load(Path file) {
        return SymbolLookup.libraryLookup(file, Arena.global());
    }

    private static URL entry(NativePlatform platform, String file) {
        return OpenBlasLibrary.class.getResource(ROOT + platform.name() + "/" + file);
    }

    private static String version() throws IOException {
        try (InputStream content = OpenBlasLibrary.class.getResourceAsStream(VERSION_ENTRY)) {
            Properties properties = new Properties();
            if (content != null) {
                properties.load(content);
            }
            return properties.getProperty("version", "unknown");
        }
    }

    private static String text(SymbolLookup lookup, String function) {
        try {
            MemorySegment address = (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(lookup.findOrThrow(function), FunctionDescriptor.of(ValueLayout.ADDRESS))
                    .invokeExact();
            return address.reinterpret(NAME_LIMIT).getString(0);
        } catch (Throwable failure) {
            throw new IllegalStateException("call of " + function + " failed; please report this", failure);
        }
    }
}
