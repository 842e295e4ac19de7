package org.mbtr.cli.reproduce;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.mbtr.cli.plot.SavingsPlot;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.phases.active.HullSettings;

/** Savings and wrong hulls of all strategies and sets, as table, fields and picture. */
final class FigureFourReport {
    private static final double PERCENT = 100;
    private static final double MILLI = 1000;
    /** What the paper saves at best, with a right hull, on Ag–Pt. */
    private static final double PUBLISHED = 48;

    private final FigureFourPlan plan;
    private final Table table = new Table(
            Column.text("set", "set"),
            Column.whole("structures", "structures"),
            Column.whole("compositions", "compositions"),
            Column.text("strategy", "strategy"),
            Column.text("setting", "setting"),
            Column.whole("runs", "runs"),
            Column.number("saved", "saved (%)", 3),
            Column.number("least_saved", "least", 3),
            Column.number("most_saved", "most", 3),
            Column.whole("wrong", "wrong hulls"),
            Column.number("hull_error", "largest hull error (meV/atom)", 2),
            Column.number("mae", "MAE (meV/atom)", 2),
            Column.number("seconds", "time of a run (s)", 2));
    private final Map<String, List<HullRun>> sets = new LinkedHashMap<>();

    FigureFourReport(FigureFourPlan plan) {
        this.plan = plan;
    }

