package org.mbtr.cli.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.search.SearchJournal;
import org.mbtr.learning.workflow.Tuning;

/** Listens to a search and keeps all its evaluations. */
public final class EvaluationList implements Tuning.Listener {
    private final Tuning.Listener next;
    private final List<SearchJournal.Evaluation> evaluations = new ArrayList<>();

    /** Hands everything on. */
    public EvaluationList(Tuning.Listener next) {
        this.next = next;
    }

    @Override
    public void evaluated(int number, Map<String, Double> point, double loss, double seconds) {
        evaluations.add(new SearchJournal.Evaluation(List.copyOf(point.values()), loss, seconds));
        next.evaluated(number, point, loss, seconds);
    }

    /** The evaluations so far. */
    public List<SearchJournal.Evaluation> evaluations() {
        return List.copyOf(evaluations);
    }
}
