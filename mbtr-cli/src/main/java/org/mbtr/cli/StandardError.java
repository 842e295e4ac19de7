package org.mbtr.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Takes standard error back from the filter of the launcher, which hides what the JVM says about itself while it starts.
 * The launcher hands the true standard error over as descriptor 3; from here on the filter sees nothing.
 */
final class StandardError {
    private static final int HANDED_OVER = 3;
    private static final int STANDARD_ERROR = 2;

    private StandardError() {}

    /** Calls {@code dup2(3, 2)}. Where that is impossible everything still arrives, by way of the filter. */
    static void restore() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("dup2").ifPresent(symbol -> {
            FunctionDescriptor signature =
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            MethodHandle duplicate = linker.downcallHandle(symbol, signature);
            try {
                int unused = (int) duplicate.invokeExact(HANDED_OVER, STANDARD_ERROR);
            } catch (Throwable impossible) {
                throw new IllegalStateException("dup2 throws nothing", impossible);
            }
        });
    }
}
