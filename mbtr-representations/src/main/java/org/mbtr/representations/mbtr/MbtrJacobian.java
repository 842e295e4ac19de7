package org.mbtr.representations.mbtr;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/**
 * All derivatives of the many-body tensor, equation 6 of the paper: bins of distinct tuples first, then counting, correlation
 * and normalisation. Immutable and safe to share between threads.
 */
final class MbtrJacobian {
    private final MbtrSettings settings;
    private final List<Binning> binnings;
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /** Working memory of one thread; accumulators are absent for k = 1, which does not depend on positions. */
    private record Workspace(SpeciesGroups atoms, Surroundings surroundings, List<Optional<TermJacobian>> terms) {}

    MbtrJacobian(MbtrSettings settings, List<Binning> binnings) {
        this.settings = settings;
        this.binnings = binnings;
    }

    /**
     * All derivatives.
     *
     * @param scenes where the tuples of each term are
     * @param unnormalized features without normalisation, asked for only where the norm depends on positions
     */
    FeatureJacobian of(Structure structure, TupleScene.OfTerms scenes, Supplier<Features> unnormalized) {
        Workspace workspace = idle.poll();
        if (workspace == null) {
            workspace = new Workspace(new SpeciesGroups(settings.species()), new Surroundings(), terms());
        }
        JacobianBlocks blocks = new JacobianBlocks(structure);
        for (int index = 0; index < settings.terms().size(); index++) {
            if (workspace.terms().get(index).isPresent()) {
                add(structure, scenes, index, workspace, blocks);
            }
        }
        idle.add(workspace);
        return switch (settings.normalization()) {
            case NONE -> blocks.divided(1);
            case PER_ATOM -> blocks.divided(structure.atomCount());
            case EUCLIDEAN -> blocks.ofNormalized(unnormalized.get());
        };
    }

    private List<Optional<TermJacobian>> terms() {
        return IntStream.range(0, settings.terms().size())
                .mapToObj(index -> settings.terms().get(index).order() == 1
                        ? Optional.<TermJacobian>empty()
                        : Optional.of(new TermJacobian(settings.terms().get(index), binnings.get(index))))
                .toList();
    }

    private void add(
            Structure structure, TupleScene.OfTerms scenes, int index, Workspace workspace, JacobianBlocks blocks) {
        Term term = settings.terms().get(index);
        TermJacobian jacobian = workspace.terms().get(index).orElseThrow();
        Reach reach = Truncation.of(term, structure);
        TupleScene scene = scenes.of(index, reach, workspace.atoms());
        TreeMap<BlockKey, JacobianRows> rows = new TreeMap<>();
        jacobian.begin(reach, structure.isPeriodic());
        scene.forEach(AtomRange.whole(scene.atoms().atomCount), workspace.surroundings(), jacobian, groups -> {
            BlockKey key = Mbtr.key(scene.atoms(), index, groups);
            jacobian.beginBlock(rows.computeIfAbsent(
                    key, _ -> new JacobianRows(scene.atoms(), term.grid().count(), groups)));
            return true;
        });
        jacobian.finish();
        blocks.add(term, rows, scene, settings);
    }
}