    /** Adds all runs of a set. */
    void add(AlloySet set, List<HullRun> runs) {
        sets.put(set.name(), runs);
        List<HullRun> ours = of(runs, HullRun.OURS, plan.last());
        for (double probability : plan.probabilities()) {
            row(set, HullRun.OURS, "δ = " + number(probability), ours, end(probability));
        }
        for (double threshold : plan.thresholds()) {
            List<HullRun> theirs = of(runs, HullRun.PAPER, threshold);
            row(set, HullRun.PAPER, "t = " + number(threshold), theirs, HullRun::last);
        }
        List<HullRun> chance = of(runs, HullRun.CHANCE, 0);
        List<HullRun.Step> standard =
                ours.stream().map(end(FigureFourPlan.PROBABILITY)).toList();
        int wrong = 0;
        for (int i = 0; i < chance.size(); i++) {
            wrong += chance.get(i).isRightWith(standard.get(i).known()) ? 0 : 1;
        }
        double saved =
                mean(ours, run -> run.saved(end(FigureFourPlan.PROBABILITY).apply(run)));
        table.row(
                set.name(),
                set.candidates().size(),
                set.candidates().space().compositions().size(),
                HullRun.CHANCE,
                "as many as δ = " + FigureFourPlan.PROBABILITY,
                chance.size(),
                PERCENT * saved,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                wrong,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Function<HullRun, HullRun.Step> end(double probability) {
        return run -> run.lastAt(probability, HullSettings.standard(run.seed()));
    }

    private static String number(double setting) {
        return BigDecimal.valueOf(setting).stripTrailingZeros().toPlainString();
    }

    private static List<HullRun> of(List<HullRun> runs, String strategy, double parameter) {
        return runs.stream()
                .filter(run -> run.strategy().equals(strategy) && run.parameter() == parameter)
                .toList();
    }

    private void row(
            AlloySet set, String strategy, String setting, List<HullRun> runs, Function<HullRun, HullRun.Step> end) {
        double[] saved = runs.stream()
                .mapToDouble(run -> PERCENT * run.saved(end.apply(run)))
                .toArray();
        double[] errors = runs.stream()
                .map(end)
                .filter(step -> step.error() != null)
                .mapToDouble(HullRun.Step::error)
                .toArray();
        table.row(
                set.name(),
                set.candidates().size(),
                set.candidates().space().compositions().size(),
                strategy,
                setting,
                runs.size(),
                Arrays.stream(saved).average().orElseThrow(),
                Arrays.stream(saved).min().orElseThrow(),
                Arrays.stream(saved).max().orElseThrow(),
                wrong(runs, end),
                MILLI
                        * runs.stream()
                                .map(end)
                                .mapToDouble(HullRun.Step::hullError)
                                .max()
                                .orElseThrow(),
                errors.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                MILLI * Arrays.stream(errors).average().orElseThrow()),
                mean(runs, HullRun::seconds));
    }

    private static int wrong(List<HullRun> runs, Function<HullRun, HullRun.Step> end) {
        return (int) runs.stream().map(end).filter(step -> !step.right()).count();
    }

    private static double mean(List<HullRun> runs, ToDoubleFunction<HullRun> number) {
        return runs.stream().mapToDouble(number).average().orElseThrow();
    }

    String text() {
        return table.text() + System.lineSeparator()
                + "Saved: share of the structures that are not computed. Wrong: other vertices than the hull of all structures."
                + " The paper saves up to " + (int) PUBLISHED
                + " % with a right hull (688 crystals of Ag and Pt, which are not here)."
                + System.lineSeparator()
                + "Runs of this program go on to the smallest δ; what the others would have ended with follows from them.";
    }

    List<Map<String, Object>> rows() {
        return table.rows();
    }

    /** In a few words. */
    String summary() {
        List<HullRun> ours = all(HullRun.OURS, plan.last());
        List<HullRun> theirs = all(HullRun.PAPER, FigureFourPlan.PUBLISHED_THRESHOLD);
        Function<HullRun, HullRun.Step> end = end(FigureFourPlan.PROBABILITY);
        return "saved " + (int) Math.round(PERCENT * mean(ours, run -> run.saved(end.apply(run)))) + " %, "
                + wrong(ours, end) + " of " + ours.size() + " hulls wrong; as the paper "
                + (int) Math.round(PERCENT * mean(theirs, run -> run.saved(run.last()))) + " %, "
                + wrong(theirs, HullRun::last) + " of " + theirs.size();
    }

    private List<HullRun> all(String strategy, double parameter) {
        return sets.values().stream()
                .flatMap(runs -> of(runs, strategy, parameter).stream())
                .toList();
    }

    /** The trade-off over all sets, and the standard settings set by set. */
    SavingsPlot plot() {
        List<SavingsPlot.Point> ours = new ArrayList<>();
        for (double probability : plan.probabilities()) {
            ours.add(point("δ = " + number(probability), all(HullRun.OURS, plan.last()), end(probability)));
        }
        List<SavingsPlot.Point> theirs = plan.thresholds().stream()
                .sorted()
                .map(t -> point("t = " + number(t), all(HullRun.PAPER, t), HullRun::last))
                .toList();
        List<SavingsPlot.Bars> bars = List.of(
                new SavingsPlot.Bars(
                        "this program, δ = " + FigureFourPlan.PROBABILITY,
                        bySet(HullRun.OURS, plan.last(), end(FigureFourPlan.PROBABILITY))),
                new SavingsPlot.Bars(
                        "paper, t = " + FigureFourPlan.PUBLISHED_THRESHOLD,
                        bySet(HullRun.PAPER, FigureFourPlan.PUBLISHED_THRESHOLD, HullRun::last)));
        return new SavingsPlot(
                "Hulls from few calculations",
                List.of(new SavingsPlot.Curve("this program", ours), new SavingsPlot.Curve("paper's strategy", theirs)),
                sets.keySet().stream().map(this::shortName).toList(),
                bars,
                PUBLISHED);
    }

    /** The system alone where no other set is of it, so that all names fit on an axis. */
    private String shortName(String set) {
        String system = system(set);
        return sets.keySet().stream()
                                .filter(other -> system(other).equals(system))
                                .count()
                        > 1
                ? set
                : system;
    }

    private static String system(String set) {
        return set.replaceFirst("_.*", "");
    }

    private static SavingsPlot.Point point(String label, List<HullRun> runs, Function<HullRun, HullRun.Step> end) {
        return new SavingsPlot.Point(
                label,
                PERCENT * wrong(runs, end) / runs.size(),
                PERCENT * mean(runs, run -> run.saved(end.apply(run))));
    }

    private List<SavingsPlot.Point> bySet(String strategy, double parameter, Function<HullRun, HullRun.Step> end) {
        return sets.entrySet().stream()
                .map(entry -> point(entry.getKey(), of(entry.getValue(), strategy, parameter), end))
                .toList();
    }
}
