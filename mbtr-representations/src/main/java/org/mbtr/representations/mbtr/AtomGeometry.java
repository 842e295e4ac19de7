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
     */
    double value(int atomicNumber, int count);

    /** The number of atoms of the species in the structure. */
    record Count() implements AtomGeometry {
        @Override
        public double value(int atomicNumber, int count) {
            return count;
        }

        @Override
        public String axis() {
            return "number of atoms";
        }
    }

    /** The atomic number. */
    record AtomicNumber() implements AtomGeometry {
        @Override
        public double value(int atomicNumber, int count) {
            return atomicNumber;
        }

        @Override
        public String axis() {
            return "atomic number";
        }
    }
}
