package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The geometry function g_k, which gives a tuple of atoms its place on the axis x. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AtomGeometry.Count.class, name = "count"),
    @JsonSubTypes.Type(value = AtomGeometry.Fraction.class, name = "fraction"),
    @JsonSubTypes.Type(value = AtomGeometry.AtomicNumber.class, name = "atomic-number"),
    @JsonSubTypes.Type(value = PairGeometry.Distance.class, name = "distance"),
    @JsonSubTypes.Type(value = PairGeometry.InverseDistance.class, name = "inverse-distance"),
    @JsonSubTypes.Type(value = PairGeometry.InverseSquaredDistance.class, name = "inverse-squared-distance"),
    @JsonSubTypes.Type(value = AngleGeometry.Angle.class, name = "angle"),
    @JsonSubTypes.Type(value = AngleGeometry.CosineAngle.class, name = "cosine-angle"),
    @JsonSubTypes.Type(value = AngleGeometry.DotOverDotDot.class, name = "dot-over-dotdot"),
    @JsonSubTypes.Type(value = DihedralGeometry.Dihedral.class, name = "dihedral"),
    @JsonSubTypes.Type(value = DihedralGeometry.CosineDihedral.class, name = "cosine-dihedral")
})
public sealed interface Geometry permits AtomGeometry, Geometry.OfTuples {
    /** The number of atoms k of a tuple. */
    int order();

    /** What the axis shows, with its unit, for legends and plots. */
    String axis();

    /** A geometry function of two or more atoms. */
    sealed interface OfTuples extends Geometry permits PairGeometry, AngleGeometry, DihedralGeometry {
        /** Whether {@link Tuples#opposite} is read. */
        default boolean readsOpposite() {
            return false;
        }

        /** Writes g of each tuple into {@code out}. */
        void values(Tuples tuples, double[] out);

        /**
         * Adds to the derivatives with respect to sides and legs what comes from g, after {@link #values}.
         *
         * @param g the values
         * @param dg derivatives of the sum with respect to them
         */
        void pullBack(Tuples tuples, double[] g, double[] dg, TupleCotangents out);
    }
}
