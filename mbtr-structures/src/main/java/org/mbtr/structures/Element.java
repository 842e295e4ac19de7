package org.mbtr.structures;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The chemical elements in order of their atomic number.
 *
 * <p>Masses are standard atomic weights of IUPAC (the abridged values, or the mass number of the longest-lived isotope),
 * in unified atomic mass units.
 */
public enum Element {
    H("H", 1.008),
    HE("He", 4.002602),
    LI("Li", 6.94),
    BE("Be", 9.0121831),
    B("B", 10.81),
    C("C", 12.011),
    N("N", 14.007),
    O("O", 15.999),
    F("F", 18.9984032),
    NE("Ne", 20.1797),
    NA("Na", 22.9897693),
    MG("Mg", 24.305),
    AL("Al", 26.9815385),
    SI("Si", 28.085),
    P("P", 30.973762),
    S("S", 32.06),
    CL("Cl", 35.45),
    AR("Ar", 39.948),
    K("K", 39.0983),
    CA("Ca", 40.078),
    SC("Sc", 44.955908),
    TI("Ti", 47.867),
    V("V", 50.9415),
    CR("Cr", 51.9961),
    MN("Mn", 54.938044),
    FE("Fe", 55.845),
    CO("Co", 58.933194),
    NI("Ni", 58.6934),
    CU("Cu", 63.546),
    ZN("Zn", 65.38),
    GA("Ga", 69.723),
    GE("Ge", 72.63),
    AS("As", 74.921595),
    SE("Se", 78.971),
    BR("Br", 79.904),
    KR("Kr", 83.798),
    RB("Rb", 85.4678),
    SR("Sr", 87.62),
    Y("Y", 88.90584),
    ZR("Zr", 91.224),
    NB("Nb", 92.90637),
    MO("Mo", 95.95),
    TC("Tc", 97.90721),
    RU("Ru", 101.07),
    RH("Rh", 102.9055),
    PD("Pd", 106.42),
    AG("Ag", 107.8682),
    CD("Cd", 112.414),
    IN("In", 114.818),
    SN("Sn", 118.71),
    SB("Sb", 121.76),
    TE("Te", 127.6),
    I("I", 126.90447),
    XE("Xe", 131.293),
    CS("Cs", 132.905452),
    BA("Ba", 137.327),
    LA("La", 138.90547),
    CE("Ce", 140.116),
    PR("Pr", 140.90766),
    ND("Nd", 144.242),
    PM("Pm", 144.91276),
    SM("Sm", 150.36),
    EU("Eu", 151.964),
    GD("Gd", 157.25),
    TB("Tb", 158.92535),
    DY("Dy", 162.5),
    HO("Ho", 164.93033),
    ER("Er", 167.259),
    TM("Tm", 168.93422),
    YB("Yb", 173.054),
    LU("Lu", 174.9668),
    HF("Hf", 178.49),
    TA("Ta", 180.94788),
    W("W", 183.84),
    RE("Re", 186.207),
    OS("Os", 190.23),
    IR("Ir", 192.217),
    PT("Pt", 195.084),
    AU("Au", 196.966569),
    HG("Hg", 200.592),
    TL("Tl", 204.38),
    PB("Pb", 207.2),
    BI("Bi", 208.9804),
    PO("Po", 208.98243),
    AT("At", 209.98715),
    RN("Rn", 222.01758),
    FR("Fr", 223.01974),
    RA("Ra", 226.02541),
    AC("Ac", 227.02775),
    TH("Th", 232.0377),
    PA("Pa", 231.03588),
    U("U", 238.02891),
    NP("Np", 237.04817),
    PU("Pu", 244.06421),
    AM("Am", 243.06138),
    CM("Cm", 247.07035),
    BK("Bk", 247.07031),
    CF("Cf", 251.07959),
    ES("Es", 252.083),
    FM("Fm", 257.09511),
    MD("Md", 258.09843),
    NO("No", 259.101),
    LR("Lr", 262.11),
    RF("Rf", 267.122),
    DB("Db", 268.126),
    SG("Sg", 271.134),
    BH("Bh", 270.133),
    HS("Hs", 269.1338),
    MT("Mt", 278.156),
    DS("Ds", 281.165),
    RG("Rg", 281.166),
    CN("Cn", 285.177),
    NH("Nh", 286.182),
    FL("Fl", 289.19),
    MC("Mc", 289.194),
    LV("Lv", 293.204),
    TS("Ts", 293.208),
    OG("Og", 294.214);

    private static final Element[] BY_NUMBER = values();
    private static final Map<String, Element> BY_SYMBOL = new HashMap<>();

    static {
        for (Element element : BY_NUMBER) {
            BY_SYMBOL.put(element.symbol, element);
        }
    }

    private final String symbol;
    private final double mass;

    Element(String symbol, double mass) {
        this.symbol = symbol;
        this.mass = mass;
    }

    /** The element with this atomic number, 1 to 118. */
    public static Element of(int atomicNumber) {
        if (atomicNumber < 1 || atomicNumber > BY_NUMBER.length) {
            throw new MbtrException("atomic number " + atomicNumber + " is not one of 1 to " + BY_NUMBER.length);
        }
        return BY_NUMBER[atomicNumber - 1];
    }

    /** The element with this symbol, written as usual ("Na"), if there is one. */
    public static Optional<Element> ofSymbol(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol));
    }

    /** Chemical symbol. */
    public String symbol() {
        return symbol;
    }

    /** Atomic number. */
    public int atomicNumber() {
        return ordinal() + 1;
    }

    /** Standard atomic weight (unified atomic mass units). */
    public double mass() {
        return mass;
    }
}
