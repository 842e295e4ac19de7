package org.mbtr.learning.search;

import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.ScaledKernel;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.structures.MbtrException;

/** A number in the settings of a model that a search can change. */
public sealed interface HyperParameter {
    /** Name in reports and journals. */
    String label(ModelSettings settings);

    /** The settings with this number replaced. */
    ModelSettings set(ModelSettings settings, double value);

    /** Width of the broadening of a term of the many-body tensor representation. */
    record TermWidth(int term) implements HyperParameter {
        @Override
        public String label(ModelSettings settings) {
            return "sigma" + suffix(settings, term);
        }

        @Override
        public ModelSettings set(ModelSettings settings, double value) {
            Term changed = termOf(settings, term);
            Broadening broadening = switch (changed.broadening()) {
                case Broadening.Normal normal -> new Broadening.Normal(value);
                case Broadening.Laplace laplace -> new Broadening.Laplace(value);
                case Broadening.Uniform uniform -> new Broadening.Uniform(value);
            };
            return replaceTerm(settings, term, changed.withBroadening(broadening));
        }
    }

    /** Scale of a term of the many-body tensor representation. */
    record TermScale(int term) implements HyperParameter {
        @Override
        public String label(ModelSettings settings) {
            return "scale" + suffix(settings, term);
        }

        @Override
        public ModelSettings set(ModelSettings settings, double value) {
            return replaceTerm(settings, term, termOf(settings, term).withScale(value));
        }
    }

    /** Length scale of the kernel. */
    record LengthScale() implements HyperParameter {
        @Override
        public String label(ModelSettings settings) {
            return "length-scale";
        }

        @Override
        public ModelSettings set(ModelSettings settings, double value) {
            return settings.withKernel(
                    switch (settings.kernel()) {
                        case ScaledKernel scaled -> scaled.withLengthScale(value);
                        case Kernel.Linear linear ->
                            throw new MbtrException("the linear kernel has no length scale to search for");
                    });
        }
    }

    /** Regularisation strength. */
    record Lambda() implements HyperParameter {
        @Override
        public String label(ModelSettings settings) {
            return "lambda";
        }

        @Override
        public ModelSettings set(ModelSettings settings, double value) {
            return settings.withLambda(value);
        }
    }

    /** Regularisation strength of forces that are learned beside energies. */
    record ForceLambda() implements HyperParameter {
        @Override
        public String label(ModelSettings settings) {
            return "force-lambda";
        }

        @Override
        public ModelSettings set(ModelSettings settings, double value) {
            if (!(settings.learnedFrom() instanceof LearnedFrom.ValuesAndForces)) {
                throw new MbtrException("only a model that learns from energies and forces has a lambda of forces");
            }
            return settings.withLearnedFrom(new LearnedFrom.ValuesAndForces(value));
        }
    }

    private static MbtrSettings mbtrOf(ModelSettings settings) {
        if (settings.representation() instanceof MbtrSettings mbtr) {
            return mbtr;
        }
        throw new MbtrException("only terms of a many-body tensor representation have a width or a scale");
    }

    private static Term termOf(ModelSettings settings, int term) {
        return mbtrOf(settings).terms().get(term);
    }

    private static ModelSettings replaceTerm(ModelSettings settings, int index, Term term) {
        return settings.withRepresentation(mbtrOf(settings).withTerm(index, term));
    }

    /** "-k2", or "-k2.1", "-k2.2" where several terms have the same k. */
    private static String suffix(ModelSettings settings, int term) {
        int order = termOf(settings, term).order();
        long same = mbtrOf(settings).terms().stream()
                .filter(other -> other.order() == order)
                .count();
        long place = mbtrOf(settings).terms().stream()
                        .limit(term)
                        .filter(other -> other.order() == order)
                        .count()
                + 1;
        return "-k" + order + (same > 1 ? "." + place : "");
    }
}
