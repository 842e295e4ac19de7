package org.mbtr.representations.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.baselines.BagOfBondsSettings;
import org.mbtr.representations.baselines.CoulombMatrixSettings;
import org.mbtr.representations.baselines.EwaldSumMatrixSettings;
import org.mbtr.representations.baselines.MatrixForm;
import org.mbtr.representations.baselines.PartialRadialDistributionSettings;
import org.mbtr.representations.baselines.SineMatrixSettings;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.AtomGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Correlation;
import org.mbtr.representations.mbtr.Counting;
import org.mbtr.representations.mbtr.DihedralGeometry;
import org.mbtr.representations.mbtr.Envelope;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.SpeciesLabels;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.MbtrException;

/** Settings survive JSON, and mistakes in JSON are named with their place. */
class RepresentationJsonTest {
    private static final Grid GRID = new Grid.Edges(-0.1, 0.05, 40);
    private static final Broadening NORMAL = new Broadening.Normal(0.03);

    private static final String CORRECT = """
            {
              "representation": "mbtr",
              "terms": [
                {
                  "geometry": {"type": "inverse-distance"},
                  "weighting": {"type": "geometry-power", "power": 2},
                  "threshold": 0,
                  "broadening": {"type": "normal", "sigma": 0.05},
                  "grid": {"type": "edges", "start": 0, "step": 0.01, "count": 100},
                  "scale": 1
                }
              ],
              "elements": ["H", "C"],
              "counting": "without-reversals"
            }
            """;

