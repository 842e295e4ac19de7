package org.mbtr.potentials.units;

/**
 * Physical constants as CODATA recommends them (2018 adjustment), and what follows from them in the units of this program:
 * angstrom, femtosecond, electronvolt, unified atomic mass unit, kelvin.
 *
 * <p>Source: E. Tiesinga, P. J. Mohr, D. B. Newell, B. N. Taylor, Rev. Mod. Phys. 93, 025010 (2021), Tables XXXI and XXXII.
 */
public final class PhysicalConstants {
    /** Elementary charge (C), exact; also an electronvolt (J). */
    private static final double ELEMENTARY_CHARGE = 1.602176634e-19;
    /** Boltzmann constant (J/K), exact. */
    private static final double BOLTZMANN_SI = 1.380649e-23;
    /** Avogadro constant (1/mol), exact. */
    private static final double AVOGADRO = 6.02214076e23;
    /** Unified atomic mass unit (kg). */
    private static final double ATOMIC_MASS_SI = 1.66053906660e-27;
    /** Thermochemical calorie (J), exact by definition. */
    private static final double CALORIE = 4.184;

    /** Bohr radius (angstrom). */
    public static final double BOHR = 0.529177210903;
    /** Hartree energy (eV). */
    public static final double HARTREE = 27.211386245988;
    /** Rydberg energy (eV). */
    public static final double RYDBERG = 13.605693122994;
    /** Boltzmann constant (eV/K). */
    public static final double BOLTZMANN = BOLTZMANN_SI / ELEMENTARY_CHARGE;
    /** One kilojoule per mole (eV). */
    public static final double KILOJOULE_PER_MOLE = 1000 / (AVOGADRO * ELEMENTARY_CHARGE);
    /** One kilocalorie per mole (eV). */
    public static final double KILOCALORIE_PER_MOLE = CALORIE * KILOJOULE_PER_MOLE;
    /** Acceleration of one atomic mass unit by 1 eV/angstrom (angstrom per square femtosecond). */
    public static final double ACCELERATION = ELEMENTARY_CHARGE / ATOMIC_MASS_SI * 1e-10;
    /** One gigapascal (eV per cubic angstrom). */
    public static final double GIGAPASCAL = 1e9 * 1e-30 / ELEMENTARY_CHARGE;

    private PhysicalConstants() {}
}
