package org.mbtr.potentials.gdml;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.search.GridSearch;
import org.mbtr.learning.search.StagedSearch;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * Searches hyper-parameters of force fields by the mean absolute error of force components on frames that are held out, as the
 * published code does. A matrix that cannot be factored, or equations that do not converge, count as a very large error, larger for
 * smaller λ, so that the search goes to larger ones. So does a λ that rounding errors of a larger matrix would exceed: what is found is
 * used for more frames than it is searched with, and labels without noise, such as those of an analytic potential, would lead there.
 *
 * <p>How many frames the fits have is said by {@link SearchSizes}.
 */
public final class GdmlSearch {
    /**
     * Errors are compared to this part of the mean size of forces: a thousandth of an error of two percent. The published search does not
     * round, and follows differences that no test would show for many evaluations.
     */
    static final double RESOLUTION = 2e-5;

    private static final double NOT_FACTORED = 1e10;
    /** Frames whose matrix shows how large rounding errors are; they grow with the number of frames. */
    private static final int SAMPLE = 5;

    /** λ is above this many times the rounding errors of the matrix of all frames that are to be fitted. */
    private static final int SAFETY = 2;

    private final LabelledStructures training;
    private final SearchSizes sizes;
    private final LabelledStructures validation;
    private final PermutationGroup group;
    private final GradientSolver solver;
    private final Workers workers;

    /**
     * What a search found.
     *
     * @param settings the best settings
     * @param point variable names with exponents
     * @param sizes how many frames the fits had
     * @param loss mean absolute error of force components of the held-out frames
     * @param evaluations points evaluated
     * @param seconds wall time
     */
    public record Result(
            GdmlSettings settings,
            Map<String, Double> point,
            SearchSizes sizes,
            double loss,
            int evaluations,
            double seconds) {}

    private GdmlSearch(
            LabelledStructures training,
            SearchSizes sizes,
            LabelledStructures validation,
            PermutationGroup group,
            GradientSolver solver,
            Workers workers) {
        this.training = training;
        this.sizes = sizes;
        this.validation = validation;
        this.group = group;
        this.solver = solver;
        this.workers = workers;
    }

    /**
     * Searches.
     *
     * @param training frames with forces that models are fitted to, in any order
     * @param sizes how many of them the fits have, spread evenly over all, and how many will be fitted
     * @param validation frames with forces that errors are measured on
     * @param spaces the search from one start or, where the error has several minima, from several
     * @param solver of the equations, the direct one where energies are learned; without a checkpoint, since each evaluation has other
     *     equations
     * @param seed for the order of variables of equal priority and first directions
     * @param journal file that keeps evaluations, to resume from
     * @param listener told about each evaluation
     * @throws MbtrException if the frames are not of one molecule, or no point can be factored
     */
    public static Result search(
            LabelledStructures training,
            SearchSizes sizes,
            LabelledStructures validation,
            PermutationGroup group,
            List<GdmlSearchSpace> spaces,
            GradientSolver solver,
            long seed,
            Optional<Path> journal,
            Tuning.Listener listener,
            Workers workers) {
        long begin = System.nanoTime();
        GdmlSearch search = new GdmlSearch(training, sizes, validation, group, solver, workers);
        GdmlSearchSpace space = spaces.getFirst();
        StagedSearch staged = new StagedSearch(
                sizes.stages(),
                "frames",
                spaces.stream().map(GdmlSearchSpace::variables).toList(),
                space.labels(),
                space.valleys(),
                RESOLUTION * meanSize(validation),
                seed,
                sizes.refinement().stream()
                        .filter(frames -> space.searchesLambda())
                        .mapToObj(frames -> new StagedSearch.Refinement(frames, GdmlSearchSpace::coarse))
                        .findFirst(),
                sizes.earlier().stream()
                        .filter(frames -> space.searchesLambda())
                        .mapToObj(frames -> new StagedSearch.Trend(frames, sizes.doublings(), space.smaller()))
                        .findFirst());
        GridSearch.Result found = staged.minimize(
                journal,
                fingerprint(training, sizes, validation, group, spaces, seed),
                (frames, point) -> search.loss(frames, space.at(point)),
                (number, point, loss, seconds) ->
                        listener.evaluated(number, space.named(point), unlessNotFactored(loss), seconds));
        if (Double.isInfinite(unlessNotFactored(found.loss()))) {
            throw new MbtrException(
                    "no kernel matrix that the search has tried can be factored; look for duplicates with"
                            + " 'mbtr check', or give a larger --lambda");
        }
        return new Result(
                space.at(found.exponents()),
                space.named(found.exponents()),
                sizes,
                found.loss(),
                found.evaluations(),
                (System.nanoTime() - begin) * 1e-9);
    }

