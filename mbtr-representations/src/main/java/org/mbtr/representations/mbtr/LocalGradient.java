package org.mbtr.representations.mbtr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/** Contracted derivatives of the environment of an atom, as {@link MbtrGradient}. Immutable and safe to share between threads. */
final class LocalGradient {
    private final MbtrSettings settings;
    private final List<Binning> binnings;
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /** Working memory of one thread; evaluators are absent for k = 1, which does not depend on positions. */
    private record Workspace(SpeciesGroups atoms, Surroundings surroundings, List<Optional<TermGradient>> terms) {}

    LocalGradient(MbtrSettings settings, List<Binning> binnings) {
        this.settings = settings;
        this.binnings = binnings;
    }

    /**
     * The gradient of Σ_l v_l f_l.
     *
     * @param scenes where the tuples of each term are
     * @param weights the v_l
     * @param unnormalized features without normalisation, asked for only where the norm depends on positions
     */
    StructureGradient of(
            Structure structure, TupleScene.OfTerms scenes, Features weights, Supplier<Features> unnormalized) {
        Map<BlockKey, double[]> beforeNormalization = settings.normalization() == Normalization.EUCLIDEAN
                ? MbtrGradient.throughNorm(
                        weights.blocksView(), unnormalized.get().blocksView())
                : weights.blocksView();
        Workspace workspace = idle.poll();
        if (workspace == null) {
            workspace = new Workspace(new SpeciesGroups(settings.species()), new Surroundings(), terms());
        }
        StructureGradient sum = new StructureGradient(new double[3 * structure.atomCount()], new double[9]);
        for (int index = 0; index < settings.terms().size(); index++) {
            if (workspace.terms().get(index).isPresent()) {
                Reach reach = Truncation.of(settings.terms().get(index), structure);
                TupleScene scene = scenes.of(index, reach, workspace.atoms());
                add(index, reach, scene, workspace, beforeNormalization, sum);
            }
        }
        idle.add(workspace);
        return sum;
    }

    private List<Optional<TermGradient>> terms() {
        return IntStream.range(0, settings.terms().size())
                .mapToObj(index -> settings.terms().get(index).order() == 1
                        ? Optional.<TermGradient>empty()
                        : Optional.of(new TermGradient(settings.terms().get(index), binnings.get(index))))
                .toList();
    }

    private void add(
            int index,
            Reach reach,
            TupleScene scene,
            Workspace workspace,
            Map<BlockKey, double[]> weights,
            StructureGradient sum) {
        TermGradient gradient = workspace.terms().get(index).orElseThrow();
        double[] sorted = new double[3 * scene.atoms().atomCount];
        gradient.begin(reach, sorted, sum.strain());
        Map<BlockKey, Optional<double[]>> ofBlocks = new HashMap<>();
        double scale = settings.terms().get(index).scale();
        scene.forEach(workspace.surroundings(), gradient, groups -> {
            Optional<double[]> ofBins = ofBlocks.computeIfAbsent(
                    Mbtr.key(scene.atoms(), index, groups),
                    key -> BlockConventions.pullBack(key, weights, settings.correlation(), settings.counting(), scale));
            ofBins.ifPresent(gradient::beginBlock);
            return ofBins.isPresent();
        });
        gradient.finish();
        for (int i = 0; i < scene.atoms().atomCount; i++) {
            for (int axis = 0; axis < 3; axis++) {
                sum.positions()[3 * scene.atoms().source(i) + axis] += sorted[3 * i + axis];
            }
        }
    }
}
