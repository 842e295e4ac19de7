package org.mbtr.phases.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.phases.active.Candidates;
import org.mbtr.phases.active.HullSettings;
import org.mbtr.phases.active.Simulation;
import org.mbtr.phases.active.StrategyChoice;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** Chains of silver and gold with energies of pairs: molecules without a cell. */
class CampaignTest {
    private static final Workers WORKERS = new Workers(2);
    private static final int LENGTH = 6;
    private static final List<Structure> STRUCTURES = chains();
    private static final double[] ENERGIES =
            STRUCTURES.stream().mapToDouble(CampaignTest::energy).toArray();
    private static final StrategyChoice STRATEGY = new StrategyChoice.Hull(new HullSettings(0.05, 0, 1e-6, 3, 6, 1));
    private static final CampaignSettings SETTINGS =
            new CampaignSettings("energy", TargetBasis.PER_STRUCTURE, "eV", new EnergyZero.LowestPure(), STRATEGY);

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    /** All sequences of six atoms, with bonds that depend on the elements; two of the pure ones, the second a little longer. */
    private static List<Structure> chains() {
        List<Structure> chains = new ArrayList<>();
        Random random = new Random(1);
        for (int bits = 0; bits < 1 << LENGTH; bits++) {
            int[] elements = new int[LENGTH];
            double[] positions = new double[3 * LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                elements[i] = (bits >> i & 1) == 0 ? 47 : 79;
                positions[3 * i] = 2.8 * i + 0.02 * random.nextGaussian();
            }
            chains.add(Structure.molecule(elements, positions));
        }
        for (int element : new int[] {47, 79}) {
            int[] elements = new int[LENGTH];
            Arrays.fill(elements, element);
            double[] positions = new double[3 * LENGTH];
            Arrays.setAll(positions, i -> i % 3 == 0 ? 0.95 * i : 0);
            chains.add(Structure.molecule(elements, positions));
        }
        return chains;
    }

    private static double energy(Structure chain) {
        double energy = 0;
        for (int i = 0; i < LENGTH; i++) {
            energy += chain.atomicNumber(i) == 47 ? -2 : -3;
            if (i > 0) {
                double off = chain.position(i, 0) - chain.position(i - 1, 0) - 2.8;
                energy += off * off - (chain.atomicNumber(i) == chain.atomicNumber(i - 1) ? 0.5 : 0.6);
            }
        }
        return energy;
    }

    private static double[] unknown() {
        double[] energies = new double[STRUCTURES.size()];
        Arrays.fill(energies, Double.NaN);
        return energies;
    }

    private Path start(String name) {
        Path file = folder.resolve(name);
        Campaign.start(file, SETTINGS, STRUCTURES, unknown());
        return file;
    }

    /** The questions of a campaign that is led to its end in one process. */
    private List<int[]> questions(Path file) {
        List<int[]> questions = new ArrayList<>();
        try (Campaign campaign = Campaign.open(file);
                Guide guide = new Guide(campaign, 1, WORKERS)) {
            for (int[] next = guide.ask(); next.length > 0; next = guide.ask()) {
                questions.add(next);
                IntStream.of(next).forEach(i -> campaign.tell(i, ENERGIES[i]));
            }
        }
        return questions;
    }

    /** What is looked up in a simulation, with formation energies, is what is asked for here, with total ones. */
    @Test
    void questionsAreThoseOfASimulation() {
        List<int[]> questions = questions(start("state"));
        Candidates candidates = new Candidates(STRUCTURES);
        double[] formation;
        try (Campaign campaign = Campaign.read(folder.resolve("state"))) {
            double[] partial = campaign.formationEnergies().orElseThrow();
            formation =
                    campaign.formationEnergies(ENERGIES, campaign.zero(ENERGIES).orElseThrow());
            assertTrue(campaign.knownCount() < STRUCTURES.size());
            assertArrayEquals(
                    candidates.space().hullOf(formation).vertices(),
                    candidates.space().hullOf(partial).vertices());
        }
        List<Integer> known = new ArrayList<>();
        try (var strategy = STRATEGY.create(candidates, WORKERS)) {
            new Simulation(candidates, formation).run(strategy, round -> known.add(round.known()));
        }
        assertEquals(known.size(), questions.size());
        assertEquals(known.getLast(), questions.stream().mapToInt(q -> q.length).sum());
    }

