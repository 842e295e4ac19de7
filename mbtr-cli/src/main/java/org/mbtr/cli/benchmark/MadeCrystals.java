package org.mbtr.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/**
 * Made-up ABC₂ crystals: the full-Heusler structure with three different elements out of the 22 of the paper's ABC₂ set and
 * a lattice constant drawn for each. Their values are made up as well, a smooth function of elements and lattice constant:
 * they serve to fill memory, not to be learned.
 */
final class MadeCrystals {
    private static final List<String> ELEMENTS = List.of(
            "Li", "Be", "B", "Na", "Mg", "Al", "Si", "K", "Ca", "Ga", "Ge", "As", "Rb", "Sr", "In", "Sn", "Sb", "Cs",
            "Ba", "Tl", "Pb", "Bi");

    private MadeCrystals() {}

    /** This many crystals with values per atom. */
    static LabelledStructures of(int count, long seed) {
        Random random = new Random(seed);
        List<Structure> crystals = new ArrayList<>();
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            int[] z = random.ints(0, ELEMENTS.size())
                    .distinct()
                    .limit(3)
                    .map(e -> Element.ofSymbol(ELEMENTS.get(e)).orElseThrow().atomicNumber())
                    .toArray();
            double h = 2.8 + 0.8 * random.nextDouble();
            Cell cell = new Cell(new double[] {0, h, h, h, 0, h, h, h, 0}, new boolean[] {true, true, true});
            double q = h / 2;
            crystals.add(Structure.crystal(
                    new int[] {z[0], z[0], z[1], z[2]},
                    new double[] {q, q, q, 3 * q, 3 * q, 3 * q, h, h, h, 0, 0, 0},
                    cell));
            values[i] = Math.sin(0.1 * z[0]) + Math.cos(0.07 * z[1]) * Math.sin(0.05 * z[2]) + (h - 3.2) * (h - 3.2);
        }
        return new LabelledStructures(crystals, values, TargetBasis.PER_ATOM);
    }

    /** Symbols of the elements. */
    static List<String> elements() {
        return ELEMENTS;
    }
}
