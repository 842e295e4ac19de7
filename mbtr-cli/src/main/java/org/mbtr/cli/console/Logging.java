package org.mbtr.cli.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much of the log reaches standard error. */
public enum Logging {
    /** What the user should know about. */
    WARNINGS(Level.WARN),
    /** What is being done. */
    STEPS(Level.INFO),
    /** What a developer wants to see. */
    EVERYTHING(Level.DEBUG);

    private final Level level;

    Logging(Level level) {
        this.level = level;
    }

    /** Sets the threshold of the whole log. */
    public void apply() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(level);
        }
    }
}
