package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hipparchus.special.Erf;

/**
 * The broadening D: a probability distribution around the geometry value. A bin holds the exact integral of the
 * distribution over its interval, a probability mass; mass outside the grid is lost.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Broadening.Normal.class, name = "normal"),
    @JsonSubTypes.Type(value = Broadening.Laplace.class, name = "laplace"),
    @JsonSubTypes.Type(value = Broadening.Uniform.class, name = "uniform")
})
public sealed interface Broadening {
    /**
     * Mass of the distribution centred at 0 between two places.
     *
     * @param from lower end, in the unit of the axis
     * @param to upper end, not below {@code from}
     */
    double mass(double from, double to);

    /** Density of the distribution centred at 0, the derivative of its mass with respect to the upper end. */
    double density(double x);

    /** Derivative of the density; at a kink or jump, that of one side. */
    double densitySlope(double x);

    /** Half width of the interval around the centre outside of which at most {@code tail} of the mass lies. */
    double reach(double tail);

    /** Whether the mass of an interval is a smooth function of its place as long as no end meets the centre. */
    @JsonIgnore
    boolean isSmooth();

    /**
     * Normal distribution.
     *
     * @param sigma standard deviation, above 0
     */
    record Normal(double sigma) implements Broadening {
        /** Checks the standard deviation. */
        public Normal {
            SettingsCheck.positive("normal broadening: sigma", sigma);
        }

        @Override
        public double mass(double from, double to) {
            double scale = 1 / (sigma * Math.sqrt(2));
            return Erf.erf(from * scale, to * scale) / 2;
        }

        @Override
        public double density(double x) {
            double scaled = x / sigma;
            return Math.exp(-scaled * scaled / 2) / (sigma * Math.sqrt(2 * Math.PI));
        }

        @Override
        public double densitySlope(double x) {
            return -x / (sigma * sigma) * density(x);
        }

        @Override
        public double reach(double tail) {
            return sigma * Math.sqrt(2 * Math.log(1 / tail));
        }

        @Override
        public boolean isSmooth() {
            return true;
        }
    }

    /**
     * Laplace distribution, density exp(−|x|/scale) / (2 scale).
     *
     * @param scale above 0
     */
    record Laplace(double scale) implements Broadening {
        /** Checks the scale. */
        public Laplace {
            SettingsCheck.positive("laplace broadening: scale", scale);
        }

        @Override
        public double mass(double from, double to) {
            if (from > 0) {
                return mass(-to, -from);
            }
            double below = Math.exp(from / scale) / 2;
            return to <= 0 ? Math.exp(to / scale) / 2 - below : 1 - Math.exp(-to / scale) / 2 - below;
        }

        @Override
        public double density(double x) {
            return Math.exp(-Math.abs(x) / scale) / (2 * scale);
        }

        @Override
        public double densitySlope(double x) {
            return (x > 0 ? -1 : 1) / scale * density(x);
        }

        @Override
        public double reach(double tail) {
            return scale * Math.log(1 / tail);
        }

        @Override
        public boolean isSmooth() {
            return true;
        }
    }

    /**
     * Uniform distribution on [−width/2, width/2].
     *
     * @param width above 0
     */
    record Uniform(double width) implements Broadening {
        /** Checks the width. */
        public Uniform {
            SettingsCheck.positive("uniform broadening: width", width);
        }

        @Override
        public double mass(double from, double to) {
            return Math.max(0, Math.min(to, width / 2) - Math.max(from, -width / 2)) / width;
        }

        @Override
        public double density(double x) {
            return Math.abs(x) <= width / 2 ? 1 / width : 0;
        }

        @Override
        public double densitySlope(double x) {
            return 0;
        }

        @Override
        public double reach(double tail) {
            return width / 2;
        }

        @Override
        public boolean isSmooth() {
            return false;
        }
    }
}
