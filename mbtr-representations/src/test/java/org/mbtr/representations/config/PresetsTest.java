package org.mbtr.representations.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.baselines.BagOfBondsSettings;
import org.mbtr.representations.baselines.CoulombMatrixSettings;
import org.mbtr.representations.baselines.PartialRadialDistributionSettings;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.FullLayout;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/** Presets have the published settings and sizes (H. Huo, M. Rupp, and the notebooks published with the paper). */
class PresetsTest {
    private static final Structure ASPIRIN = StructureReader.read(TestMolecules.dataset("aspirin_figure1.extxyz"))
            .getFirst();
    /** Extremes over the aspirin trajectory. */
    private static final DataSummary ASPIRIN_TRAJECTORY =
            new DataSummary(List.of("H", "C", "O"), 21, 9, 72, 0.89, 8.79);

    private static List<Structure> qm7b;
    private static DataSummary qm7bSummary;

    @BeforeAll
    static void readMolecules() {
        qm7b = StructureReader.read(TestMolecules.dataset("qm7b.extxyz.gz"));
        qm7bSummary = DataSummary.of(qm7b.stream());
    }

    static Stream<String> names() {
        return Presets.names().stream();
    }

    private static MbtrSettings mbtr(String name, DataSummary data) {
        return (MbtrSettings) Presets.create(name, data);
    }

    /** Number of columns of each term of the full layout. */
    private static Map<Integer, Integer> columns(MbtrSettings settings, int atoms) {
        DenseLayout layout = FullLayout.of(settings, atoms);
        return layout.keys().stream()
                .collect(Collectors.groupingBy(key -> key.term(), Collectors.summingInt(layout::width)));
    }

    private static void assertGrid(double start, double end, int count, Grid grid) {
        assertEquals(start, grid.leftEdge(), 1e-12);
        assertEquals(end, grid.leftEdge() + grid.count() * grid.step(), 1e-12);
        assertEquals(count, grid.count());
    }

    @Test
    void summaryOfQm7bIsThePublishedOne() {
        assertEquals(List.of("H", "C", "N", "O", "S", "Cl"), qm7bSummary.elements());
        assertEquals(23, qm7bSummary.largestMolecule());
        assertEquals(16, qm7bSummary.largestElementCount());
        assertEquals(120, qm7bSummary.largestPairCount());
        assertEquals(0.97, qm7bSummary.smallestDistance(), 0.011);
        assertEquals(9.48, qm7bSummary.largestDistance(), 0.011);
    }

    @Test
    void qm7bEnergyHasThePublishedGridsAndSize() {
        MbtrSettings settings = mbtr("qm7b-energy", qm7bSummary);

        assertEquals(Map.of(0, 2100, 1, 12_600), columns(settings, 0));
        assertGrid(0.1, 1.2, 100, settings.terms().get(0).grid());
        assertGrid(-0.15, 3.30575, 100, settings.terms().get(1).grid());
    }

    @Test
    void qm7bPolarizabilityHasElementCountsToo() {
        MbtrSettings settings = mbtr("qm7b-polarizability", qm7bSummary);

        assertEquals(Map.of(0, 180, 1, 2100, 2, 12_600), columns(settings, 0));
        assertGrid(-0.5, 16.5, 30, settings.terms().get(0).grid());
    }

    @Test
    void publishedGridsGiveWayToDataThatDoNotFit() {
        DataSummary larger = new DataSummary(List.of("H", "C"), 60, 24, 576, 0.75, 12);
        MbtrSettings settings = mbtr("qm7b-polarizability", larger);

        double low = 1 / 12.0;
        double high = 1 / 0.75;
        assertGrid(-0.5, 24.5, 30, settings.terms().get(0).grid());
        assertGrid(
                low - 0.05 * (high - low),
                high + 0.05 * (high - low),
                100,
                settings.terms().get(1).grid());
    }