    static Stream<RepresentationSettings> everyKindOfSettings() {
        Stream<Term> geometries = Stream.of(
                        new AtomGeometry.Count(),
                        new AtomGeometry.AtomicNumber(),
                        new PairGeometry.Distance(),
                        new PairGeometry.InverseDistance(),
                        new PairGeometry.InverseSquaredDistance(),
                        new AngleGeometry.Angle(),
                        new AngleGeometry.CosineAngle(),
                        new AngleGeometry.DotOverDotDot(),
                        new DihedralGeometry.Dihedral(),
                        new DihedralGeometry.CosineDihedral())
                .map(geometry -> Term.of(geometry, new Weighting.Unity(), NORMAL, GRID));
        Stream<Term> weightings = Stream.of(
                        new Weighting.GeometryPower(1.5),
                        new Weighting.InverseDistances(2),
                        new Weighting.Exponential(0.5),
                        new Weighting.ExponentialOfProduct(0.1))
                .map(weighting -> Term.of(new PairGeometry.Distance(), weighting, NORMAL, GRID));
        Stream<Term> others = Stream.of(
                Term.of(new AtomGeometry.Count(), new Weighting.InverseCount(), NORMAL, new Grid.Centres(0, 3, 31)),
                Term.of(new PairGeometry.Distance(), new Weighting.Unity(), new Broadening.Laplace(0.2), GRID),
                Term.of(new PairGeometry.Distance(), new Weighting.Unity(), new Broadening.Uniform(0.2), GRID),
                new Term(
                        new PairGeometry.Distance(),
                        new Weighting.Unity(),
                        new Envelope.Smooth(3, 5),
                        1e-3,
                        NORMAL,
                        GRID,
                        2.5));
        Stream<RepresentationSettings> ofTerms = Stream.of(geometries, weightings, others)
                .flatMap(terms -> terms)
                .map(term -> MbtrSettings.of(List.of(term)));
        Term term = Term.of(new PairGeometry.Distance(), new Weighting.Unity(), NORMAL, GRID);
        Correlation correlation =
                new Correlation.Matrix(List.of("Ga", "As"), new double[][] {{1, 1.0 / 3}, {1.0 / 3, 0.9}});
        Stream<RepresentationSettings> conventions = Stream.of(
                new MbtrSettings(
                        List.of(term, term.withScale(Math.nextUp(0.1))),
                        SpeciesLabels.ELEMENTS,
                        List.of("As", "Ga"),
                        Counting.ORDERED,
                        correlation,
                        Normalization.EUCLIDEAN),
                new MbtrSettings(
                        List.of(term),
                        SpeciesLabels.ATOMS,
                        null,
                        Counting.ORDERED_DISTINCT,
                        null,
                        Normalization.PER_ATOM),
                new BagOfBondsSettings(120));
        Stream<RepresentationSettings> coulomb =
                Arrays.stream(CoulombMatrixSettings.Form.values()).map(form -> new CoulombMatrixSettings(form, 23));
        Stream<RepresentationSettings> ofCrystals = Arrays.stream(MatrixForm.values())
                .flatMap(form ->
                        Stream.of(new SineMatrixSettings(form, 8), new EwaldSumMatrixSettings(form, 8, 1.0 / 3000)));
        Stream<RepresentationSettings> shells = Stream.of(new PartialRadialDistributionSettings(6.1, 61));
        return Stream.of(ofTerms, conventions, coulomb, ofCrystals, shells).flatMap(settings -> settings);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfSettings")
    void settingsSurviveWritingAndReading(RepresentationSettings settings) {
        String json = RepresentationJson.write(settings);

        assertEquals(settings, RepresentationJson.parse(json, "test"), json);
    }

    @Test
    void settingsThatHaveADefaultMayBeAbsent() {
        MbtrSettings settings = (MbtrSettings) RepresentationJson.parse(CORRECT, "test");

        Term term = Term.of(
                new PairGeometry.InverseDistance(),
                new Weighting.GeometryPower(2),
                new Broadening.Normal(0.05),
                new Grid.Edges(0, 0.01, 100));
        assertEquals(
                new MbtrSettings(List.of(term), null, List.of("H", "C"), Counting.WITHOUT_REVERSALS, null, null),
                settings);
    }

    @Test
    void thresholdAndScaleOfATermMayBeAbsent() {
        String shorter = CORRECT.replace("\"threshold\": 0,", "").replace(",\n      \"scale\": 1", "");

        assertFalse(shorter.contains("threshold") || shorter.contains("scale"), shorter);
        assertEquals(RepresentationJson.parse(CORRECT, "test"), RepresentationJson.parse(shorter, "test"));
    }

    /** Text of {@link #CORRECT}, what replaces it, and the facts that the message must have. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "sigma"                          | "sgima"                        | sigma; terms[0].broadening
            "counting"                       | "count"                        | count; elements
            "start": 0,                      | "start": 0, "stop": 1,         | stop; terms; grid
            , "sigma": 0.05                  | ''                             | sigma; terms; broadening
            , "count": 100                   | ''                             | count; terms; grid
            "geometry": {"type": "inverse-distance"}, | ''                    | geometry; terms
            "sigma": 0.05                    | "sigma": null                  | sigma; terms
            "scale": 1                       | "scale": "1"                   | a number; scale; terms
            "scale": 1                       | "scale": 0                     | scale; 0.0; above 0
            "sigma": 0.05                    | "sigma": -0.05                 | sigma; -0.05; above 0
            "sigma": 0.05                    | "sigma": 0                     | sigma; 0.0; above 0
            "sigma": 0.05                    | "sigma": "0.05"                | sigma; terms
            "sigma": 0.05                    | "sigma": "NaN"                 | sigma; NaN
            "sigma": 0.05                    | "sigma": 0.05, "sigma": 0.5    | sigma; Duplicate
            "count": 100                     | "count": 99.5                  | count; 99.5; terms
            "count": 100                     | "count": 0                     | count; 0; 1 to
            "type": "normal"                 | "type": "gaussian"             | gaussian; normal; laplace; terms
            {"type": "inverse-distance"}     | "inverse-distance"             | geometry; terms
            "without-reversals"              | "noreversals"                  | noreversals; without-reversals; counting
            "without-reversals"              | 2                              | counting
            "representation": "mbtr"         | "representation": "soap"       | soap; mbtr; coulomb-matrix
            "representation": "mbtr",        | ''                             | representation
            ["H", "C"]                       | ["H", "Cx"]                    | Cx; elements
            ["H", "C"]                       | ["H", "C", "H"]                | H is named twice; elements
            ["H", "C"]                       | ["H", null]                    | elements
            ["H", "C"]                       | "H C"                          | elements
            "terms": [                       | "terms": [null,                | term
            "threshold": 0                   | "threshold": -1                | threshold; -1
            "counting": "without-reversals"  | "counting": "ordered"]         | JSON; line
            """)
    void mistakesAreNamedWithTheirPlace(String found, String replacement, String facts) {
        assertTrue(CORRECT.contains(found), found);
        String json = CORRECT.replace(found, replacement);

        MbtrException error =
                assertThrows(MbtrException.class, () -> RepresentationJson.parse(json, "settings.json"), json);

        assertAll(Stream.concat(Stream.of("settings.json"), Stream.of(facts.split("; ")))
                .map(fact -> () -> assertTrue(error.getMessage().contains(fact), fact + ": " + error.getMessage())));
    }

    @Test
    void textBehindTheSettingsIsAnError() {
        MbtrException error =
                assertThrows(MbtrException.class, () -> RepresentationJson.parse(CORRECT + "{}", "settings.json"));

        assertTrue(error.getMessage().contains("settings.json"), error.getMessage());
    }

    @Test
    void emptyTextIsAnError() {
        MbtrException error = assertThrows(MbtrException.class, () -> RepresentationJson.parse("", "settings.json"));

        assertTrue(error.getMessage().contains("settings.json"), error.getMessage());
    }
}
