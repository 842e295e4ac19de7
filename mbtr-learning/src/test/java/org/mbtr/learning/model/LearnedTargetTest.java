package org.mbtr.learning.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.search.HoldOut;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.learning.validation.Errors;
import org.mbtr.representations.parallel.Workers;

/** Models whose target is learned in another form, or without the energies of the elements. */
class LearnedTargetTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures BINDING = TestMolecules.labelled(200, 31);
    private static final LabelledStructures OTHERS = TestMolecules.labelled(40, 32);
    private static final ElementEnergies ATOMS =
            ElementEnergies.of(Map.of("H", -13.6, "C", -1029.0, "N", -1486.0, "O", -2043.0));
    private static final References FIT = new References.Fit();
    private static final References NONE = new References.None();

    private static ModelSettings settings(LearnedForm form, References references) {
        return new ModelSettings(
                TestMolecules.representation(),
                new Kernel.Gaussian(3),
                1e-6,
                Centring.LABELS,
                new TargetSettings(form, references));
    }

    private static TrainedModel train(LabelledStructures data, ModelSettings settings) {
        return Trainer.train(data, settings, ModelInfo.unnamed(), TWO);
    }

    /** Total energies: the binding energies and those of the atoms, which are hundreds of times larger. */
    private static LabelledStructures total(LabelledStructures binding) {
        double[] labels = binding.labels().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] += ATOMS.sum(binding.structures().get(i));
        }
        return new LabelledStructures(binding.structures(), labels);
    }

    private static LabelledStructures perAtom(LabelledStructures data) {
        double[] labels = data.labels().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] /= data.structures().get(i).atomCount();
        }
        return new LabelledStructures(data.structures(), labels, TargetBasis.PER_ATOM);
    }

    /** Learning totals per atom is learning values per atom, and multiplying predictions by the atoms. */
    @Test
    void learningPerAtomIsLearningValuesPerAtom() {
        double[] converted =
                train(BINDING, settings(LearnedForm.PER_ATOM, NONE)).predict(OTHERS.structures(), TWO);
        double[] byHand =
                train(perAtom(BINDING), settings(LearnedForm.AS_GIVEN, NONE)).predict(OTHERS.structures(), TWO);
        for (int i = 0; i < byHand.length; i++) {
            assertEquals(byHand[i] * OTHERS.structures().get(i).atomCount(), converted[i], 1e-9);
        }
        double[] asGiven = train(BINDING, settings(LearnedForm.AS_GIVEN, NONE)).predict(OTHERS.structures(), TWO);
        assertNotEquals(asGiven[0], converted[0], 1e-6);
    }

    /** With the energies of the atoms given, a model of totals is that of the binding energies. */
    @Test
    void givenReferencesAreSubtractedAndAddedBack() {
        TrainedModel totals = train(total(BINDING), settings(LearnedForm.AS_GIVEN, new References.Given(ATOMS)));
        double[] predicted = totals.predict(OTHERS.structures(), TWO);
        double[] bindings = train(BINDING, settings(LearnedForm.AS_GIVEN, NONE)).predict(OTHERS.structures(), TWO);
        for (int i = 0; i < predicted.length; i++) {
            // totals of 10⁴ round at 10⁻¹²; the solution amplifies that by up to 10⁵
            assertEquals(
                    bindings[i],
                    predicted[i]
                            - totals.target().references(OTHERS.structures().get(i)),
                    1e-6);
        }
    }

    @Test
    void fittedReferencesMakeTotalsLearnable() {
        LabelledStructures others = total(OTHERS);
        double with = error(train(total(BINDING), settings(LearnedForm.AS_GIVEN, FIT)), others);
        double without = error(train(total(BINDING), settings(LearnedForm.AS_GIVEN, NONE)), others);
        assertTrue(with < 0.1 * without, with + " against " + without);
    }

    private static double error(TrainedModel model, LabelledStructures data) {
        return Errors.of(data, model.predict(data.structures(), TWO)).rmse();
    }

    /** In a search references are fitted to the inner training set: each error against a model fitted from scratch. */
    @Test
    void searchErrorsAreThoseOfModelsFittedFromScratch() {
        LabelledStructures training = total(BINDING);
        LabelledStructures validation = total(OTHERS);
        try (HoldOut holdOut = new HoldOut(training, validation, MemoryLimits.usual(), TWO)) {
            for (References references : List.of(NONE, FIT, new References.Given(ATOMS))) {
                for (LearnedForm form : LearnedForm.values()) {
                    ModelSettings settings = settings(form, references);
                    double expected = error(train(training, settings), validation);
                    assertEquals(
                            expected,
                            holdOut.rmse(settings),
                            1e-6 * expected,
                            settings.target().toString());
                }
            }
        }
    }

    @Test
    void linearModelsPutReferencesBackToo() {
        ModelSettings linear = new ModelSettings(
                TestMolecules.representation(),
                new Kernel.Linear(),
                1e-3,
                Centring.KERNEL,
                new TargetSettings(LearnedForm.PER_ATOM, new References.Given(ATOMS)));
        double[] totals = train(total(BINDING), linear).predict(OTHERS.structures(), TWO);
        double[] bindings = train(BINDING, linear.withTarget(new TargetSettings(LearnedForm.PER_ATOM, NONE)))
                .predict(OTHERS.structures(), TWO);
        double[] difference = new double[totals.length];
        for (int i = 0; i < totals.length; i++) {
            difference[i] = totals[i] - ATOMS.sum(OTHERS.structures().get(i));
        }
        assertArrayEquals(bindings, difference, 1e-6);
    }
}
