package org.mbtr.learning.targets;

import java.util.List;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * What is done to a target before it is learned.
 *
 * @param learn the form in which it is learned; as given if absent
 * @param references energies of the elements that are subtracted; none if absent
 */
public record TargetSettings(LearnedForm learn, References references) {
    /** Nothing is done. */
    public static final TargetSettings AS_GIVEN = new TargetSettings(LearnedForm.AS_GIVEN, new References.None());

    /** Fills in what is absent. */
    public TargetSettings {
        learn = learn == null ? LearnedForm.AS_GIVEN : learn;
        references = references == null ? new References.None() : references;
    }

    /** Whether energies of the elements are subtracted. */
    public boolean hasReferences() {
        return !(references instanceof References.None);
    }

    /**
     * Checks that this can be done to a target.
     *
     * @param structures all that values are known of
     * @throws MbtrException if the target is neither per atom nor per structure and would have to be, or a given set of
     *     energies lacks an element
     */
    public void check(TargetBasis basis, List<Structure> structures) {
        learn.of(basis);
        if (hasReferences() && basis == TargetBasis.OTHER) {
            throw new MbtrException("the target is neither per atom nor per structure, so sums of reference energies"
                    + " cannot be subtracted; leave out --references, or say with --target-is what it is per if this"
                    + " is wrong");
        }
        if (references instanceof References.Given given) {
            structures.forEach(given.energies()::sum);
        }
    }

    /**
     * What follows for these training structures.
     *
     * @param structures that a model is going to be fitted to, and no others
     * @param values {@code (structures)} of the target
     * @throws MbtrException as {@link #check}
     */
    public FittedTarget fit(List<Structure> structures, double[] values, TargetBasis basis) {
        check(basis, structures);
        TargetBasis learned = learn.of(basis);
        return switch (references) {
            case References.None none -> new FittedTarget(basis, learned, ElementEnergies.NONE, 0);
            case References.Given given ->
                new FittedTarget(
                        basis,
                        learned,
                        given.energies(),
                        given.energies().energies().size());
            case References.Fit fit -> {
                FittedTarget plain = new FittedTarget(basis, learned, ElementEnergies.NONE, 0);
                ReferenceFit found = ReferenceFit.of(structures, plain.toLearned(structures, values), learned);
                yield new FittedTarget(basis, learned, found.energies(), found.rank());
            }
        };
    }
}
