package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.Element;
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
}
