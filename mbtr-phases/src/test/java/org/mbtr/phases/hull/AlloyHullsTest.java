package org.mbtr.phases.hull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.io.StructureReader;

/** Hulls of alloys from density-functional theory; the expected ones were worked out by another program from the same files. */
class AlloyHullsTest {
    /** Half of the last digit that the expected energies have. */
    private static final double DIGITS = 0.5e-4;

    @ParameterizedTest
    @CsvSource({
        "CuAgAu_pyclupan, Ag Au, 137, Ag5Au -0.0310 Ag4Au -0.0367 Ag3Au -0.0451 Ag2Au -0.0511 Ag3Au2 -0.0555 AgAu -0.0617 AgAu3 -0.0457",
        "CuAgAu_pyclupan, Ag Cu, 137, ''",
        "CuAgAu_pyclupan, Au Cu, 136, Au2Cu -0.0455 Au3Cu2 -0.0511 AuCu -0.0581 AuCu3 -0.0461",
        "AgPd_icet, Ag Pd, 625, Ag7Pd -0.0336 Ag3Pd -0.0563 Ag2Pd -0.0603 Ag5Pd3 -0.0618 AgPd -0.0629",
        "HfNi, Hf Ni, 315, Hf2Ni -0.3609 HfNi -0.5237 HfNi3 -0.5782",
        "NiTi, Ni Ti, 244, Ni3Ti -0.5316 NiTi -0.4187 NiTi2 -0.3377",
        "HfTi, Hf Ti, 141, Hf3Ti -0.0042",
        "TiV_aflow, Ti V, 60, ''"
    })
    void compoundsOnTheHullAreTheKnownOnes(String name, String elements, int count, String expected) {
        Components components = new Components(List.of(elements.split(" ")));
        List<Structure> structures =
                read(name).stream().filter(components::contain).toList();
        assertEquals(count, structures.size());
        List<Composition> compositions =
                structures.stream().map(components::compositionOf).toList();
        double[] energies =
                structures.stream().mapToDouble(AlloyHullsTest::formationEnergy).toArray();
        LowerHull hull = CompositionSpace.of(compositions).hullOf(energies);
        List<Integer> compounds = IntStream.of(hull.vertices())
                .filter(i -> compositions.get(i).fraction(0) % 1 != 0)
                .boxed()
                .sorted((a, b) -> Double.compare(
                        compositions.get(a).fraction(1), compositions.get(b).fraction(1)))
                .toList();
        List<String> words = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
        List<String> formulas = compounds.stream()
                .map(i -> components.formula(compositions.get(i)))
                .collect(Collectors.toList());
        assertEquals(
                IntStream.range(0, words.size() / 2)
                        .mapToObj(i -> words.get(2 * i))
                        .toList(),
                formulas);
        for (int i = 0; i < compounds.size(); i++) {
            assertEquals(Double.parseDouble(words.get(2 * i + 1)), energies[compounds.get(i)], DIGITS, formulas.get(i));
            assertTrue(hull.depth(compounds.get(i)).orElseThrow() > 0, formulas.get(i));
        }
    }

    /** On the borders of a ternary hull lie the hulls of the three binaries that the set contains. */
    @ParameterizedTest
    @CsvSource({"CuAgAu_pyclupan", "HfNiTi_byu"})
    void ternaryHullsEndInTheBinaryOnes(String name) {
        List<Structure> structures = read(name);
        Components components = Components.of(structures);
        LowerHull hull = hull(structures);
        int binaryVertices = 0;
        for (String left : components.symbols()) {
            Components pair = new Components(components.symbols().stream()
                    .filter(symbol -> !symbol.equals(left))
                    .toList());
            List<Structure> binary = structures.stream().filter(pair::contain).toList();
            LowerHull edge = hull(binary);
            for (int i = 0; i < binary.size(); i++) {
                assertEquals(edge.energyAt(i), hull.energyAt(components.compositionOf(binary.get(i))), 1e-8, left);
            }
            binaryVertices += edge.vertices().length;
        }
        long onBorders = IntStream.of(hull.vertices())
                .filter(i -> IntStream.of(structures.get(i).atomicNumbers())
                                .distinct()
                                .count()
                        < 3)
                .count();
        assertEquals(binaryVertices - 3, onBorders);
    }

    private static LowerHull hull(List<Structure> structures) {
        Components components = Components.of(structures);
        return CompositionSpace.of(
                        structures.stream().map(components::compositionOf).toList())
                .hullOf(structures.stream()
                        .mapToDouble(AlloyHullsTest::formationEnergy)
                        .toArray());
    }

    @Test
    void formationEnergiesFollowFromTotalEnergies() {
        List<Structure> structures = read("CuAgAu_pyclupan");
        double[] totals = structures.stream()
                .mapToDouble(structure -> structure.number("energy_eV").orElseThrow())
                .toArray();
        ElementEnergies references = FormationEnergies.lowestPure(structures, totals, TargetBasis.PER_STRUCTURE);
        double[] found = FormationEnergies.of(structures, totals, TargetBasis.PER_STRUCTURE, references);
        for (int i = 0; i < found.length; i++) {
            assertEquals(formationEnergy(structures.get(i)), found[i], 1e-7, "structure " + (i + 1));
        }
    }

    private static double formationEnergy(Structure structure) {
        return structure
                .number("formation_energy_eV_per_atom")
                .orElseGet(() -> structure.number("mixing_energy_eV_per_atom").orElseThrow());
    }

    private static List<Structure> read(String name) {
        Optional<Path> file = DataFolders.standard().find("alloys/" + name + ".extxyz.gz");
        assumeTrue(file.isPresent(), "alloys/" + name + ".extxyz.gz is not in the folder that MBTR_DATA names");
        List<Structure> structures = new ArrayList<>();
        try (StructureReader reader = StructureReader.open(file.get())) {
            reader.forEachRemaining(structures::add);
        }
        return structures;
    }
}
