package org.mbtr.cli.console;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
public final class Version implements IVersionProvider {
    /** The version that the jar carries, or "development" where classes run without their jar. */
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"mbtr " + number(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")};
    }
}
