package org.mbtr.learning.validation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * An outer split for the reported errors and, inside its training set, an inner one for the choice of hyper-parameters.
 *
 * @param outer training and test set
 * @param inner a split of the outer training set; its test part is the validation set
 */
public record NestedSplit(Split outer, Split inner) {
    /** Molecules with this many atoms other than hydrogen or fewer are always learned from in {@link #qm7b}. */
    private static final int SMALL = 4;

    /** Uniform draws: {@code testCount} structures for the test, {@code validationCount} of the rest for validation. */
    public static NestedSplit uniform(int size, int testCount, int validationCount, long seed) {
        Random random = new Random(seed);
        int[] all = IntStream.range(0, size).toArray();
        int[] test = Sampling.uniform(all, testCount, random);
        return inner(new Split(Sampling.without(all, test), test), validationCount, random);
    }

    /**
     * Uniform draw of {@code validationCount} structures from the training set of a given split, fewer only where every
     * other structure is the only one with one of its elements: a model cannot predict elements that it has not seen.
     *
     * @throws MbtrException if no structure can be spared
     */
    public static NestedSplit inner(List<Structure> structures, Split outer, int validationCount, long seed) {
        int[] validation = HeldOut.draw(structures, outer.training(), validationCount, new Random(seed));
        if (validation.length == 0 && validationCount > 0) {
            throw new MbtrException("of " + outer.training().length + " training structures none can be set aside for"
                    + " validation: each is the only one with one of its elements; take more training structures");
        }
        return new NestedSplit(outer, new Split(Sampling.without(outer.training(), validation), validation));
    }

    private static NestedSplit inner(Split outer, int validationCount, Random random) {
        int[] validation = Sampling.uniform(outer.training(), validationCount, random);
        return new NestedSplit(outer, new Split(Sampling.without(outer.training(), validation), validation));
    }

    /**
     * The split of the QM7b experiments: molecules with at most four atoms other than hydrogen are always learned from;
     * the test set is stratified by number of atoms, the validation set by label.
     *
     * @param trainingCount size of the outer training set, 5000 in the paper
     * @param validationCount size of the validation set, 300 in the paper
     */
    public static NestedSplit qm7b(LabelledStructures data, int trainingCount, int validationCount, long seed) {
        Random random = new Random(seed);
        int[] all = IntStream.range(0, data.size()).toArray();
        int[] small = IntStream.of(all)
                .filter(i -> heavyAtoms(data.structures().get(i)) <= SMALL)
                .toArray();
        double[] atomCounts = IntStream.of(data.atomCounts()).asDoubleStream().toArray();
        int[] test = Sampling.stratified(Sampling.without(all, small), data.size() - trainingCount, atomCounts, random);
        int[] training = Sampling.without(all, test);
        int[] validation =
                Sampling.stratified(Sampling.without(training, small), validationCount, data.labels(), random);
        return new NestedSplit(
                new Split(training, test), new Split(Sampling.without(training, validation), validation));
    }

    /**
     * The split of the paper's crystals: test and validation set are stratified by label. Structures that the training set,
     * or what the validation set leaves of it, needs to have every element of all structures are drawn for neither.
     *
     * @param trainingCount size of the outer training set; stratified too, if structures are left over
     * @param testCount size of the test set, which does not depend on the other sizes
     * @throws MbtrException if there are not enough structures
     */
    public static NestedSplit stratified(
            LabelledStructures data, int trainingCount, int testCount, int validationCount, long seed) {
        Random random = new Random(seed);
        int[] all = IntStream.range(0, data.size()).toArray();
        int[] test = Sampling.stratified(
                Sampling.without(all, covering(data, all, random)), testCount, data.labels(), random);
        return stratified(data, new Split(Sampling.without(all, test), test), trainingCount, validationCount, random);
    }

    /** The same for a test set that is given; training structures are drawn from those of {@code known}. */
    public static NestedSplit stratified(
            LabelledStructures data, Split known, int trainingCount, int validationCount, long seed) {
        return stratified(data, known, trainingCount, validationCount, new Random(seed));
    }

    private static NestedSplit stratified(
            LabelledStructures data, Split known, int trainingCount, int validationCount, Random random) {
        int[] covering = covering(data, known.training(), random);
        if (trainingCount < covering.length || trainingCount > known.training().length) {
            throw new MbtrException("cannot take " + trainingCount + " of " + known.training().length
                    + " structures for training, which has to have all their elements; " + covering.length + " to "
                    + known.training().length + " can be taken");
        }
        int[] training = Sampling.union(
                covering,
                Sampling.stratified(
                        Sampling.without(known.training(), covering),
                        trainingCount - covering.length,
                        data.labels(),
                        random));
        int[] validation = Sampling.stratified(
                Sampling.without(training, covering(data, training, random)), validationCount, data.labels(), random);
        return new NestedSplit(
                new Split(training, known.test()), new Split(Sampling.without(training, validation), validation));
    }

    private static int[] covering(LabelledStructures data, int[] candidates, Random random) {
        return IntStream.of(Sampling.coveringElements(data.select(candidates).structures(), random))
                .map(position -> candidates[position])
                .toArray();
    }

    private static long heavyAtoms(Structure structure) {
        return IntStream.of(structure.atomicNumbers()).filter(z -> z > 1).count();
    }
}
