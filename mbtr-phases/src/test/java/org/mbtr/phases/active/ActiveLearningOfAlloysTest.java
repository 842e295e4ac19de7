package org.mbtr.phases.active;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.io.StructureReader;

/** Silver and gold, 137 structures from density-functional theory with a hull of nine vertices. */
class ActiveLearningOfAlloysTest {
    /** Of twenty seeds none ended with a wrong hull. */
    @Test
    void twoThirdsOfTheCalculationsAreSaved() {
        Candidates candidates = new Candidates(silverAndGold());
        try (Workers workers = Workers.all();
                HullStrategy strategy = new HullStrategy(candidates, HullSettings.standard(1), workers)) {
            Round last = simulation(candidates).run(strategy, round -> {});
            assertTrue(last.hullIsRight(), last.toString());
            assertTrue(last.savings() > 0.6, last.toString());
        }
    }

    /** Savings of twenty seeds were around one half. */
    @Test
    void paperSavesHalf() {
        Candidates candidates = new Candidates(silverAndGold());
        try (Workers workers = Workers.all();
                PaperStrategy strategy = new PaperStrategy(candidates, PaperSettings.standard(1), workers)) {
            Round last = simulation(candidates).run(strategy, round -> {});
            assertTrue(last.hullIsRight(), last.toString());
            assertTrue(last.savings() > 0.25 && last.savings() < 0.75, last.toString());
        }
    }

    private static Simulation simulation(Candidates candidates) {
        return new Simulation(
                candidates,
                candidates.structures().stream()
                        .mapToDouble(
                                s -> s.number("formation_energy_eV_per_atom").orElseThrow())
                        .toArray());
    }

    private static List<Structure> silverAndGold() {
        Optional<Path> file = DataFolders.standard().find("alloys/AgAu.extxyz.gz");
        assumeTrue(file.isPresent(), "alloys/AgAu.extxyz.gz is not in the folder that MBTR_DATA names");
        List<Structure> structures = new ArrayList<>();
        try (StructureReader reader = StructureReader.open(file.get())) {
            reader.forEachRemaining(structures::add);
        }
        return structures;
    }
}
