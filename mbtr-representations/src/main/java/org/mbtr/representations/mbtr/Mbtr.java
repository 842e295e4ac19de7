package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.Representation;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.BlockList;
import org.mbtr.representations.features.BlockSlice;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Structure;

/**
 * The many-body tensor representation of molecules and crystals (equation 4 of the paper).
 *
 * <p>Invariant to translation, rotation, reflection and the order of like atoms; for crystals also to the choice of lattice
 * vectors and of the atoms that stand for their images. In a periodic structure tuples that differ by a lattice vector are
 * one tuple, so that features are those of one cell: a supercell of m cells has m times the features, or the same features
 * if they are normalised by atoms or to length one.
 *
 * <p>Cost: for a molecule the number of tuples of k distinct atoms, n^k/2; for a crystal, and for a large molecule whose
 * terms have a reach, the number of tuples within reach, which is proportional to n. Each tuple costs a few operations,
 * each block those for the bins within reach of the broadening.
 */
public final class Mbtr implements Representation {
    /** Molecules with more atoms are described from neighbours, where terms have a reach, as crystals are. */
    private static final int LARGE = 400;

    private final MbtrSettings settings;
    private final List<Binning> binnings;
    private final MbtrGradient gradient;
    private final MbtrJacobian jacobian;
    private final Set<Integer> allowed;
    /** Working memory between two uses, one for each thread that has described at the same time as others. */
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /** Working memory of one thread. */
    private record Workspace(SpeciesGroups atoms, Surroundings surroundings, TermEvaluator[] evaluators) {}

    Mbtr(MbtrSettings settings) {
        this(settings, Binning::of);
    }

    /** With another way to broaden, which comparisons need. */
    Mbtr(MbtrSettings settings, BiFunction<Broadening, Grid, Binning> broaden) {
        this.settings = settings;
        this.binnings = settings.terms().stream()
                .map(term -> broaden.apply(term.broadening(), term.grid()))
                .toList();
        this.gradient = new MbtrGradient(settings, binnings);
        this.jacobian = new MbtrJacobian(settings, binnings);
        this.allowed = settings.elements().stream()
                .map(symbol -> Element.ofSymbol(symbol).orElseThrow().atomicNumber())
                .collect(Collectors.toSet());
    }

    @Override
    public MbtrSettings settings() {
        return settings;
    }

    @Override
    public Features describe(Structure structure) {
        return describe(structure, Workers.CALLING_THREAD);
    }

    @Override
    public Features describe(Structure structure, Workers workers) {
        return describe(structure, BlockSlice.WHOLE, StageTimes.OFF, settings.normalization(), workers);
    }

    /** {@inheritDoc} Features of length one need all blocks, and so do elements that are mixed. */
    @Override
    public Features describe(Structure structure, BlockSlice slice, Workers workers) {
        boolean apart = settings.normalization() != Normalization.EUCLIDEAN
                && !(settings.correlation() instanceof Correlation.Matrix);
        return apart
                ? describe(structure, slice, StageTimes.OFF, settings.normalization(), workers)
                : describe(structure, workers).slice(slice);
    }

    /** Describes one structure and adds up where the time goes. */
    public Features describe(Structure structure, StageTimes times) {
        return describe(structure, BlockSlice.WHOLE, times, settings.normalization(), Workers.CALLING_THREAD);
    }

