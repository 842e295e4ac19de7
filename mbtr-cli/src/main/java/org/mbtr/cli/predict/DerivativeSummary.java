package org.mbtr.cli.predict;

import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/** How large predicted forces and stresses are, without keeping them; and those of one structure as tables. */
final class DerivativeSummary {
    private static final int DIGITS = 4;

    private final Derivatives wanted;
    private long atoms;
    private double sum;
    private double largestForce = -1;
    private long largestForceAt;
    private double largestStress = -1;
    private long largestStressAt;

    DerivativeSummary(Derivatives wanted) {
        this.wanted = wanted;
    }

    /** Takes a prediction; one without derivatives is passed over. */
    void add(Prediction prediction) {
        prediction.gradient().ifPresent(gradient -> {
            if (wanted.forces()) {
                addForces(gradient.forces(), prediction.index());
            }
            if (wanted.stress()) {
                addStress(gradient.stress(prediction.structure()), prediction.index());
            }
        });
    }

    private void addForces(double[] forces, long index) {
        for (int i = 0; i < forces.length; i += 3) {
            double size =
                    Math.sqrt(forces[i] * forces[i] + forces[i + 1] * forces[i + 1] + forces[i + 2] * forces[i + 2]);
            atoms++;
            sum += size;
            if (size > largestForce) {
                largestForce = size;
                largestForceAt = index;
            }
        }
    }

    private void addStress(double[] stress, long index) {
        for (double component : stress) {
            if (Math.abs(component) > largestStress) {
                largestStress = Math.abs(component);
                largestStressAt = index;
            }
        }
    }

    /** Adds mean and largest size of the force on an atom, and the largest component of the stress. */
    void describe(Description description, ModelSource what) {
        if (wanted.forces()) {
            description.field("force_unit", what.forceUnit().isEmpty() ? null : what.forceUnit());
        }
        if (atoms > 0) {
            description
                    .field("force_mean", sum / atoms)
                    .field("force_largest", largestForce)
                    .shown(
                            "forces",
                            "mean " + Numbers.significant(sum / atoms, DIGITS) + ", largest "
                                    + Numbers.significant(largestForce, DIGITS) + spaced(what.forceUnit()) + " (index "
                                    + largestForceAt + ")");
        }
        if (wanted.stress()) {
            description.field("stress_unit", what.stressUnit().isEmpty() ? null : what.stressUnit());
        }
        if (largestStress >= 0) {
            description
                    .field("stress_largest", largestStress)
                    .shown(
                            "stress",
                            "largest component " + Numbers.significant(largestStress, DIGITS)
                                    + spaced(what.stressUnit()) + " (index " + largestStressAt + ")");
        }
    }

    private static String spaced(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }

    /** Adds the derivatives of one structure for people. */
    void show(Description description, Structure structure, EnergyGradient gradient, ModelSource what) {
        if (wanted.forces()) {
            Table table = new Table(
                    Column.whole("atom", "atom"),
                    Column.text("element", "element"),
                    Column.number("x", "x", DIGITS),
                    Column.number("y", "y", DIGITS),
                    Column.number("z", "z", DIGITS));
            double[] forces = gradient.forces();
            for (int atom = 0; atom < structure.atomCount(); atom++) {
                String element = Element.of(structure.atomicNumber(atom)).symbol();
                table.row(atom, element, forces[3 * atom], forces[3 * atom + 1], forces[3 * atom + 2]);
            }
            description.shown(titled("Forces", what.forceUnit()), table);
        }
        if (wanted.stress()) {
            Table table = new Table(
                    Column.text("axis", ""),
                    Column.number("x", "x", DIGITS),
                    Column.number("y", "y", DIGITS),
                    Column.number("z", "z", DIGITS));
            double[] stress = gradient.stress(structure);
            for (int i = 0; i < 3; i++) {
                table.row("xyz".substring(i, i + 1), stress[3 * i], stress[3 * i + 1], stress[3 * i + 2]);
            }
            description.shown(titled("Stress", what.stressUnit()), table);
        }
    }

    private static String titled(String quantity, String unit) {
        return quantity + (unit.isEmpty() ? "" : " (" + unit + ")");
    }
}
