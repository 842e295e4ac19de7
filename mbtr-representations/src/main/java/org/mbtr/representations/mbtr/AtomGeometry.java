package org.mbtr.representations.mbtr;

/** Geometry functions of one atom (k = 1). They depend on species alone. */
public sealed interface AtomGeometry extends Geometry {
    @Override
    default int order() {
        return 1;
    }

    /**
     * Value for one species.
     *
     * @param atomicNumber atomic number of the atoms of the species
     * @param count number of atoms of that species in the structure
     * @param atoms number of all atoms of the structure
     */
    double value(int atomicNumber, int count, int atoms);

    /** The number of atoms of the species in the structure; for a crystal in its cell, so that a supercell has another. */
    record Count() implements AtomGeometry {
        @Override
        public double value(int atomicNumber, int count, int atoms) {
            return count;
        }

        @Override
        public String axis() {
            return "number of atoms";
        }
    }

    /** The share of the species among the atoms, 0 … 1: the same for a cell and its supercells. */
    record Fraction() implements AtomGeometry {
        @Override
        public double value(int atomicNumber, int count, int atoms) {
            return (double) count / atoms;
        }

        @Override
        public String axis() {
            return "fraction of atoms";
        }
    }

    /** The atomic number. */
    record AtomicNumber() implements AtomGeometry {
        @Override
        public double value(int atomicNumber, int count, int atoms) {
            return atomicNumber;
        }

        @Override
        public String axis() {
            return "atomic number";
        }
    }
}
