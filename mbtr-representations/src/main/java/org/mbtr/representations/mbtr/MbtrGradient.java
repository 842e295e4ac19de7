package org.mbtr.representations.mbtr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/**
 * Contracted derivatives of the many-body tensor, equation 6 of the paper summed with weights: the weights of features go
 * back through normalisation, counting and correlation to the bins of distinct tuples, and from there to atoms in one pass
 * over the tuples. Immutable and safe to share between threads.
 */
final class MbtrGradient {
    private final MbtrSettings settings;
    private final List<Binning> binnings;
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /** Working memory of one thread; evaluators are absent for k = 1, which does not depend on positions. */
    private record Workspace(Surroundings surroundings, List<Optional<TermGradient>> terms) {}

    MbtrGradient(MbtrSettings settings, List<Binning> binnings) {
        this.settings = settings;
        this.binnings = binnings;
    }

    /**
     * The gradient of Σ_l v_l f_l.
     *
     * @param scenes where the tuples of each term are
     * @param weights the v_l
     * @param unnormalized features without normalisation, asked for only where the norm depends on positions
     * @param workers share the atoms of a large structure
     */
    StructureGradient of(
            Structure structure,
            TupleScene.OfTerms scenes,
            Features weights,
            Supplier<Features> unnormalized,
            Workers workers) {
        SortedMap<BlockKey, double[]> beforeNormalization = switch (settings.normalization()) {
            case NONE -> weights.blocksView();
            case PER_ATOM -> scaled(weights.blocksView(), 1.0 / structure.atomCount());
            case EUCLIDEAN ->
                throughNorm(weights.blocksView(), unnormalized.get().blocksView());
        };
        SpeciesGroups atoms = new SpeciesGroups(settings.species());
        StructureGradient sum = new StructureGradient(new double[3 * structure.atomCount()], new double[9]);
        for (int index = 0; index < settings.terms().size(); index++) {
            if (settings.terms().get(index).order() > 1) {
                Reach reach = Truncation.of(settings.terms().get(index), structure);
                TupleScene scene = scenes.of(index, reach, atoms);
                add(new TermSums(index, reach, scene, beforeNormalization, structure.isPeriodic()), sum, workers);
            }
        }
        return sum;
    }

    private List<Optional<TermGradient>> terms() {
        return IntStream.range(0, settings.terms().size())
                .mapToObj(index -> settings.terms().get(index).order() == 1
                        ? Optional.<TermGradient>empty()
                        : Optional.of(new TermGradient(settings.terms().get(index), binnings.get(index))))
                .toList();
    }

    /** What the parts of a structure share while a term is added. */
    private record TermSums(
            int index, Reach reach, TupleScene scene, Map<BlockKey, double[]> weights, boolean repeats) {}

    private void add(TermSums sums, StructureGradient sum, Workers workers) {
        SpeciesGroups atoms = sums.scene().atoms();
        List<AtomRange> parts = AtomRange.parts(atoms.atomCount);
        StructureGradient[] ofParts = new StructureGradient[parts.size()];
        workers.run(ofParts.length, part -> ofParts[part] = part(sums, parts.get(part)));
        double[] sorted = new double[3 * atoms.atomCount];
        for (StructureGradient part : ofParts) {
            addTo(sorted, part.positions());
            addTo(sum.strain(), part.strain());
        }
        for (int i = 0; i < atoms.atomCount; i++) {
            for (int axis = 0; axis < 3; axis++) {
                sum.positions()[3 * atoms.source(i) + axis] += sorted[3 * i + axis];
            }
        }
        if (!sums.repeats()) {
            addVirial(atoms, sorted, sum.strain());
        }
    }

    private static void addTo(double[] sum, double[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }

    /** Of the tuples of some atoms, in the numbering of the scene. */
    private StructureGradient part(TermSums sums, AtomRange range) {
        Workspace workspace = idle.poll();
        if (workspace == null) {
            workspace = new Workspace(new Surroundings(), terms());
        }
        TermGradient gradient = workspace.terms().get(sums.index()).orElseThrow();
        SpeciesGroups atoms = sums.scene().atoms();
        StructureGradient sum = new StructureGradient(new double[3 * atoms.atomCount], new double[9]);
        gradient.begin(sums.reach(), sum.positions(), sum.strain(), sums.repeats());
        Map<BlockKey, Optional<double[]>> ofBlocks = new HashMap<>();
        double scale = settings.terms().get(sums.index()).scale();
        sums.scene().forEach(range, workspace.surroundings(), gradient, groups -> {
            Optional<double[]> ofBins = ofBlocks.computeIfAbsent(
                    Mbtr.key(atoms, sums.index(), groups),
                    key -> BlockConventions.pullBack(
                            key, sums.weights(), settings.correlation(), settings.counting(), scale));
            ofBins.ifPresent(gradient::beginBlock);
            return ofBins.isPresent();
        });
        gradient.finish();
        idle.add(workspace);
        return sum;
    }

    /** Σ_atoms (∂f/∂r_i) r_j, in which it does not matter where places are measured from. */
    private static void addVirial(SpeciesGroups atoms, double[] sorted, double[] strain) {
        for (int i = 1; i < atoms.atomCount; i++) {
            for (int axis = 0; axis < 3; axis++) {
                double derivative = sorted[3 * i + axis];
                strain[3 * axis] += derivative * (atoms.x[i] - atoms.x[0]);
                strain[3 * axis + 1] += derivative * (atoms.y[i] - atoms.y[0]);
                strain[3 * axis + 2] += derivative * (atoms.z[i] - atoms.z[0]);
            }
        }
    }

    private static SortedMap<BlockKey, double[]> scaled(SortedMap<BlockKey, double[]> blocks, double factor) {
        SortedMap<BlockKey, double[]> result = new TreeMap<>();
        blocks.forEach((key, values) -> {
            double[] product = values.clone();
            for (int m = 0; m < product.length; m++) {
                product[m] *= factor;
            }
            result.put(key, product);
        });
        return result;
    }

    /** For f = x/|x|: the weights of x are (v − f (f·v)) / |x|. A structure without features has none. */
    private static SortedMap<BlockKey, double[]> throughNorm(
            SortedMap<BlockKey, double[]> weights, SortedMap<BlockKey, double[]> features) {
        double squared = 0;
        double along = 0;
        for (Map.Entry<BlockKey, double[]> block : features.entrySet()) {
            double[] v = weights.get(block.getKey());
            double[] x = block.getValue();
            for (int m = 0; m < x.length; m++) {
                squared += x[m] * x[m];
                along += v == null ? 0 : x[m] * v[m];
            }
        }
        if (squared == 0) {
            return new TreeMap<>();
        }
        SortedMap<BlockKey, double[]> result = scaled(weights, 1 / Math.sqrt(squared));
        double share = along / (squared * Math.sqrt(squared));
        features.forEach((key, x) -> {
            double[] sum = result.computeIfAbsent(key, absent -> new double[x.length]);
            for (int m = 0; m < x.length; m++) {
                sum[m] -= share * x[m];
            }
        });
        return result;
    }
}
