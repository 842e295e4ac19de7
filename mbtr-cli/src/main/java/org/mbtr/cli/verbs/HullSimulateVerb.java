package org.mbtr.cli.verbs;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.phases.CampaignReport;
import org.mbtr.cli.phases.CandidateData;
import org.mbtr.cli.phases.HullPictures;
import org.mbtr.cli.phases.ReferenceChoice;
import org.mbtr.cli.phases.SearchPicture;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.phases.active.Candidates;
import org.mbtr.phases.active.Round;
import org.mbtr.phases.active.Simulation;
import org.mbtr.phases.active.Strategy;
import org.mbtr.phases.active.StrategyChoice;
import org.mbtr.phases.active.Surprise;
import org.mbtr.phases.hull.FormationEnergies;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays a search for a hull through where all energies are known. */
@Command(
        name = "simulate",
        header = "Play a search for a hull through where all energies are known.",
        description = {
            "",
            "Looks energies up instead of computing them, and says after each round how many are known, how far the predictions"
                    + " for the others are off, how far the hull is above the right one, and with which probability the strategy"
                    + " expects it to change.",
            "",
            "Example: mbtr hull simulate alloys/CuAgAu_pyclupan --components Au,Cu --batch 5"
        })
final class HullSimulateVerb extends Verb {
    /** Rounds that people are shown at most; JSON has all. */
    private static final int MOST_ROWS = 30;

    @Mixin
    private CandidateOptions options;

    @Mixin
    private StrategyOptions strategy;

    @Mixin
    private PlotOption plot;

    @Override
    protected void run(Console console) {
        StrategyChoice choice = strategy.choice();
        plot.check();
        CandidateData data = options.read(console);
        if (data.known() < data.structures().size()) {
            throw new MbtrException("a simulation looks energies up, and " + data.known() + " of "
                    + Numbers.count(data.structures().size(), "structure") + " have one called `" + data.energyKey()
                    + "`; 'mbtr hull start' is for those that have none");
        }
        if (data.basis() == TargetBasis.OTHER) {
            throw new MbtrException("a hull needs energies per structure or per atom, and `" + data.energyKey()
                    + "` seems to be neither; say with --target-is which it is if this is wrong");
        }
        ReferenceChoice references = options.references(data);
        Candidates candidates = new Candidates(data.structures());
        if (plot.isWanted()) {
            HullPictures.check(candidates.components());
        }
        double[] formation = FormationEnergies.of(
                data.structures(),
                data.energies(),
                data.basis(),
                references.energies(data.structures(), data.energies(), data.basis()));
        List<Round> rounds = new ArrayList<>();
        List<Surprise> surprises;
        Simulation simulation = new Simulation(candidates, formation);
        try (Workers workers = new Workers(console.threads());
                Strategy player = choice.create(candidates, workers);
                Progress progress = console.progress("simulating", candidates.size(), "structures")) {
            simulation.run(player, round -> {
                progress.advance(
                        round.known() - (rounds.isEmpty() ? 0 : rounds.getLast().known()));
                rounds.add(round);
            });
            surprises = player.surprises();
        }
        Description report = new Description()
                .fact("data", "data", data.source().title())
                .shown("energies", references.words())
                .fact(
                        "system",
                        "system",
                        candidates.components().symbols(),
                        candidates.components().toString())
                .fact("structures", "structures", candidates.size())
                .fact("strategy", "strategy", choice, choice.label())
                .field("stable", simulation.hull().vertices().length);
        Round last = rounds.getLast();
        report.fact("computed", "computed", last.known(), last.known() + " in " + rounds.size() + " rounds")
                .fact("saved", "saved", last.savings(), Math.round(100 * last.savings()) + " %")
                .fact("right", "hull", last.hullIsRight(), last.hullIsRight() ? "right" : "wrong");
        String unit = data.basis().unitIn(TargetBasis.PER_ATOM, data.unit());
        report.field("rounds", table(rounds, unit).rows());
        plot.draw(
                () -> SearchPicture.of(
                        candidates,
                        formation,
                        unit,
                        choice,
                        rounds,
                        data.source().title()),
                report);
        report.shown("Rounds", table(some(rounds), unit));
        CampaignReport.addSurprises(report, candidates, surprises, unit);
        console.print(report.text());
        console.result(report.fields());
    }

    /** The first, the last, and some between. */
    private static List<Round> some(List<Round> rounds) {
        int step = (rounds.size() + MOST_ROWS - 1) / MOST_ROWS;
        List<Round> some = new ArrayList<>();
        for (int r = 0; r < rounds.size(); r++) {
            if (r % step == 0 || r == rounds.size() - 1) {
                some.add(rounds.get(r));
            }
        }
        return some;
    }

    private static Table table(List<Round> rounds, String unit) {
        String suffix = unit.isEmpty() ? "" : " (" + unit + ")";
        Table table = new Table(
                Column.whole("known", "known"),
                Column.number("saved", "saved (%)", 3),
                Column.number("error", "error of predictions" + suffix, 2),
                Column.number("hull_error", "hull too high by" + suffix, 2),
                Column.number("probability_of_change", "probability of change", 2),
                Column.text("right", "right"));
        for (Round round : rounds) {
            table.row(
                    round.known(),
                    100 * round.savings(),
                    round.meanAbsoluteError(),
                    round.hullError(),
                    round.probabilityOfChange(),
                    round.hullIsRight() ? "yes" : "no");
        }
        return table;
    }
}
