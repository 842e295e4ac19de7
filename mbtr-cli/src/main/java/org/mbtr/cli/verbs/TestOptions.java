package org.mbtr.cli.verbs;

import java.util.List;
import org.mbtr.cli.select.Condition;
import picocli.CommandLine.Option;

/** Which structures models are tested on, where that is not drawn. */
final class TestOptions {
    @Option(
            names = "--test-where",
            paramLabel = "KEY=VALUE",
            converter = ConditionConverter.class,
            description =
                    "Test on the structures with this value of a property, learn from the others; with !=, <, <=, >"
                            + " or >= too, and more than once (all must hold).")
    private List<Condition> where = List.of();

    @Option(
            names = "--skip-unknown",
            description = "Leave out test structures with elements that no training structure has, and list them.")
    private boolean skipUnknown;

    List<Condition> where() {
        return where;
    }

    boolean isGiven() {
        return !where.isEmpty();
    }

    boolean skipUnknown() {
        return skipUnknown;
    }
}