    /** Published: 6930 + 145 530 = 152 460 features from 0.063 to 1.174 /Å. */
    @Test
    void trajectoryOfAspirinHasThePublishedGridAndSize() {
        MbtrSettings settings = mbtr("md", ASPIRIN_TRAJECTORY);

        assertEquals(Map.of(0, 6930, 1, 145_530), columns(settings, 21));
        Grid inverseDistances = settings.terms().get(0).grid();
        assertEquals(0.063, inverseDistances.leftEdge(), 5e-4);
        assertEquals(1.174, inverseDistances.leftEdge() + 30 * inverseDistances.step(), 1e-3);
        assertGrid(-0.05 * Math.PI, 1.05 * Math.PI, 30, settings.terms().get(1).grid());
    }

    @Test
    void plainTrajectoryOfAspirinHasThePublishedSize() {
        assertEquals(
                1200, FullLayout.of(mbtr("md-plain", ASPIRIN_TRAJECTORY), 21).columnCount());
    }

    /** Published: 16 features for each of the 210 pairs; none for an atom with itself. */
    @Test
    void gradientDomainPresetHasSixteenBinsForEachPair() {
        MbtrSettings settings = mbtr("sgdml-k2", ASPIRIN_TRAJECTORY);

        assertEquals(3360, settings.create().describe(ASPIRIN).storedValues());
        assertGrid(0, 1.28 * 16 / 15, 16, settings.terms().getFirst().grid());
    }

    /** With the angles of the preset for trajectories at each atom between all pairs of others. */
    @Test
    void gradientDomainPresetWithAnglesHasThirtyBinsForEachTriple() {
        MbtrSettings settings = mbtr("sgdml-k2-k3", ASPIRIN_TRAJECTORY);

        assertEquals(3360 + 21 * 190 * 30, settings.create().describe(ASPIRIN).storedValues());
        assertGrid(
                -0.05 * Math.PI, 1.05 * Math.PI, 30, settings.terms().getLast().grid());
    }

    @Test
    void baselinesHaveThePublishedSizes() {
        Structure largest = qm7b.stream()
                .filter(molecule -> molecule.atomCount() == 23)
                .findFirst()
                .orElseThrow();

        assertEquals(new CoulombMatrixSettings(CoulombMatrixSettings.Form.SORTED, 23), create("coulomb-matrix"));
        assertEquals(276, create("coulomb-matrix").create().describe(largest).storedValues());
        assertEquals(
                23,
                create("coulomb-matrix-eigenvalues").create().describe(largest).storedValues());
        assertEquals(
                210,
                Presets.create("coulomb-md", ASPIRIN_TRAJECTORY)
                        .create()
                        .describe(ASPIRIN)
                        .storedValues());
        assertEquals(new BagOfBondsSettings(120), create("bag-of-bonds"));
    }

    private static RepresentationSettings create(String name) {
        return Presets.create(name, qm7bSummary);
    }

    @Test
    void bagsHoldPairsOfDifferentElementsToo() {
        Structure square = TestMolecules.of("C O C O", 0, 0, 0, 1.3, 0, 0, 1.3, 1.3, 0, 0, 1.3, 0);

        assertEquals(new BagOfBondsSettings(4), Presets.create("bag-of-bonds", DataSummary.of(Stream.of(square))));
    }

    private static List<Double> sigmas(String name) {
        return mbtr(name, qm7bSummary).terms().stream()
                .map(term -> ((Broadening.Normal) term.broadening()).sigma())
                .toList();
    }

