package org.mbtr.learning.search;

import java.util.Arrays;
import java.util.List;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.ridge.FoldResiduals;
import org.mbtr.learning.targets.References;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * The error of models that are each fitted without some of the structures, all from one factorisation: see {@link FoldResiduals}.
 * What is kept from one evaluation to the next see {@link KernelMatrices}.
 */
public final class CrossValidation implements HeldOutError {
    private final LabelledStructures structures;
    private final List<int[]> folds;
    private final LearnedTarget target;
    private final KernelMatrices kernels;
    private final Workers workers;
    private DenseMatrix factor;

    /**
     * Of one set.
     *
     * @param folds positions that are left out together, none twice; errors are those of all positions in folds
     * @param limits memory for features, and for metric matrices that are kept
     */
    public CrossValidation(LabelledStructures structures, List<int[]> folds, MemoryLimits limits, Workers workers) {
        this.structures = structures;
        this.folds = folds;
        this.target = new LearnedTarget(structures);
        this.kernels = new KernelMatrices(structures.structures(), List.of(), limits, workers);
        this.workers = workers;
    }

    /**
     * Of the target, whatever the form that is learned.
     *
     * @throws MbtrException if reference energies are to be fitted, which would be fitted to all structures
     */
    @Override
    public double rmse(ModelSettings settings) {
        if (settings.target().references() instanceof References.Fit) {
            throw new MbtrException("reference energies that are fitted know all structures; hold structures out for"
                    + " validation instead of leaving out folds, or give the reference energies");
        }
        target.use(settings.target());
        double[] predictions = target.learned().clone();
        DenseMatrix kernel = kernels.of(settings).within();
        if (factor == null) {
            factor = DenseMatrix.zeros(structures.size(), structures.size());
        }
        factor.copyFrom(kernel);
        try {
            double[] residuals =
                    FoldResiduals.of(factor, target.learned(), settings.lambda(), settings.centring(), folds, workers);
            for (int i = 0; i < predictions.length; i++) {
                predictions[i] -= residuals[i];
            }
        } catch (NotPositiveDefiniteException tooSmall) {
            return Double.POSITIVE_INFINITY;
        }
        return rmse(target.fitted().toTarget(structures.structures(), predictions));
    }

    private double rmse(double[] predictions) {
        double squared = 0;
        int count = 0;
        for (int[] fold : folds) {
            squared += Arrays.stream(fold)
                    .mapToDouble(i -> predictions[i] - structures.labels()[i])
                    .map(residual -> residual * residual)
                    .sum();
            count += fold.length;
        }
        return Math.sqrt(squared / count);
    }

    @Override
    public void close() {
        kernels.close();
        if (factor != null) {
            factor.close();
            factor = null;
        }
    }
}
