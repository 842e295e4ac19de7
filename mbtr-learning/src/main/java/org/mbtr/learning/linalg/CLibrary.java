package org.mbtr.learning.linalg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The few functions of the C library that are needed: memory in large blocks and the environment. */
final class CLibrary {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LOOKUP = LINKER.defaultLookup();
    private static final MethodHandle CALLOC = handle("calloc", FunctionDescriptor.of(ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle FREE = handle("free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle SETENV =
            handle("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    private static final Optional<MethodHandle> MADVISE = LOOKUP.find("madvise")
            .map(symbol ->
                    LINKER.downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT)));
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final int MADV_HUGEPAGE = 14;

    private CLibrary() {}

    private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LOOKUP.findOrThrow(name), descriptor);
    }

    /** Zeroed memory of {@code bytes}, or an address of zero where the system refuses. Untouched pages cost nothing. */
    static MemorySegment callocate(long bytes) {
        try {
            return (MemorySegment) CALLOC.invokeExact(1L, bytes);
        } catch (Throwable failure) {
            throw unexpected("calloc", failure);
        }
    }

    /** Gives back what {@link #callocate} returned. */
    static void free(MemorySegment block) {
        try {
            FREE.invokeExact(block);
        } catch (Throwable failure) {
            throw unexpected("free", failure);
        }
    }

    /** Asks for huge pages in [address, address + bytes), where the system has them; only advice, so never fails. */
    static void adviseHugePages(long address, long bytes) {
        if (!LINUX || MADVISE.isEmpty()) {
            return;
        }
        try {
            int ignored = (int) MADVISE.get().invokeExact(address, bytes, MADV_HUGEPAGE);
        } catch (Throwable failure) {
            throw unexpected("madvise", failure);
        }
    }

    /** Sets a variable in the environment that native libraries of this process see. */
    static void setEnvironment(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            int status = (int) SETENV.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (status != 0) {
                throw new IllegalStateException("setenv(" + name + ") returned " + status);
            }
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw unexpected("setenv", failure);
        }
    }

    private static IllegalStateException unexpected(String function, Throwable failure) {
        return new IllegalStateException("call of " + function + " failed; please report this", failure);
    }
}
