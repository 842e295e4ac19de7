package org.mbtr.cli.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mbtr.cli.learn.ErrorReport;
import org.mbtr.cli.learn.KnownDerivatives;
import org.mbtr.cli.plot.ParityPlot;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.validation.Errors;
import org.mbtr.structures.MbtrException;

/** Compares the components of predicted forces and stresses with known ones, where structures have them. */
public final class DerivativeComparison {
    private static final String STRESS = "stress";

    private final ModelSource what;
    private final String forcesName;
    private final boolean comparesStress;
    private final ComponentErrors forces = new ComponentErrors();
    private final ComponentErrors stresses = new ComponentErrors();

    /**
     * With known forces of this name, and known stresses called {@code stress}.
     *
     * @throws MbtrException if it is known that the forces are in another unit than those of the model
     */
    public DerivativeComparison(ModelSource what, String forcesName) {
        this.what = what;
        this.forcesName = forcesName;
        this.comparesStress = what.otherUnit(STRESS, what.stressUnit()).isEmpty();
        what.otherUnit(forcesName, what.forceUnit()).ifPresent(unit -> {
            throw new MbtrException("known forces `" + forcesName + "` are in " + unit + ", predictions in "
                    + what.forceUnit() + "; convert the data first");
        });
    }

    /** Whether no structure had known forces. */
    public boolean isEmpty() {
        return forces.structures() == 0;
    }

    /** Takes a prediction with derivatives. */
    public void add(Prediction prediction) {
        prediction.gradient().ifPresent(gradient -> {
            KnownDerivatives.forces(prediction.index(), prediction.structure(), forcesName)
                    .ifPresent(known -> forces.add(known, gradient.forces()));
            if (comparesStress) {
                KnownDerivatives.stress(prediction.index(), prediction.structure(), STRESS)
                        .ifPresent(known -> stresses.add(known, gradient.stress(prediction.structure())));
            }
        });
    }

    /** What the user should look at: values in another unit, or of the opposite sign. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!comparesStress) {
            remarks.add("known stresses are not in " + what.stressUnit() + "; they are not compared");
        }
        if (forces.areOpposite()) {
            remarks.add("known forces `" + forcesName + "` point against the predicted ones on the whole; they may be"
                    + " gradients, which have the opposite sign");
        }
        if (stresses.areOpposite()) {
            remarks.add("known stresses have the opposite sign of the predicted ones on the whole; here a stress is"
                    + " positive where the crystal would shrink");
        }
        return remarks;
    }

    /**
     * Adds the errors to a report.
     *
     * @return pictures by what is to stand behind the name of the file
     * @throws MbtrException if no structure has known forces
     */
    public Map<String, ParityPlot> describe(Description report) {
        if (forces.structures() == 0) {
            throw new MbtrException(what.source().title() + " has no known forces called `" + forcesName
                    + "` to compare with; --forces-key names them, and 'mbtr predict --forces' predicts them");
        }
        Map<String, ParityPlot> plots = new TreeMap<>();
        add(report, "force", forces, what.forceUnit()).ifPresent(plot -> plots.put("-forces", plot));
        add(report, STRESS, stresses, what.stressUnit()).ifPresent(plot -> plots.put("-stress", plot));
        return plots;
    }

    private Optional<ParityPlot> add(Description report, String quantity, ComponentErrors components, String unit) {
        long structures = components.structures();
        if (structures == 0) {
            return Optional.empty();
        }
        ErrorCollector.Result result = components.result();
        Errors errors = result.errors();
        report.field(quantity + "_compared", structures)
                .field(quantity + "_unit", unit.isEmpty() ? null : unit)
                .field(quantity + "_mae", errors.mae())
                .field(quantity + "_rmse", errors.rmse())
                .field(quantity + "_max", errors.max())
                .field(
                        quantity + "_r_squared",
                        Optional.of(errors.rSquared()).filter(Double::isFinite).orElse(null));
        String counted = Numbers.count(structures, "structure");
        report.shown(
                "Errors of " + quantity + " components on " + counted + ", R² "
                        + ErrorReport.squaredCorrelation(errors),
                ErrorReport.componentTable(errors, unit));
        String title = what.source().title() + ": " + counted;
        return Optional.of(result.plot(title, quantity + " component", unit));
    }
}
