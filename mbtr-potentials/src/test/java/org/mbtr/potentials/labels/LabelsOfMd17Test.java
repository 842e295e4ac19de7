package org.mbtr.potentials.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.potentials.labels.Finding.Kind;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.io.StructureReader;

/** Published labels raise nothing, and each kind of damage to them is noticed. */
class LabelsOfMd17Test {
    private static List<Structure> frames(String molecule, long count) {
        Optional<Path> file = DataFolders.standard().find("md17/" + molecule + ".npz");
        assumeTrue(file.isPresent(), "md17/" + molecule + ".npz is not in the folder that MBTR_DATA names");
        try (StructureReader reader = StructureReader.open(file.get())) {
            return reader.stream().limit(count).toList();
        }
    }

    private static LabelReport check(List<Structure> frames) {
        try (Workers workers = new Workers(2)) {
            return new LabelCheck("energy", "forces")
                    .check(frames, IntStream.range(0, frames.size()).toArray(), workers);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "benzene",
                "uracil",
                "naphthalene",
                "aspirin",
                "salicylic-acid",
                "malonaldehyde",
                "ethanol",
                "toluene",
                "benzene-rmd17",
                "ethanol-rmd17",
                "ethanol-ccsdt",
                "aspirin-ccsd"
            })
    void publishedLabelsRaiseNothing(String molecule) {
        for (int count : new int[] {50, 200, 1000, 3962}) {
            assertEquals(List.of(), check(frames(molecule, count)).findings(), molecule + ", " + count + " frames");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"benzene", "uracil", "aspirin", "malonaldehyde", "ethanol"})
    void damageIsNoticed(String molecule) {
        List<Structure> frames = frames(molecule, 1000);
        assertFinding(
                Kind.FLIPPED_FORCES,
                "",
                check(frames.stream()
                        .map(frame -> SpringMolecule.scaled(frame, 1, -1))
                        .toList()));
        assertFinding(
                Kind.DIFFERENT_UNITS,
                "energies in kcal/mol, forces in eV/Å",
                check(frames.stream()
                        .map(frame -> SpringMolecule.scaled(frame, 1, 1 / 23.0605))
                        .toList()));
        assertFinding(
                Kind.DIFFERENT_UNITS,
                "energies in eV, forces in kcal/mol/Å",
                check(frames.stream()
                        .map(frame -> SpringMolecule.scaled(frame, 1 / 23.0605, 1))
                        .toList()));
        assertFinding(
                Kind.DIFFERENT_UNITS,
                "energies in kcal/mol, forces in Hartree/bohr",
                check(frames.stream()
                        .map(frame -> SpringMolecule.scaled(frame, 1, 0.529177 / 627.509))
                        .toList()));
        assertFinding(
                Kind.DIFFERENT_UNITS,
                "forces per bohr",
                check(frames.stream()
                        .map(frame -> SpringMolecule.scaled(frame, 1, 0.529177))
                        .toList()));
    }

    private static void assertFinding(Kind kind, String words, LabelReport report) {
        assertEquals(
                List.of(kind), report.findings().stream().map(Finding::kind).toList(), report.toString());
        assertTrue(report.findings().getFirst().message().contains(words), report.toString());
    }
}