    private static double unlessNotFactored(double loss) {
        return loss < NOT_FACTORED ? loss : Double.POSITIVE_INFINITY;
    }

    private double loss(int frames, GdmlSettings settings) {
        ForceFrames fitted = ForceFrames.of(training.select(spread(frames)));
        if (settings.forceLambda() < rounding(fitted, settings)) {
            return notFactored(settings);
        }
        GdmlModel model;
        try {
            model = GdmlTrainer.train(
                            settings.learnsEnergies() ? fitted : fitted.withoutEnergies(),
                            settings,
                            group,
                            solver,
                            ModelInfo.unnamed(),
                            GdmlTrainer.Listener.NONE,
                            workers)
                    .model();
        } catch (MbtrException failure) {
            if (failure instanceof NotConvergedException
                    || failure.getCause() instanceof NotPositiveDefiniteException) {
                return notFactored(settings);
            }
            throw failure;
        }
        List<Evaluation> found = model.evaluate(validation.structures());
        double sum = 0;
        for (int f = 0; f < found.size(); f++) {
            double[] forces = found.get(f).forces();
            double[] known = validation.forces().get(f);
            for (int c = 0; c < forces.length; c++) {
                sum += Math.abs(forces[c] - known[c]);
            }
        }
        return sum / (3.0 * fitted.atoms() * found.size());
    }

    private static double notFactored(GdmlSettings settings) {
        double strengths = settings.learnsEnergies() ? settings.lambda() * settings.forceLambda() : settings.lambda();
        return NOT_FACTORED - Math.log(strengths) / Math.log(2);
    }

    private double rounding(ForceFrames fitted, GdmlSettings settings) {
        int sampled = Math.min(SAMPLE, fitted.count());
        ForceFrames sample = ForceFrames.of(training.select(spread(sampled))).withoutEnergies();
        return GdmlTrainer.rounding(sample, settings, group, workers) * SAFETY * sizes.fitted() / sampled;
    }

    /** Evenly over all training frames: those of a trajectory may be in the order of time. */
    private int[] spread(int frames) {
        return IntStream.range(0, frames)
                .map(i -> (int) ((long) i * training.size() / frames))
                .toArray();
    }

    private static double meanSize(LabelledStructures frames) {
        double size = frames.forces().stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .average()
                .orElseThrow(() -> new MbtrException("a search needs at least one frame to measure errors on"));
        if (!(size > 0)) {
            throw new MbtrException("all forces of the validation frames are zero; there is nothing to learn");
        }
        return size;
    }

    private static String fingerprint(
            LabelledStructures training,
            SearchSizes sizes,
            LabelledStructures validation,
            PermutationGroup group,
            List<GdmlSearchSpace> spaces,
            long seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String all = String.join(
                    "\n",
                    training.fingerprint(),
                    validation.fingerprint(),
                    Arrays.deepToString(group.elements()),
                    Integer.toString(sizes.fitted()),
                    RepresentationJson.mapper()
                            .writeValueAsString(spaces.getFirst().settings()),
                    spaces.stream().map(GdmlSearchSpace::variables).toList().toString(),
                    Long.toString(seed));
            return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java has SHA-256", failure);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(
                    "settings could not be written: " + spaces.getFirst().settings(), failure);
        }
    }
}
