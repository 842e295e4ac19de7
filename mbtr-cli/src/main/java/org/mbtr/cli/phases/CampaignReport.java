package org.mbtr.cli.phases;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.show.Description;
import org.mbtr.phases.active.Candidates;
import org.mbtr.phases.active.Surprise;
import org.mbtr.phases.campaign.Campaign;
import org.mbtr.phases.campaign.Guide;
import org.mbtr.phases.hull.Composition;
import org.mbtr.phases.hull.LowerHull;

/** How far a campaign is, in words and tables. */
public final class CampaignReport {
    private static final int DIGITS = 3;
    /** What differences of total energies leave of zero (eV/atom). */
    private static final double ROUNDING = 1e-11;

    private static final String CANDIDATE = "candidate";

    private CampaignReport() {}

    /** Adds what a campaign is about and how much is known. */
    public static void addCounts(Description description, Path state, Campaign campaign) {
        Candidates candidates = campaign.candidates();
        int size = candidates.size();
        int known = campaign.knownCount();
        List<Integer> pending = numbers(campaign.pending());
        description
                .fact("state", "state", state.toString())
                .fact(
                        "system",
                        "system",
                        candidates.components().symbols(),
                        candidates.components().toString())
                .fact(
                        "candidates",
                        "candidates",
                        size,
                        size + " of "
                                + Numbers.count(
                                        candidates.space().compositions().size(), "composition"))
                .fact(
                        "strategy",
                        "strategy",
                        campaign.settings().strategy(),
                        campaign.settings().strategy().label())
                .unit(campaign.settings().unit())
                .fact("known", "known", known, known + " (" + Math.round(100.0 * known / size) + " %)")
                .fact("pending", "asked for", pending, pending.isEmpty() ? "nothing is open" : words(pending));
        Map<Integer, String> failures = new TreeMap<>();
        campaign.failures().forEach((candidate, reason) -> failures.put(candidate + 1, reason));
        description.field("failed", failures);
        if (!failures.isEmpty()) {
            description.shown("failed", words(List.copyOf(failures.keySet())));
        }
    }

    /** Candidates as people number them. */
    public static List<Integer> numbers(int... candidates) {
        return IntStream.of(candidates).mapToObj(i -> i + 1).toList();
    }

    private static String words(List<Integer> numbers) {
        return Numbers.count(numbers.size(), CANDIDATE) + ": "
                + String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    /** Adds what the strategy thinks of the hull. */
    public static void addOutlook(Description description, Campaign campaign, Guide guide) {
        boolean done = campaign.pending().length == 0 && guide.current().isDone();
        description
                .fact("rounds", "rounds", guide.steps().size() - 1)
                .field(
                        "probability_of_change",
                        guide.current().probabilityOfChange().isPresent()
                                ? guide.current().probabilityOfChange().getAsDouble()
                                : null)
                .fact("done", "done", done, done ? "yes" : "no");
        guide.current()
                .probabilityOfChange()
                .ifPresent(probability ->
                        description.shown("hull", "changes with probability " + Numbers.significant(probability, 2)));
    }

    /** Adds known energies that the others do not explain, if there are any. */
    public static void addSurprises(
            Description description, Candidates candidates, List<Surprise> surprises, String unit) {
        String suffix = unit.isEmpty() ? "" : " (" + unit + ")";
        Table table = new Table(
                Column.text("formula", "formula"),
                Column.whole(CANDIDATE, CANDIDATE),
                Column.number("difference", "off by" + suffix, DIGITS),
                Column.number("usual", "usual" + suffix, DIGITS));
        for (Surprise surprise : surprises) {
            int structure = surprise.structure();
            table.row(
                    candidates.components().formula(candidates.composition(structure)),
                    structure + 1,
                    surprise.difference(),
                    surprise.usual());
        }
        description.field("surprises", table.rows());
        if (!surprises.isEmpty()) {
            description.shown("Energies far from what all others say; check their calculations", table);
        }
    }

    /** The hull of what is known, absent as long as a corner of the range of compositions is not. */
    public static Optional<LowerHull> hull(Campaign campaign) {
        return campaign.formationEnergies().flatMap(campaign.candidates()::hullOf);
    }

    /** Adds the stable ones of the known candidates. */
    public static void addStable(Description description, Campaign campaign) {
        Optional<LowerHull> hull = hull(campaign);
        Table table = new Table(
                Column.text("formula", "formula"),
                Column.number("energy", "formation energy" + unit(campaign), DIGITS),
                Column.whole(CANDIDATE, CANDIDATE));
        if (hull.isPresent()) {
            double[] energies = campaign.formationEnergies().orElseThrow();
            for (int vertex : vertices(campaign.candidates(), hull.get())) {
                table.row(
                        campaign.candidates()
                                .components()
                                .formula(campaign.candidates().composition(vertex)),
                        Math.abs(energies[vertex]) < ROUNDING ? 0 : energies[vertex],
                        vertex + 1);
            }
        }
        description.table("stable", "Stable phases of the known candidates", table);
    }

    /** Vertices in the order of their compositions, more of the first component first. */
    static List<Integer> vertices(Candidates candidates, LowerHull hull) {
        return IntStream.of(hull.vertices())
                .boxed()
                .sorted(Comparator.comparing(candidates::composition, Composition.FIRST_COMPONENT_FIRST))
                .toList();
    }

    private static String unit(Campaign campaign) {
        String unit = campaign.settings().unitPerAtom();
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }
}