    private Features describe(
            Structure structure, BlockSlice slice, StageTimes times, Normalization normalization, Workers workers) {
        checkElements(structure);
        Workspace workspace = workspace();
        SpeciesGroups atoms = workspace.atoms();
        atoms.read(structure);
        boolean measured = false;
        BlockList blocks = new BlockList();
        for (int index = 0; index < settings.terms().size(); index++) {
            Term term = settings.terms().get(index);
            TermEvaluator evaluator = workspace.evaluators()[index];
            BlockList distinct = new BlockList();
            if (term.order() == 1) {
                addAtoms(structure, atoms, index, slice, distinct);
            } else if (fromNeighbours(structure, term)) {
                Reach reach =
                        structure.isPeriodic() ? Truncation.inCrystal(term, structure) : Truncation.inMolecule(term);
                addNeighbourTuples(structure, new NeighbourTerm(index, slice, atoms, reach, times), workers, distinct);
            } else {
                if (!measured) {
                    atoms.measure();
                    measured = true;
                }
                evaluator.begin(Truncation.inMolecule(term), times);
                addTuples(atoms, index, slice, evaluator, distinct);
            }
            BlockConventions.apply(distinct, settings.correlation(), settings.counting(), term.scale(), blocks);
        }
        idle.add(workspace);
        times.enter(StageTimes.Stage.TUPLES);
        BlockConventions.normalize(blocks, normalization, structure.atomCount());
        return Features.of(blocks);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Straight and zero angles and planar dihedral angles, where the angle itself has a kink, count with the mean of the
     * derivatives on both sides, which is zero; cosines have no kink there. What a threshold or a sharp envelope drops adds
     * nothing, and the jump at a threshold is not seen; a smooth envelope has no jump. Cost: a few times that of the features.
     */
    @Override
    public StructureGradient gradient(Structure structure, Features weights) {
        return gradient(structure, weights, Workers.CALLING_THREAD);
    }

    @Override
    public StructureGradient gradient(Structure structure, Features weights, Workers workers) {
        checkElements(structure);
        return gradient.of(
                structure,
                TupleScene.ofWhole(structure),
                weights,
                () -> describe(structure, BlockSlice.WHOLE, StageTimes.OFF, Normalization.NONE, workers),
                workers);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Kinks and jumps are treated as by {@link #gradient(Structure, Features)}. Cost: for each tuple some 6 k multiply-adds for
     * each bin within reach of its broadening.
     */
    @Override
    public FeatureJacobian jacobian(Structure structure) {
        checkElements(structure);
        return jacobian.of(
                structure,
                TupleScene.ofWhole(structure),
                () -> describe(
                        structure, BlockSlice.WHOLE, StageTimes.OFF, Normalization.NONE, Workers.CALLING_THREAD));
    }

    /**
     * Where the sums of the terms with two or more atoms end in a structure, and what is left out of them. Cost: that of a
     * description.
     */
    public List<TermTruncation> truncations(Structure structure) {
        List<TermTruncation> truncations = new ArrayList<>();
        for (int index = 0; index < settings.terms().size(); index++) {
            Term term = settings.terms().get(index);
            if (term.order() > 1) {
                truncations.add(TermTruncation.of(index, term, settings.species(), structure));
            }
        }
        return truncations;
    }

    private Workspace workspace() {
        Workspace workspace = idle.poll();
        return workspace == null
                ? new Workspace(new SpeciesGroups(settings.species()), new Surroundings(), evaluators())
                : workspace;
    }

    private static boolean fromNeighbours(Structure structure, Term term) {
        return structure.isPeriodic()
                || structure.atomCount() > LARGE && Truncation.inMolecule(term).isLimited();
    }

    /** The broadening of each term. */
    List<Binning> binnings() {
        return binnings;
    }

    /** Working memory of one thread: an evaluator for each term of two or more atoms. */
    TermEvaluator[] evaluators() {
        TermEvaluator[] evaluators = new TermEvaluator[settings.terms().size()];
        for (int index = 0; index < evaluators.length; index++) {
            Term term = settings.terms().get(index);
            if (term.order() > 1) {
                evaluators[index] = new TermEvaluator(term, binnings.get(index));
            }
        }
        return evaluators;
    }

    void checkElements(Structure structure) {
        if (allowed.isEmpty()) {
            return;
        }
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            if (!allowed.contains(structure.atomicNumber(atom))) {
                throw new MbtrException("atom " + (atom + 1) + ": element "
                        + Element.of(structure.atomicNumber(atom)).symbol() + " is not among the declared elements "
                        + settings.elements() + "; add it to `elements`");
            }
        }
    }

    private void addAtoms(Structure structure, SpeciesGroups atoms, int index, BlockSlice slice, BlockList blocks) {
        Term term = settings.terms().get(index);
        for (int group = 0; group < atoms.groupCount(); group++) {
            int count = atoms.size(group);
            double weight = term.weighting() instanceof Weighting.InverseCount ? 1 : count;
            if (slice.contains(BlockKey.of(index, atoms.species[group]))) {
                addAtom(structure, index, atoms.species[group], count, weight, blocks);
            }
        }
    }

    /** Adds the block of a species with the distribution around the value of one of its atoms. */
    void addAtom(Structure structure, int index, int species, int count, double weight, BlockList blocks) {
        Term term = settings.terms().get(index);
        boolean ownSpecies = settings.species() == SpeciesLabels.ATOMS;
        int atomicNumber = ownSpecies ? structure.atomicNumber(species - 1) : species;
        double[] places = new double[Tuples.ROOM];
        double[] weights = new double[Tuples.ROOM];
        places[0] = ((AtomGeometry) term.geometry()).value(atomicNumber, count, structure.atomCount());
        weights[0] = weight;
        double[] bins = new double[term.grid().count()];
        Binning.Adder adder = binnings.get(index).adder();
        adder.take(places, weights, 1, 0);
        adder.add(0, 1, bins);
        blocks.add(BlockKey.of(index, species), bins);
    }

    /** What the parts of a structure share while the tuples of a term are added. */
    private record NeighbourTerm(int index, BlockSlice slice, SpeciesGroups atoms, Reach reach, StageTimes times) {}

    /** One block for each tuple of groups that is not larger than its reversal, unless it is zero. */
    private void addNeighbourTuples(Structure structure, NeighbourTerm term, Workers workers, BlockList blocks) {
        NeighbourSearch search = NeighbourSearch.of(structure, term.reach().side());
        List<AtomRange> parts = AtomRange.parts(term.atoms().atomCount);
        List<SortedMap<BlockKey, double[]>> ofParts = new ArrayList<>(Collections.nCopies(parts.size(), null));
        workers.run(parts.size(), part -> ofParts.set(part, part(term, search, parts.get(part))));
        SortedMap<BlockKey, double[]> sums = ofParts.getFirst();
        for (SortedMap<BlockKey, double[]> part : ofParts.subList(1, parts.size())) {
            part.forEach((key, values) -> sums.merge(key, values, Mbtr::sum));
        }
        sums.forEach((key, values) -> {
            if (Arrays.stream(values).anyMatch(value -> value != 0)) {
                blocks.add(key, values);
            }
        });
    }

    private static double[] sum(double[] sum, double[] added) {
        for (int m = 0; m < sum.length; m++) {
            sum[m] += added[m];
        }
        return sum;
    }

    private SortedMap<BlockKey, double[]> part(NeighbourTerm term, NeighbourSearch search, AtomRange range) {
        Workspace workspace = workspace();
        TermEvaluator evaluator = workspace.evaluators()[term.index()];
        evaluator.begin(term.reach(), term.times());
        SortedMap<BlockKey, double[]> bins = new TreeMap<>();
        NeighbourTuples.forEach(term.atoms(), range, search, workspace.surroundings(), evaluator, groups -> {
            BlockKey key = key(term.atoms(), term.index(), groups);
            boolean wanted = term.slice().contains(key);
            if (wanted) {
                evaluator.beginBlock(bins.computeIfAbsent(key, _ -> evaluator.emptyBins()));
            }
            return wanted;
        });
        evaluator.finish();
        idle.add(workspace);
        return bins;
    }

    static BlockKey key(SpeciesGroups atoms, int term, int... groups) {
        return BlockKey.of(
                term, Arrays.stream(groups).map(group -> atoms.species[group]).toArray());
    }

    /** One block for each tuple of groups that is not larger than its reversal and has any tuple of atoms. */
    private static void addTuples(
            SpeciesGroups atoms, int index, BlockSlice slice, TermEvaluator evaluator, BlockList blocks) {
        List<int[]> species = SpeciesTuples.of(atoms, evaluator.order());
        if (!slice.isWhole()) {
            species.removeIf(groups -> !slice.contains(key(atoms, index, groups)));
        }
        addTuples(atoms, species, index, evaluator, blocks);
    }

    /** One block for each of some tuples of groups. */
    static void addTuples(
            SpeciesGroups atoms, List<int[]> species, int index, TermEvaluator evaluator, BlockList blocks) {
        int[] s = atoms.species;
        for (int[] groups : species) {
            double[] bins = evaluator.emptyBins();
            evaluator.beginBlock(bins);
            switch (groups.length) {
                case 2 -> {
                    blocks.add(new BlockKey(index, s[groups[0]], s[groups[1]], 0, 0), bins);
                    Pairs.block(atoms, groups[0], groups[1], evaluator);
                }
                case 3 -> {
                    blocks.add(new BlockKey(index, s[groups[0]], s[groups[1]], s[groups[2]], 0), bins);
                    Triples.block(atoms, groups[0], groups[1], groups[2], evaluator);
                }
                default -> {
                    blocks.add(new BlockKey(index, s[groups[0]], s[groups[1]], s[groups[2]], s[groups[3]]), bins);
                    Quadruples.block(atoms, groups, evaluator);
                }
            }
        }
        evaluator.finish();
    }

    @Override
    public List<ColumnLabel> legend(BlockKey key, int width) {
        Term term = settings.terms().get(key.term());
        String species = key.species().stream().map(this::label).collect(Collectors.joining("-"));
        double left = term.grid().leftEdge();
        double step = term.grid().step();
        List<ColumnLabel> columns = new ArrayList<>(width);
        for (int m = 0; m < width; m++) {
            columns.add(new ColumnLabel(
                    term.order(), species, term.geometry().axis(), left + m * step, left + (m + 1) * step));
        }
        return columns;
    }

    private String label(int species) {
        if (species == BlockKey.CENTRE) {
            return "X";
        }
        return settings.species() == SpeciesLabels.ATOMS
                ? Integer.toString(species)
                : Element.of(species).symbol();
    }
}
