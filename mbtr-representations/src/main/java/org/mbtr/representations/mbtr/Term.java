package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.mbtr.structures.MbtrException;

/**
 * One term f_k of the representation.
 *
 * @param geometry the function g_k; it fixes k
 * @param weighting the function w_k
 * @param envelope factor that takes the weight smoothly to zero
 * @param threshold tuples whose weight is below are dropped, 0 to keep all; a hard threshold makes the representation
 *     jump and exists to reproduce published results
 * @param broadening the distribution D
 * @param grid the axis x
 * @param scale factor for all values of the term, above 0
 */
public record Term(
        Geometry geometry,
        Weighting weighting,
        Envelope envelope,
        double threshold,
        Broadening broadening,
        Grid grid,
        double scale) {
    private static final double KEEP_ALL = 0;
    private static final double UNSCALED = 1;

    /** Checks that the parts are there and fit together. */
    public Term {
        if (geometry == null || weighting == null || broadening == null || grid == null) {
            throw new MbtrException("a term needs geometry, weighting, broadening and grid");
        }
        envelope = envelope == null ? new Envelope.None() : envelope;
        if (!weighting.allows(geometry.order())) {
            throw new MbtrException("the weighting " + weighting + " is not defined for k = " + geometry.order());
        }
        if (geometry.order() == 1 && !(envelope instanceof Envelope.None)) {
            throw new MbtrException("an envelope needs distances; k = 1 has none");
        }
        SettingsCheck.notNegative("term: threshold", threshold);
        if (geometry.order() == 1 && threshold > 0) {
            throw new MbtrException("a threshold needs weights that depend on distances; k = 1 has none");
        }
        if (geometry.order() > 2 && weighting instanceof Weighting.GeometryPower power && power.power() < 0) {
            throw new MbtrException("geometry-power: a negative power is infinite for " + geometry.axis() + " 0; found "
                    + power.power());
        }
        SettingsCheck.positive("term: scale", scale);
    }

    /** A term with scale 1, without envelope and threshold. */
    public static Term of(Geometry geometry, Weighting weighting, Broadening broadening, Grid grid) {
        return new Term(geometry, weighting, new Envelope.None(), KEEP_ALL, broadening, grid, UNSCALED);
    }

    /** A term as it stands in JSON: threshold and scale may be absent, as the envelope may. */
    @JsonCreator
    static Term read(
            @JsonProperty("geometry") Geometry geometry,
            @JsonProperty("weighting") Weighting weighting,
            @JsonProperty("envelope") Envelope envelope,
            @JsonProperty("threshold") Double threshold,
            @JsonProperty("broadening") Broadening broadening,
            @JsonProperty("grid") Grid grid,
            @JsonProperty("scale") Double scale) {
        return new Term(
                geometry,
                weighting,
                envelope,
                Objects.requireNonNullElse(threshold, KEEP_ALL),
                broadening,
                grid,
                Objects.requireNonNullElse(scale, UNSCALED));
    }

    /** The number of atoms k of a tuple. */
    public int order() {
        return geometry.order();
    }

    /** The same term with another broadening. */
    public Term withBroadening(Broadening replacement) {
        return new Term(geometry, weighting, envelope, threshold, replacement, grid, scale);
    }

    /** The same term with another envelope. */
    public Term withEnvelope(Envelope replacement) {
        return new Term(geometry, weighting, replacement, threshold, broadening, grid, scale);
    }

    /** The same term with another threshold. */
    public Term withThreshold(double replacement) {
        return new Term(geometry, weighting, envelope, replacement, broadening, grid, scale);
    }

    /** The same term with another scale. */
    public Term withScale(double replacement) {
        return new Term(geometry, weighting, envelope, threshold, broadening, grid, replacement);
    }
}
