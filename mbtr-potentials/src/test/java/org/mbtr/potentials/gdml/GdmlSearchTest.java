package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.search.SearchJournal;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** The search of hyper-parameters against single fits. */
class GdmlSearchTest {
    private static final List<double[]> FRAMES = Molecules.methoxy(30, 0.15, 5);
    private static final LabelledStructures TRAINING = labelled(FRAMES.subList(0, 20));
    private static final LabelledStructures VALIDATION = labelled(FRAMES.subList(20, 30));

    /** What losses are rounded to. */
    private static final double RESOLUTION = GdmlSearch.RESOLUTION
            * VALIDATION.forces().stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .average()
                    .orElseThrow();

    /** With noise on the forces, so that the best λ is not the smallest one. */
    private static LabelledStructures labelled(List<double[]> frames) {
        Random random = new Random(8);
        return new LabelledStructures(
                frames.stream()
                        .map(frame -> Structure.molecule(Molecules.METHOXY, frame))
                        .toList(),
                frames.stream().mapToDouble(Molecules::energy).toArray(),
                TargetBasis.PER_STRUCTURE,
                frames.stream()
                        .map(frame -> Arrays.stream(Molecules.forces(frame))
                                .map(force -> force + 0.05 * random.nextGaussian())
                                .toArray())
                        .toList());
    }

    private static GdmlSearch.Result search(
            LabelledStructures training, GdmlSearchSpace space, Optional<Path> journal, List<Double> seconds) {
        try (Workers workers = new Workers(2)) {
            return GdmlSearch.search(
                    training,
                    SearchSizes.single(training.size()),
                    VALIDATION,
                    Molecules.methyl(),
                    List.of(space),
                    new GradientSolver.Direct(),
                    1,
                    journal,
                    (number, point, loss, time) -> seconds.add(time),
                    workers);
        }
    }

    /** Mean absolute error of force components, the slow way. */
    private static double error(GdmlSettings settings) {
        try (Workers workers = new Workers(1)) {
            GdmlModel model = GdmlTrainer.train(
                            ForceFrames.of(TRAINING), settings, Molecules.methyl(), ModelInfo.unnamed(), workers)
                    .model();
            double sum = 0;
            int count = 0;
            for (int f = 0; f < VALIDATION.size(); f++) {
                double[] found = model.evaluate(VALIDATION.structures().get(f)).forces();
                for (int c = 0; c < found.length; c++, count++) {
                    sum += Math.abs(found[c] - VALIDATION.forces().get(f)[c]);
                }
            }
            return sum / count;
        }
    }

    private static GdmlSearchSpace space(boolean bins) {
        return GdmlSearchSpace.published(
                GdmlSearchSpace.start(
                        bins ? GdmlSearchSpace.startWithPairs() : new MoleculeRepresentation.InverseDistance()),
                EnumSet.noneOf(GdmlSearchSpace.Fixed.class));
    }