    @Test
    void broadeningIsThatOfThePublishedModels() {
        assertEquals(List.of(1 / 16.0, Math.pow(2, -2.5)), sigmas("qm7b-energy"));
        assertEquals(List.of(8.0, 1 / 32.0, 1 / 16.0), sigmas("qm7b-polarizability"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void presetSurvivesJson(String name) {
        RepresentationSettings settings = create(name);

        assertEquals(settings, RepresentationJson.parse(RepresentationJson.write(settings), name));
    }

    /** Presets that describe crystals only. */
    static Stream<String> namesOfCrystals() {
        return names().filter(name -> name.startsWith("sine-matrix") || name.startsWith("ewald-sum-matrix"));
    }

    static Stream<String> namesOfMolecules() {
        return names().filter(name -> namesOfCrystals().noneMatch(name::equals));
    }

    @ParameterizedTest
    @MethodSource("namesOfCrystals")
    void presetOfCrystalsHasTheSizeOfTheLargestCell(String name) {
        List<Structure> crystals = List.of(
                TestCrystals.random(1, Shape.TRICLINIC, 3, "Na", "Cl"), TestCrystals.random(2, Shape.THIN, 5, "Na"));
        Representation representation =
                Presets.create(name, DataSummary.of(crystals.stream())).create();

        for (Structure crystal : crystals) {
            assertEquals(
                    name.endsWith("eigenvalues") ? 5 : 15,
                    representation.describe(crystal).storedValues());
        }
    }

    /** Molecules need shells up to their longest distance, crystals the usual 10 Å. */
    @Test
    void partialRadialDistributionReachesAsFarAsMoleculesDo() {
        DataSummary crystals = DataSummary.of(Stream.of(TestCrystals.random(1, Shape.WIRE, 3, "Na")));
        DataSummary large = new DataSummary(List.of("H", "C"), 60, 24, 576, 0.75, 12);

        assertEquals(
                new PartialRadialDistributionSettings(10, 20), Presets.create("partial-radial-distribution", crystals));
        assertEquals(
                new PartialRadialDistributionSettings(10, 20), Presets.create("partial-radial-distribution", large));
        assertEquals(
                new PartialRadialDistributionSettings(9, 18),
                Presets.create("partial-radial-distribution", ASPIRIN_TRAJECTORY));
    }

    @ParameterizedTest
    @MethodSource("namesOfMolecules")
    void presetDescribesTheDataItIsFor(String name) {
        Representation representation = create(name).create();
        for (int i = 0; i < qm7b.size(); i += 500) {
            assertFalse(representation.describe(qm7b.get(i)).blocksView().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void descriptionIsOneLine(String name) {
        String description = Presets.description(name);

        assertTrue(description.length() > 20 && description.length() < 110, description);
    }

    @Test
    void unknownNameIsAnErrorThatListsTheNames() {
        MbtrException error = assertThrows(MbtrException.class, () -> Presets.create("mbtr", qm7bSummary));

        assertTrue(error.getMessage().contains("`mbtr`"), error.getMessage());
        names().forEach(name -> assertTrue(error.getMessage().contains(name), error.getMessage()));
    }

    @Test
    void gridFromDistancesNeedsDistances() {
        DataSummary atoms = DataSummary.of(Stream.of(TestMolecules.of("He", 0, 0, 0)));

        MbtrException error = assertThrows(MbtrException.class, () -> Presets.create("md", atoms));

        assertTrue(error.getMessage().contains("distances"), error.getMessage());
    }

    @Test
    void summaryNamesTheStructureThatIsAtFault() {
        Stream<Structure> molecules =
                Stream.of(TestMolecules.water(), TestMolecules.of("O H", 0, 0, 0, 0, Double.NaN, 1));

        MbtrException error = assertThrows(MbtrException.class, () -> DataSummary.of(molecules));

        assertTrue(error.getMessage().contains("structure 2 (HO): atom 2"), error.getMessage());
    }

    @Test
    void summaryOfNothingIsAnError() {
        MbtrException error = assertThrows(MbtrException.class, () -> DataSummary.of(Stream.empty()));

        assertTrue(error.getMessage().contains("no structure"), error.getMessage());
    }

    @Test
    void summaryOfSingleAtomsHasNoPairs() {
        DataSummary atoms = DataSummary.of(Stream.of(TestMolecules.of("He", 0, 0, 0)));

        assertFalse(atoms.hasPairs());
        assertEquals(new DataSummary(List.of("He"), 1, 1, 0, Double.POSITIVE_INFINITY, 0), atoms);
    }

    @Test
    void fullLayoutNeedsElements() {
        MbtrSettings undeclared =
                MbtrSettings.of(mbtr("qm7b-energy", qm7bSummary).terms());

        MbtrException error = assertThrows(MbtrException.class, () -> FullLayout.of(undeclared, 5));

        assertTrue(error.getMessage().contains("elements"), error.getMessage());
    }
}