    /** A new process for each energy, which comes in another order than asked for; the same questions as in one process. */
    @Test
    void nothingDependsOnWhereItIsInterrupted() {
        List<int[]> whole = questions(start("whole"));
        Path file = start("parts");
        for (int[] question : whole) {
            for (int told = 0; told < question.length; told++) {
                try (Campaign campaign = Campaign.open(file);
                        Guide guide = new Guide(campaign, 1, WORKERS)) {
                    assertArrayEquals(Arrays.copyOf(question, question.length - told), guide.ask());
                    assertArrayEquals(guide.ask(), guide.ask());
                    int last = question[question.length - 1 - told];
                    campaign.tell(last, ENERGIES[last]);
                }
            }
        }
        try (Campaign campaign = Campaign.open(file);
                Guide guide = new Guide(campaign, 1, WORKERS)) {
            assertEquals(0, guide.ask().length);
            assertEquals(whole.size() + 1, guide.steps().size());
            assertTrue(guide.current().probabilityOfChange().orElseThrow() <= 0.05);
        }
    }

    /** As a killed process may leave it: a line of the file not yet written to its end. */
    @Test
    void whatWasCutOffIsDropped() throws IOException {
        Path file = start("state");
        int[] asked;
        try (Campaign campaign = Campaign.open(file);
                Guide guide = new Guide(campaign, 1, WORKERS)) {
            asked = guide.ask();
            campaign.tell(asked[0], ENERGIES[asked[0]]);
            campaign.tell(asked[1], ENERGIES[asked[1]]);
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
        try (Campaign campaign = Campaign.open(file)) {
            assertTrue(campaign.isKnown(asked[0]));
            assertFalse(campaign.isKnown(asked[1]));
            assertEquals(asked.length - 1, campaign.pending().length);
        }
    }

    @Test
    void damagedAndForeignFilesAreRefused() throws IOException {
        Path file = start("state");
        assertRefused("exists", () -> Campaign.start(file, SETTINGS, STRUCTURES, unknown()));
        try (Campaign open = Campaign.open(file)) {
            assertRefused("in use", () -> Campaign.open(file));
            assertEquals(0, open.knownCount());
            Campaign.read(file).close();
        }
        String text = Files.readString(file);
        Files.writeString(file, text.replace("2.8", "2.7"));
        assertRefused("damaged", () -> Campaign.open(file));
        Files.writeString(file, text + "{\"event\":\"told\",\"candidate\":100,\"energy\":1.0}\n");
        assertRefused("candidate 100 of 66", () -> Campaign.read(file));
        Files.writeString(file, text + "{\"event\":\"tol\n");
        assertRefused("damaged", () -> Campaign.open(file));
        Files.writeString(file, "energy");
        assertRefused("is no state", () -> Campaign.open(file));
        assertRefused("`mbtr hull start`", () -> Campaign.open(folder.resolve("nothing")));
    }

    private static void assertRefused(String words, org.junit.jupiter.api.function.Executable action) {
        MbtrException refused = assertThrows(MbtrException.class, action);
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    /** All pure structures but one of each element fail; and at last those too. */
    @Test
    void failedPureStructuresAreReplaced() {
        Path file = start("state");
        try (Campaign campaign = Campaign.open(file);
                Guide guide = new Guide(campaign, 1, WORKERS)) {
            int gold = (1 << LENGTH) - 1;
            int silver = 0;
            for (int i : guide.ask()) {
                if (i == gold || i == silver || i >= 1 << LENGTH) {
                    campaign.fail(i, "no convergence");
                } else {
                    campaign.tell(i, ENERGIES[i]);
                }
            }
            int[] again = guide.ask();
            assertEquals(2, again.length);
            assertTrue(campaign.formationEnergies().isEmpty());
            campaign.tell(again[0], ENERGIES[again[0]]);
            campaign.fail(again[1], "no convergence");
            assertRefused("pure", guide::ask);
            assertEquals(3, campaign.failures().size());
            campaign.tell(again[1], ENERGIES[again[1]]);
            assertEquals(2, campaign.failures().size());
            assertTrue(guide.ask().length > 0);
        }
    }

    /** Energies that are known at the beginning are as good as told ones. */
    @Test
    void knownEnergiesAreUsed() {
        double[] known = unknown();
        IntStream.range(0, 30).forEach(i -> known[2 * i] = ENERGIES[2 * i]);
        Path file = folder.resolve("state");
        Campaign.start(file, SETTINGS, STRUCTURES, known);
        int[] asked = questions(file).stream().flatMapToInt(Arrays::stream).toArray();
        assertTrue(IntStream.of(asked).noneMatch(i -> !Double.isNaN(known[i])));
        assertTrue(IntStream.of(asked).anyMatch(i -> i == (1 << LENGTH) - 1 || i == STRUCTURES.size() - 1), "gold");
    }

    @Test
    void energiesAreNotTakenBack() {
        try (Campaign campaign = Campaign.open(start("state"))) {
            assertTrue(campaign.tell(3, -13.5));
            assertFalse(campaign.tell(3, -13.5 - 1e-10));
            assertRefused("not taken back", () -> campaign.tell(3, -13.6));
            assertRefused("cannot have failed", () -> campaign.fail(3, "late"));
            assertRefused("finite", () -> campaign.tell(4, Double.NaN));
            assertTrue(campaign.fail(4, "early"));
            assertFalse(campaign.fail(4, "again"));
            assertEquals(Map.of(4, "early"), campaign.failures());
        }
    }

    @Test
    void zeroNeedsPureStructuresOrGivenEnergies() {
        List<Structure> mixed = STRUCTURES.subList(1, 20);
        double[] none = new double[mixed.size()];
        Arrays.fill(none, Double.NaN);
        assertRefused("Ag or Au alone", () -> Campaign.start(folder.resolve("a"), SETTINGS, mixed, none));
        CampaignSettings given = new CampaignSettings(
                "energy",
                TargetBasis.PER_STRUCTURE,
                "eV",
                new EnergyZero.Elements(ElementEnergies.of(Map.of("Ag", -2.0, "Au", -3.0))),
                STRATEGY);
        Campaign.start(folder.resolve("b"), given, mixed, none);
        try (Campaign campaign = Campaign.open(folder.resolve("b"))) {
            campaign.tell(0, -13.5);
            assertEquals(-0.5 / LENGTH, campaign.formationEnergies().orElseThrow()[0], 1e-12);
            assertEquals(given, campaign.settings());
        }
    }

    @Test
    void finishedStructuresAreFoundByNumberOrPositions() {
        try (Campaign campaign = Campaign.open(start("state"))) {
            FinishedStructures finished = new FinishedStructures(campaign);
            Structure labelled = finished.labelled(5);
            assertEquals(6, labelled.number("candidate").orElseThrow());
            assertEquals(new FinishedStructures.Finding.Unfinished(5), finished.read(labelled, "frame 1"));
            Structure moved =
                    labelled.withPositions(new double[3 * LENGTH]).withProperty("energy", new PropertyValue.Real(-14));
            assertEquals(new FinishedStructures.Finding.Energy(5, -14), finished.read(moved, "frame 1"));
            Structure bare = STRUCTURES.get(7).withProperty("energy", new PropertyValue.Real(-15));
            assertEquals(new FinishedStructures.Finding.Energy(7, -15), finished.read(bare, "frame 1"));
            assertEquals(
                    new FinishedStructures.Finding.Failure(7),
                    finished.read(bare.withProperty("failed", new PropertyValue.Truth(true)), "frame 1"));
            assertEquals(
                    new FinishedStructures.Finding.Failure(7),
                    finished.read(bare.withProperty("energy", new PropertyValue.Real(Double.NaN)), "frame 1"));
            assertRefused(
                    "none of the candidates",
                    () -> finished.read(bare.withPositions(new double[3 * LENGTH]), "frame 1"));
            assertRefused(
                    "which is",
                    () -> finished.read(
                            STRUCTURES.get(8).withProperty("candidate", new PropertyValue.Whole(1)), "frame 1"));
            assertRefused(
                    "from 1 to 66",
                    () -> finished.read(bare.withProperty("candidate", new PropertyValue.Whole(67)), "frame 1"));
            assertRefused(
                    "must be a number",
                    () -> finished.read(bare.withProperty("energy", new PropertyValue.Text("low")), "frame 1"));
        }
    }
}
