package org.mbtr.cli.verbs;

import java.util.List;
import org.mbtr.cli.select.Condition;
import org.mbtr.cli.select.Selection;
import picocli.CommandLine.Option;

/** Which structures of a source are taken. */
final class SelectionOptions {
    @Option(
            names = "--where",
            paramLabel = "KEY=VALUE",
            converter = ConditionConverter.class,
            description =
                    "Only structures with this value of a property; with !=, <, <=, > or >= too, and more than once"
                            + " (all must hold). Truth values are T and F. Structures without the property are left out.")
    private List<Condition> where = List.of();

    List<Condition> where() {
        return where;
    }

    /** A selection that has seen no structure yet. */
    Selection selection() {
        return new Selection(where);
    }
}