    /** No neighbour of the end on the grid is better by more than what counts, and the loss is what a fit has. */
    @Test
    void endIsBetterThanItsNeighbours() {
        GdmlSearchSpace space = space(false);
        GdmlSearch.Result found = search(TRAINING, space, Optional.empty(), new ArrayList<>());

        assertEquals(error(found.settings()), found.loss(), RESOLUTION / 2);
        assertTrue(found.loss() < error(space.settings()), found.toString());
        GdmlSearchSpace end = space.startingAt(found.point());
        for (int v = 0; v < end.variables().size(); v++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                SearchVariable variable = end.variables().get(v);
                List<SearchVariable> neighbours = new ArrayList<>(end.variables());
                neighbours.set(v, variable.withStart(variable.start() + sign * variable.step()));
                GdmlSettings other = first(new GdmlSearchSpace(space.settings(), neighbours));
                assertNotBetter(other, found);
            }
        }
    }

    /** What a λ must not be below, but for a factor of two. */
    private static double rounding(GdmlSettings settings) {
        try (Workers workers = new Workers(1)) {
            return GdmlTrainer.rounding(ForceFrames.of(TRAINING), settings, Molecules.methyl(), workers);
        }
    }

    /** Each stage begins where the one before ended; the last one ends where all frames have their best neighbourhood. */
    @Test
    void searchGoesOnWithMoreFrames(@TempDir Path folder) {
        Optional<Path> journal = Optional.of(folder.resolve("journal.jsonl"));
        GdmlSearchSpace space = space(false);
        GdmlSearch.Result few;
        GdmlSearch.Result staged;
        try (Workers workers = new Workers(2)) {
            few = staged(SearchSizes.single(5), space, Optional.empty(), workers);
            staged = staged(new SearchSizes(List.of(5, 20), OptionalInt.empty(), 20), space, journal, workers);
        }
        GdmlSearch.Result goneOn = search(TRAINING, space.startingAt(few.point()), Optional.empty(), new ArrayList<>());

        assertEquals(goneOn.point(), staged.point());
        assertEquals(error(staged.settings()), staged.loss(), RESOLUTION / 2);
        assertEquals(List.of(5, 20), staged.sizes().stages());
        assertEquals(few.evaluations() + goneOn.evaluations(), staged.evaluations());
        SearchJournal.Contents contents = SearchJournal.read(journal.orElseThrow());
        assertEquals(List.of("frames", "length-scale", "lambda*length-scale^5"), contents.variables());
        assertEquals(staged.evaluations(), contents.evaluations().size());
    }

    private static GdmlSearch.Result staged(
            SearchSizes sizes, GdmlSearchSpace space, Optional<Path> journal, Workers workers) {
        return GdmlSearch.search(
                TRAINING,
                sizes,
                VALIDATION,
                Molecules.methyl(),
                List.of(space),
                new GradientSolver.Direct(),
                1,
                journal,
                (number, point, loss, seconds) -> {},
                workers);
    }

    /** Length scale and λ move in large steps to where no neighbour is better with more frames. */
    @Test
    void searchIsRefinedWithMoreFrames() {
        GdmlSearchSpace space = space(false);
        GdmlSearch.Result few;
        GdmlSearch.Result refined;
        try (Workers workers = new Workers(2)) {
            few = staged(SearchSizes.single(5), space, Optional.empty(), workers);
            refined = staged(new SearchSizes(List.of(5), OptionalInt.of(20), 20), space, Optional.empty(), workers);
        }

        double octaves = refined.point().get("length-scale") - few.point().get("length-scale");
        double smoothing = refined.point().get("lambda") - few.point().get("lambda") + 5 * octaves;
        assertEquals(Math.rint(octaves), octaves);
        assertEquals(Math.rint(smoothing / 3), smoothing / 3);
        assertTrue(octaves != 0 || smoothing != 0, "the best settings of 20 frames are not those of 5");
        assertEquals(error(refined.settings()), refined.loss(), RESOLUTION / 2);
        GdmlSettings end = refined.settings();
        for (double factor : new double[] {2, 0.5}) {
            assertNotBetter(end.withLambda(Math.pow(factor, 3) * end.lambda()), refined);
            assertNotBetter(
                    end.withLengthScale(factor * end.lengthScale()).withLambda(end.lambda() / Math.pow(factor, 5)),
                    refined);
        }
    }

    /** With 5 frames the best λ is larger than with 10, so for 20 one that is smaller still is taken, and nothing else changes. */
    @Test
    void lambdaIsCarriedOnToMoreFrames(@TempDir Path folder) {
        Optional<Path> journal = Optional.of(folder.resolve("journal.jsonl"));
        GdmlSearchSpace space = space(false);
        GdmlSearch.Result ended;
        GdmlSearch.Result carriedOn;
        try (Workers workers = new Workers(2)) {
            ended = staged(new SearchSizes(List.of(10), OptionalInt.empty(), 14), space, Optional.empty(), workers);
            carriedOn = staged(new SearchSizes(List.of(10), OptionalInt.empty(), 20), space, journal, workers);
        }

        double smaller = ended.point().get("lambda") - carriedOn.point().get("lambda");
        assertTrue(smaller > 0 && smaller <= 9, ended + " " + carriedOn);
        assertEquals(ended.settings().withLambda(carriedOn.settings().lambda()), carriedOn.settings());
        assertTrue(carriedOn.loss() <= 1.1 * ended.loss(), ended + " " + carriedOn);
        List<SearchJournal.Evaluation> evaluations =
                SearchJournal.read(journal.orElseThrow()).evaluations();
        assertEquals(carriedOn.evaluations(), evaluations.size());
        assertTrue(evaluations.stream()
                        .filter(point -> point.exponents().getFirst() == 5)
                        .count()
                >= 3);
    }

    /** Unless its λ is one that the search does not try. */
    private static void assertNotBetter(GdmlSettings other, GdmlSearch.Result found) {
        if (other.lambda() >= 2 * rounding(other)) {
            assertTrue(error(other) > found.loss() - RESOLUTION, other + " is better than " + found);
        }
    }

    @Test
    void widthOfDistributionsIsSearchedUnlessItIsFixed() {
        assertEquals(
                List.of("length-scale", "sigma", "lambda*length-scale^5"),
                space(true).labels());
        assertEquals(
                List.of("length-scale", "lambda*length-scale^5"), space(false).labels());
        GdmlSettings start = GdmlSearchSpace.start(GdmlSearchSpace.startWithPairs());
        assertEquals(
                List.of("sigma", "lambda"),
                GdmlSearchSpace.published(start, EnumSet.of(GdmlSearchSpace.Fixed.LENGTH_SCALE))
                        .labels());
        assertTrue(GdmlSearchSpace.published(
                        start, EnumSet.of(GdmlSearchSpace.Fixed.LENGTH_SCALE, GdmlSearchSpace.Fixed.WIDTH))
                .isEmpty());
        GdmlSettings changed = space(true).at(List.of(2.0, -3.0, 0.0));
        assertEquals(new GdmlSettings(MoleculeRepresentation.Bins.published(0.125), 4, Math.pow(2, -10)), changed);
        assertEquals(
                Map.of("length-scale", 2.0, "sigma", -3.0, "lambda", -10.0),
                space(true).named(List.of(2.0, -3.0, 0.0)));
    }

    /** The paper's point, and any other one that is given by its parameters. */
    @Test
    void searchBeginsWhereItIsToldTo() {
        assertEquals(GdmlSearchSpace.start(GdmlSearchSpace.startWithPairs()), first(space(true)));
        Map<String, Double> point = Map.of("length-scale", 4.5, "sigma", -3.25, "lambda", -31.0);
        assertEquals(
                new GdmlSettings(
                        MoleculeRepresentation.Bins.published(Math.pow(2, -3.25)), Math.pow(2, 4.5), Math.pow(2, -31)),
                first(space(true).startingAt(point)));
        GdmlSearchSpace scaleFixed = GdmlSearchSpace.published(
                GdmlSearchSpace.start(GdmlSearchSpace.startWithPairs()),
                EnumSet.of(GdmlSearchSpace.Fixed.LENGTH_SCALE));
        assertEquals(Math.pow(2, -31), first(scaleFixed.startingAt(point)).lambda());
    }

    /** Where energies are learned too, both λ begin where the paper's does and fall off with the length scale alike. */
    @Test
    void bothLambdasGoWithTheLengthScale() {
        GdmlSettings start = GdmlSearchSpace.start(new MoleculeRepresentation.InverseDistance())
                .withLearnedFrom(new LearnedFrom.ValuesAndForces(Math.pow(2, -20)));
        GdmlSearchSpace space = GdmlSearchSpace.published(start, EnumSet.noneOf(GdmlSearchSpace.Fixed.class));
        assertEquals(List.of("length-scale", "lambda*length-scale^5", "force-lambda*length-scale^5"), space.labels());
        assertEquals(start, first(space));
        assertEquals(
                start.withLengthScale(8)
                        .withLambda(Math.pow(2, -12))
                        .withLearnedFrom(new LearnedFrom.ValuesAndForces(Math.pow(2, -25))),
                space.at(List.of(3.0, 3.0, -10.0)));
        assertEquals(
                List.of("length-scale", "lambda*length-scale^5"),
                GdmlSearchSpace.published(start, EnumSet.of(GdmlSearchSpace.Fixed.FORCE_LAMBDA))
                        .labels());
    }

    /** Other starts have longer length scales with the same λ σ⁵, and wider distributions where there are any. */
    @Test
    void severalStartsHaveTheSameSmoothing() {
        List<GdmlSettings> starts = space(true).fromSeveralStarts().stream()
                .map(GdmlSearchTest::first)
                .toList();
        assertEquals(3, starts.size());
        assertEquals(GdmlSearchSpace.start(GdmlSearchSpace.startWithPairs()), starts.getFirst());
        double smoothing = Math.pow(2, -11.25);
        for (GdmlSettings start : starts) {
            assertEquals(smoothing, start.lambda() * Math.pow(start.lengthScale(), 5), 1e-9 * smoothing);
        }
        assertEquals(
                MoleculeRepresentation.Bins.published(Math.pow(2, -3)),
                starts.get(1).representation());
        assertEquals(
                MoleculeRepresentation.Bins.published(Math.pow(2, -1.5)),
                starts.get(2).representation());
        assertEquals(2, space(false).fromSeveralStarts().size());
    }

    private static GdmlSettings first(GdmlSearchSpace space) {
        return space.at(space.variables().stream().map(SearchVariable::start).toList());
    }

    /** Widths begin where those of the settings are, inside the limits or not. */
    @Test
    void widthOfTriplesIsSearchedBesideThatOfPairs() {
        GdmlSettings start = GdmlSearchSpace.start(GdmlSearchSpace.startWithTriples());
        GdmlSearchSpace space = GdmlSearchSpace.published(start, EnumSet.noneOf(GdmlSearchSpace.Fixed.class));
        assertEquals(List.of("length-scale", "sigma", "sigma-k3", "lambda*length-scale^5"), space.labels());
        GdmlSettings changed = space.at(List.of(2.0, -3.0, 1.0, 0.0));
        assertEquals(
                new GdmlSettings(MoleculeRepresentation.BinsWithTriples.published(0.125, 2), 4, Math.pow(2, -10)),
                changed);
        assertEquals(
                List.of("length-scale", "sigma", "lambda*length-scale^5"),
                GdmlSearchSpace.published(start, EnumSet.of(GdmlSearchSpace.Fixed.TRIPLE_WIDTH))
                        .labels());
        GdmlSettings wide = start.withRepresentation(MoleculeRepresentation.BinsWithTriples.published(2, 16));
        List<SearchVariable> found = GdmlSearchSpace.published(wide, EnumSet.noneOf(GdmlSearchSpace.Fixed.class))
                .variables();
        assertEquals(1, found.get(1).start(), 1e-12);
        assertEquals(4, found.get(2).start(), 1e-12);
    }

    @Test
    void journalSparesEvaluations(@TempDir Path folder) {
        Optional<Path> journal = Optional.of(folder.resolve("journal.jsonl"));
        List<Double> seconds = new ArrayList<>();
        GdmlSearch.Result first = search(TRAINING, space(false), journal, new ArrayList<>());
        GdmlSearch.Result second = search(TRAINING, space(false), journal, seconds);

        assertEquals(first.settings(), second.settings());
        assertEquals(first.loss(), second.loss());
        assertEquals(first.evaluations(), seconds.size());
        assertTrue(seconds.stream().allMatch(time -> time == 0), seconds.toString());
        assertThrows(
                MbtrException.class,
                () -> search(VALIDATION, space(false), journal, new ArrayList<>()),
                "a journal of other data");
    }

    /** Frames that are there twice make the matrix singular; λ = 0 leaves it so at every point. */
    @Test
    void matricesThatCannotBeFactoredAreNoResult() {
        GdmlSettings start = GdmlSearchSpace.start(new MoleculeRepresentation.InverseDistance())
                .withLambda(0);
        GdmlSearchSpace space = GdmlSearchSpace.published(start, EnumSet.of(GdmlSearchSpace.Fixed.LAMBDA));
        List<double[]> twice = new ArrayList<>(FRAMES.subList(0, 5));
        twice.addAll(FRAMES.subList(0, 5));

        MbtrException failure = assertThrows(
                MbtrException.class, () -> search(labelled(twice), space, Optional.empty(), new ArrayList<>()));

        assertTrue(failure.getMessage().contains("mbtr check"), failure.getMessage());
    }
}
