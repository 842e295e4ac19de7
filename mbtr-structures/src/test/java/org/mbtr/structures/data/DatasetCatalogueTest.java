package org.mbtr.structures.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/** The catalogue says what the files hold. */
class DatasetCatalogueTest {
    static List<Dataset> datasets() {
        return DatasetCatalogue.standard().datasets();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void fileIsWhatTheCatalogueSays(Dataset dataset) {
        Optional<Path> file = dataset.locate();
        Assumptions.assumeTrue(dataset.bundled() || file.isPresent(), dataset.file() + " is not on this machine");

        assertEquals(dataset.sha256(), Checksum.of(file.orElseThrow()));

        int structures = 0;
        long atoms = 0;
        TreeSet<String> elements = new TreeSet<>();
        try (StructureReader reader = StructureReader.open(file.orElseThrow())) {
            while (reader.hasNext()) {
                Structure structure = reader.next();
                structures++;
                atoms += structure.atomCount();
                for (int z : structure.atomicNumbers()) {
                    elements.add(Element.of(z).symbol());
                }
                assertHasProperties(dataset, structure, structures);
            }
        }
        assertEquals(dataset.structures(), structures);
        assertEquals(dataset.atoms(), atoms);
        assertEquals(dataset.elements(), List.copyOf(elements));
    }

    private static void assertHasProperties(Dataset dataset, Structure structure, int frame) {
        for (DatasetProperty property : dataset.properties()) {
            assertTrue(
                    structure.properties().containsKey(property.key())
                            || structure.atomProperties().containsKey(property.key()),
                    () -> dataset.name() + ", frame " + frame + ": no " + property.key());
        }
        assertTrue(dataset.targets().stream()
                .allMatch(target -> structure.number(target).isPresent()));
    }

    @ParameterizedTest
    @CsvSource({
        "qm7b, ae_pbe0, kcal/mol",
        "qm7_pbe0geom, ae_pbe0, kcal/mol",
        "qm7, ae_pbe0, kcal/mol",
        "qm9_20k, ae_u0, kcal/mol",
        "md17/ethanol, energy, kcal/mol",
        "md17/aspirin-ccsd, energy, kcal/mol",
        "nomad2018, formation_energy_eV_per_cation, eV/cation",
        "alloys/AgPd_icet, mixing_energy_eV_per_atom, eV/atom",
        "perov5_subset, heat_of_formation_eV_per_atom, eV/atom"
    })
    void defaultTargetHasAUnit(String name, String target, String unit) {
        Dataset dataset = DatasetCatalogue.standard().find(name).orElseThrow();

        assertEquals(Optional.of(target), dataset.defaultTarget());
        assertEquals(Optional.of(unit), dataset.unit(target));
    }

    @Test
    void labelsAndUnknownKeysHaveNoUnit() {
        Dataset qm7b = DatasetCatalogue.standard().find("qm7b").orElseThrow();

        assertEquals(Optional.empty(), qm7b.unit("qm7b_index"));
        assertEquals(Optional.empty(), qm7b.unit("none"));
        assertEquals(Optional.of("Angstrom^3"), qm7b.unit("p_pbe0"));
    }

    @Test
    void namesAreUniqueAndTimingSetHasNoTarget() {
        assertEquals(
                datasets().size(),
                datasets().stream().map(Dataset::name).distinct().count());
        assertEquals(
                Optional.empty(),
                DatasetCatalogue.standard()
                        .find("benchmark/elpasolite200")
                        .orElseThrow()
                        .defaultTarget());
    }

    @Test
    void unknownKeyInTheCatalogueIsAnError() {
        byte[] json = "{\"datasets\": [], \"extra\": 1}".getBytes(StandardCharsets.UTF_8);

        assertThrows(JsonProcessingException.class, () -> DatasetCatalogue.read(new ByteArrayInputStream(json)));
    }

    @Test
    void misspeltNamesFindTheirNeighbours() {
        DatasetCatalogue catalogue = DatasetCatalogue.standard();

        assertEquals("qm7b", catalogue.similar("qm7d").get(0));
        assertTrue(catalogue.similar("ethanol").contains("md17/ethanol"));
        assertEquals("md17/aspirin", catalogue.similar("md17/asprin").get(0));
        assertEquals(List.of(), catalogue.similar("something/else/entirely"));
    }
}
