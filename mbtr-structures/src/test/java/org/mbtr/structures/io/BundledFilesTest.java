package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.Element;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** The bundled data sets hold what their README says. */
class BundledFilesTest {
    private static final Path DATA = Path.of(System.getProperty("mbtr.root"), "datasets");

    @Test
    void qm7bHasItsFramesAtomsAndFirstMolecule() {
        List<Structure> molecules = StructureReader.read(DATA.resolve("qm7b.extxyz.gz"));

        assertEquals(7211, molecules.size());
        assertEquals(111180, molecules.stream().mapToInt(Structure::atomCount).sum());
        assertEquals("CH4", molecules.get(0).formula());
        assertEquals(-420.93375, molecules.get(0).number("ae_pbe0").orElseThrow());
        assertEquals(2.534576, molecules.get(0).number("p_pbe0").orElseThrow());
    }

    @Test
    void qm7InPbe0GeometryHasItsFramesAndElements() {
        List<Structure> molecules = StructureReader.read(DATA.resolve("qm7_pbe0geom.extxyz.gz"));

        Map<String, Integer> elements = new TreeMap<>();
        for (Structure molecule : molecules) {
            for (int z : molecule.atomicNumbers()) {
                elements.merge(Element.of(z).symbol(), 1, Integer::sum);
            }
        }
        assertEquals(7101, molecules.size());
        assertEquals(
                109600, elements.values().stream().mapToInt(Integer::intValue).sum());
        assertEquals("[C, H, N, O, S]", elements.keySet().toString());
    }

    /** The geometry follows from volume and prototype: the distances on the diagonal of the cube are quarters of it. */
    @Test
    void heuslersAreOnTheSitesOfTheirPrototypes() {
        List<Structure> crystals = StructureReader.read(DATA.resolve("abc2_oqmd_heusler.extxyz.gz"));

        Map<String, Integer> prototypes = new TreeMap<>();
        int inconsistent = 0;
        for (Structure crystal : crystals) {
            prototypes.merge(text(crystal, "prototype"), 1, Integer::sum);
            inconsistent += crystal.properties().get("consistent").equals(new PropertyValue.Truth(false)) ? 1 : 0;
            double a = Math.cbrt(4 * Math.abs(crystal.cell().orElseThrow().signedVolume()));
            for (int atom = 0; atom < 4; atom++) {
                double quarters = crystal.position(atom, 0) / a * 4;
                // Positions have eight decimals.
                assertEquals(Math.rint(quarters), quarters, 1e-7, crystal.formula());
                assertEquals(crystal.position(atom, 0), crystal.position(atom, 2), crystal.formula());
            }
        }
        assertEquals(3086, crystals.size());
        assertEquals("{L2_1=1796, XA=1290}", prototypes.toString());
        assertEquals(34, inconsistent);
    }

    @Test
    void perovskitesAreCubicWithFiveAtoms() {
        List<Structure> crystals = StructureReader.read(DATA.resolve("perov5_subset.extxyz.gz"));

        Map<String, Integer> parts = new TreeMap<>();
        for (Structure crystal : crystals) {
            parts.merge(text(crystal, "split"), 1, Integer::sum);
            double[] cell = crystal.cell().orElseThrow().vectors();
            assertEquals(5, crystal.atomCount());
            assertEquals(
                    cell[0] * cell[0] * cell[0], crystal.cell().orElseThrow().signedVolume(), 1e-4);
            double rounded = crystal.number("heat_of_formation_eV_per_atom").orElseThrow() / 0.02;
            assertEquals(Math.rint(rounded), rounded, 1e-9, "multiples of 0.02 eV");
        }
        assertEquals("{test=3785, val=3787}", parts.toString());
    }

    /** Formation energies are total ones without those of the elements, to the digits that the README gives. */
    @Test
    void alloysHaveTheFormationEnergiesOfTheirElements() {
        List<Structure> alloys = StructureReader.read(DATA.resolve("alloys/CuAgAu_pyclupan.extxyz.gz"));

        Map<String, Integer> systems = new TreeMap<>();
        for (Structure alloy : alloys) {
            systems.merge(alloy.formula().replaceAll("[0-9]", ""), 1, Integer::sum);
            double elements = -3.72743 * alloy.number("x_Cu").orElseThrow()
                    - 2.71770 * alloy.number("x_Ag").orElseThrow()
                    - 3.22038 * alloy.number("x_Au").orElseThrow();
            double perAtom = alloy.number("energy_eV").orElseThrow() / alloy.atomCount();
            assertEquals(
                    perAtom - elements,
                    alloy.number("formation_energy_eV_per_atom").orElseThrow(),
                    1e-5);
        }
        assertEquals(1079, alloys.size());
        assertEquals("{Ag=1, AgAu=135, AgAuCu=672, AgCu=135, Au=1, AuCu=134, Cu=1}", systems.toString());
    }

    /** On the sites that the README gives, with the lattice constant and the free coordinate of the properties. */
    @Test
    void elpasolitesForTimingAreOnTheirSites() {
        List<Structure> crystals = StructureReader.read(DATA.resolve("benchmark/elpasolite200.extxyz.gz"));

        for (Structure crystal : crystals) {
            double a = crystal.number("a_conv").orElseThrow();
            double x = crystal.number("x").orElseThrow();
            assertTrue(a >= 7.5 && a <= 10.5 && x >= 0.2 && x <= 0.3, crystal.formula());
            assertEquals(a * a * a / 4, Math.abs(crystal.cell().orElseThrow().signedVolume()), 1e-9);
            double[][] sites = {
                {0, 0, 0},
                {0.5, 0.5, 0.5},
                {0.25, 0.25, 0.25},
                {0.75, 0.75, 0.75},
                {x, 0, 0},
                {-x, 0, 0},
                {0, x, 0},
                {0, -x, 0},
                {0, 0, x},
                {0, 0, -x}
            };
            for (int atom = 0; atom < 10; atom++) {
                for (int m = 0; m < 3; m++) {
                    // Positions have eight decimals.
                    assertEquals(a * sites[atom][m], crystal.position(atom, m), 1e-8, crystal.formula());
                }
            }
        }
        assertEquals(200, crystals.size());
    }

    private static String text(Structure structure, String property) {
        return ((PropertyValue.Text) structure.properties().get(property)).value();
    }
}
