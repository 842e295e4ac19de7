package org.mbtr.potentials.gdml.permutations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.StructureReader;

/**
 * The groups that the published permutation finder gave for the trajectories of MD17, as stored with the experiments of
 * H. Huo, M. Rupp, Mach. Learn.: Sci. Technol. 3, 045017 (2022).
 */
class PermutationsOfMd17Test {
    private static final int FRAMES = 200;

    @ParameterizedTest
    @CsvSource({
        "benzene, 1 2 3 4 5 0 7 8 9 10 11 6; 0 5 4 3 2 1 6 11 10 9 8 7, 12",
        "uracil, 0 1 2 3 4 5 6 7 8 9 10 11, 1",
        "naphthalene, 3 2 1 0 9 8 7 6 5 4 13 12 11 10 17 16 15 14; 5 6 7 8 9 0 1 2 3 4 14 15 16 17 10 11 12 13, 4",
        "aspirin, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 19 20 18;"
                + "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 19 18 20, 6",
        "salicylic-acid, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15, 1",
        "malonaldehyde, 0 1 2 3 4 5 7 6 8; 2 1 0 4 3 8 6 7 5, 4",
        "ethanol, 0 1 2 3 4 6 7 5 8; 0 1 2 4 3 6 5 7 8, 6",
        "toluene, 0 1 2 3 4 5 6 8 9 7 10 11 12 13 14; 0 1 2 3 4 5 6 8 7 9 10 11 12 13 14;"
                + "0 1 6 5 4 3 2 7 8 9 14 13 12 11 10, 12"
    })
    void groupIsThePublishedOne(String molecule, String generators, int order) {
        Optional<Path> file = DataFolders.standard().find("md17/" + molecule + ".npz");
        assumeTrue(file.isPresent(), "md17/" + molecule + ".npz is not in the folder that MBTR_DATA names");
        PermutationGroup expected = expected(generators);
        assertEquals(order, expected.order());
        PermutationSearch search = new PermutationSearch(PermutationSearchSettings.STANDARD);
        try (Workers workers = new Workers(2)) {
            assertEquals(expected, search.find(frames(file.get()), workers).group());
        }
    }

    private static PermutationGroup expected(String generators) {
        List<int[]> permutations = Arrays.stream(generators.split(";"))
                .map(text -> Arrays.stream(text.strip().split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toList();
        return PermutationGroup.generatedBy(permutations.getFirst().length, permutations, 12);
    }

    private static List<Structure> frames(Path file) {
        int[] rows;
        try (NpzArchive archive = NpzArchive.open(file)) {
            rows = archive.read("train_01").ints();
        }
        try (StructureReader reader = StructureReader.open(file)) {
            List<Structure> all = reader.stream().limit(1000).toList();
            return IntStream.range(0, FRAMES).mapToObj(i -> all.get(rows[i])).toList();
        }
    }
}
