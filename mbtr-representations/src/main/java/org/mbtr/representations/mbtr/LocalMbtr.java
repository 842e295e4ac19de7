package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.BlockList;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * The local many-body tensor representation: the environment of one atom of a molecule or crystal.
 *
 * <p>Equation 4 of the paper over the tuples that have the atom at one place or another; an image of the atom is another
 * atom. The atom itself has the species "X" ({@link BlockKey#CENTRE}), whatever its element, so that environments of
 * different elements can be compared: X–C, X–C–H with the atom at the end, C–X–H with the atom in the middle. Terms of one
 * atom (k = 1) describe the atom itself under its own species, with weight 1, and so tell elements apart.
 *
 * <p>Invariances are those of {@link Mbtr}; there is no difference between a cell and its supercells. Cost: the number of
 * tuples of the atom within reach, for k = 3 and 4 the square of the number of its neighbours.
 */
public final class LocalMbtr {
    private static final int ATOMS_PER_TASK = 16;

    private final MbtrSettings settings;
    private final Mbtr mbtr;
    private final MbtrGradient gradient;
    private final MbtrJacobian jacobian;
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /** How far a term goes in a structure, and the search for what is within. */
    private record Scope(Reach reach, NeighbourSearch search) {}

    /** Working memory of one thread. */
    private record Workspace(SpeciesGroups atoms, Neighbours neighbours, TermEvaluator[] evaluators) {}

    /**
     * With these settings.
     *
     * @throws MbtrException if they have a correlation matrix, which knows no species X, or are normalised by the number of
     *     atoms, which an environment does not have
     */
    public LocalMbtr(MbtrSettings settings) {
        this(settings, new Mbtr(settings));
    }

    /** With another way to broaden, which comparisons need. */
    LocalMbtr(MbtrSettings settings, Mbtr mbtr) {
        if (settings.correlation() instanceof Correlation.Matrix) {
            throw new MbtrException("a correlation matrix cannot be used for environments of atoms, because the atom in"
                    + " the middle has the species X whatever its element; leave out `correlation`");
        }
        if (settings.normalization() == Normalization.PER_ATOM) {
            throw new MbtrException(
                    "environments of atoms cannot be normalised per atom; set `normalization` to none or"
                            + " euclidean");
        }
        this.settings = settings;
        this.mbtr = mbtr;
        this.gradient = new MbtrGradient(settings, mbtr.binnings());
        this.jacobian = new MbtrJacobian(settings, mbtr.binnings());
    }

    /** The settings. */
    public MbtrSettings settings() {
        return settings;
    }

    /** In words, what the columns of a block stand for, column by column. */
    public List<ColumnLabel> legend(BlockKey key, int width) {
        return mbtr.legend(key, width);
    }

    /**
     * Describes environments. The result does not depend on the number of threads.
     *
     * @param atoms which atoms, from 0, any number of times
     * @return features of each of {@code atoms}
     * @throws MbtrException as {@link Mbtr#describe(Structure)}
     */
    public List<Features> environments(Structure structure, int[] atoms, Workers workers) {
        List<Optional<Scope>> scopes = scopes(structure);
        return forEach(atoms, atom -> describe(structure, atom, scopes, settings.normalization()), workers);
    }

    /**
     * All derivatives of the features of environments, in the same way.
     *
     * @return those of each of {@code atoms}, with respect to positions of all atoms of the structure and strain
     * @throws MbtrException as {@link Mbtr#jacobian(Structure)}
     */
    public List<FeatureJacobian> jacobians(Structure structure, int[] atoms, Workers workers) {
        List<Optional<Scope>> scopes = scopes(structure);
        return forEach(atoms, atom -> jacobian(structure, atom, scopes), workers);
    }

    private static <T> List<T> forEach(int[] atoms, IntFunction<T> work, Workers workers) {
        List<T> results = new ArrayList<>(Collections.nCopies(atoms.length, (T) null));
        workers.run(Math.ceilDiv(atoms.length, ATOMS_PER_TASK), task -> {
            int end = Math.min(atoms.length, (task + 1) * ATOMS_PER_TASK);
            for (int i = task * ATOMS_PER_TASK; i < end; i++) {
                results.set(i, work.apply(atoms[i]));
            }
        });
        return results;
    }

    /**
     * Describes the environment of one atom.
     *
     * @param atom from 0
     * @throws MbtrException as {@link Mbtr#describe(Structure)}
     */
    public Features describe(Structure structure, int atom) {
        return describe(structure, atom, scopes(structure), settings.normalization());
    }

    /**
     * The gradient of a weighted sum of the features of one environment, Σ_l v_l f_l, with respect to all atoms of the structure
     * (an image moves with its atom) and strain. Kinks and jumps are treated as by {@link Mbtr#gradient}.
     *
     * @param atom from 0
     * @param weights the v_l in blocks; blocks that are missing are zeros
     * @throws MbtrException as {@link #describe(Structure, int)}
     */
    public StructureGradient gradient(Structure structure, int atom, Features weights) {
        List<Optional<Scope>> scopes = scopes(structure);
        return gradient.of(
                structure,
                scenes(structure, atom, scopes),
                weights,
                () -> describe(structure, atom, scopes, Normalization.NONE),
                Workers.CALLING_THREAD);
    }

    /**
     * All derivatives of the features of one environment, as {@link Mbtr#jacobian(Structure)}.
     *
     * @param atom from 0
     * @throws MbtrException as {@link Mbtr#jacobian(Structure)}
     */
    public FeatureJacobian jacobian(Structure structure, int atom) {
        return jacobian(structure, atom, scopes(structure));
    }

    private FeatureJacobian jacobian(Structure structure, int atom, List<Optional<Scope>> scopes) {
        return jacobian.of(
                structure,
                scenes(structure, atom, scopes),
                () -> describe(structure, atom, scopes, Normalization.NONE));
    }

    private TupleScene.OfTerms scenes(Structure structure, int atom, List<Optional<Scope>> scopes) {
        Neighbours neighbours = new Neighbours();
        return (term, reach, atoms) -> {
            scopes.get(term).orElseThrow().search().find(atom, neighbours);
            return TupleScene.around(structure, atom, neighbours, settings.species(), reach, atoms);
        };
    }

    /** For each term its scope, absent for k = 1. */
    private List<Optional<Scope>> scopes(Structure structure) {
        if (structure.atomCount() == 0) {
            throw new MbtrException("the structure has no atoms");
        }
        mbtr.checkElements(structure);
        return settings.terms().stream()
                .map(term -> term.order() == 1 ? Optional.<Scope>empty() : Optional.of(scope(term, structure)))
                .toList();
    }

    /** The atom opposite in a loop of four can be two sides away. */
    private static Scope scope(Term term, Structure structure) {
        Reach reach = Truncation.of(term, structure);
        double sides = term.order() == 4 ? 2 : 1;
        return new Scope(reach, NeighbourSearch.of(structure, sides * Truncation.radius(reach, structure)));
    }

    private Features describe(
            Structure structure, int atom, List<Optional<Scope>> scopes, Normalization normalization) {
        Workspace workspace = idle.poll();
        if (workspace == null) {
            workspace = new Workspace(new SpeciesGroups(settings.species()), new Neighbours(), mbtr.evaluators());
        }
        SpeciesGroups atoms = workspace.atoms();
        BlockList blocks = new BlockList();
        for (int index = 0; index < scopes.size(); index++) {
            Term term = settings.terms().get(index);
            BlockList distinct = new BlockList();
            if (term.order() == 1) {
                addCentre(structure, atom, index, distinct);
            } else {
                Scope scope = scopes.get(index).orElseThrow();
                scope.search().find(atom, workspace.neighbours());
                atoms.readEnvironment(structure, atom, workspace.neighbours());
                if (term.order() == 2) {
                    atoms.measureFirst();
                } else {
                    atoms.measure();
                }
                TermEvaluator evaluator = workspace.evaluators()[index];
                evaluator.begin(scope.reach(), StageTimes.OFF);
                List<int[]> species = SpeciesTuples.of(atoms, term.order());
                species.removeIf(TupleScene::lacksCentre);
                Mbtr.addTuples(atoms, species, index, evaluator, distinct);
            }
            BlockConventions.apply(distinct, settings.correlation(), settings.counting(), term.scale(), blocks);
        }
        idle.add(workspace);
        BlockConventions.normalize(blocks, normalization, structure.atomCount());
        return Features.of(blocks);
    }

    private void addCentre(Structure structure, int atom, int index, BlockList blocks) {
        int count = 0;
        for (int other = 0; other < structure.atomCount(); other++) {
            count += structure.atomicNumber(other) == structure.atomicNumber(atom) ? 1 : 0;
        }
        boolean ownSpecies = settings.species() == SpeciesLabels.ATOMS;
        int species = ownSpecies ? atom + 1 : structure.atomicNumber(atom);
        mbtr.addAtom(structure, index, species, ownSpecies ? 1 : count, 1, blocks);
    }
}
