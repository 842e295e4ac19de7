package org.mbtr.cli.learn;

import java.nio.file.Path;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Describer;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.search.SearchJournal;

/** Describes journals of searches: what is searched and what has been evaluated so far. */
public final class JournalDescriber implements Describer {
    @Override
    public boolean recognises(Path file) {
        return SearchJournal.isJournal(file);
    }

    @Override
    public Description describe(Path file, Progress progress) {
        SearchJournal.Contents contents = SearchJournal.read(file);
        int evaluated = contents.evaluations().size();
        double seconds = contents.evaluations().stream()
                .mapToDouble(SearchJournal.Evaluation::seconds)
                .sum();
        return new Description()
                .fact("journal", "journal of a search", file.toString())
                .fact("variables", "searched", contents.variables(), String.join(", ", contents.variables()))
                .fact(
                        "seconds",
                        "so far",
                        seconds,
                        Numbers.count(evaluated, "evaluation") + " in " + Words.seconds(seconds))
                .field("evaluations", EvaluationTable.rows(contents))
                .shown("Evaluations, errors in the unit of the target", EvaluationTable.of(contents, ""));
    }
}
