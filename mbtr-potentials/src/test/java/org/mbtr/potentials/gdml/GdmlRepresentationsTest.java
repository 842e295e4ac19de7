package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.baselines.BagOfBondsSettings;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.mbtr.AtomGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Counting;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;
import org.mbtr.representations.mbtr.SpeciesLabels;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.MbtrException;

/** What representation files become in a force field. */
class GdmlRepresentationsTest {
    private static final MoleculeRepresentation.BinsWithTriples BOTH =
            MoleculeRepresentation.BinsWithTriples.published(Math.pow(2, -4.5), 0.5);
    private static final Term PAIRS = BOTH.pairs();
    private static final Term TRIPLES = BOTH.triples();

    private static MbtrSettings settings(Term... terms) {
        return new MbtrSettings(List.of(terms), SpeciesLabels.ATOMS, null, null, null, null);
    }

    private static MoleculeRepresentation preset(String name) {
        Stream<org.mbtr.structures.Structure> frames =
                Molecules.methoxy(3, 0.1, 1).stream().map(Molecules::structure);
        return GdmlRepresentations.of(Presets.create(name, DataSummary.of(frames)), name);
    }

    @Test
    void presetsAreThoseOfForceFields() {
        assertEquals(new MoleculeRepresentation.InverseDistance(), preset("coulomb-md"));
        assertEquals(new MoleculeRepresentation.Bins(PAIRS), preset("sgdml-k2"));
        assertEquals(BOTH, preset("sgdml-k2-k3"));
    }

    /** Both terms in either order. */
    @Test
    void termsAreFoundByTheirOrder() {
        assertEquals(BOTH, GdmlRepresentations.of(settings(TRIPLES, PAIRS), "file"));
        assertEquals(new MoleculeRepresentation.Bins(PAIRS), GdmlRepresentations.of(settings(PAIRS), "file"));
    }

    @Test
    void whatAForceFieldCannotHaveIsRefused() {
        Term counts = Term.of(
                new AtomGeometry.Count(), new Weighting.Unity(), new Broadening.Normal(1), new Grid.Edges(0, 1, 5));
        refused(settings(TRIPLES), "one term with k = 2");
        refused(settings(PAIRS, PAIRS), "k = 2, 2");
        refused(settings(PAIRS, counts), "k = 2, 1");
        refused(MbtrSettings.of(List.of(PAIRS)), "\"species\": \"atoms\"");
        refused(settings(PAIRS).withCounting(Counting.ORDERED), "counting");
        refused(settings(PAIRS).withNormalization(Normalization.PER_ATOM), "normalization");
        refused(settings(PAIRS, TRIPLES.withThreshold(0.1)), "threshold");
        refused(settings(PAIRS.withBroadening(new Broadening.Uniform(1)), TRIPLES), "smooth");
        refused(new BagOfBondsSettings(3), "many-body tensor");
    }

    private static void refused(RepresentationSettings settings, String part) {
        String message = assertThrows(MbtrException.class, () -> GdmlRepresentations.of(settings, "my.json"))
                .getMessage();
        assertTrue(message.startsWith("my.json: ") && message.contains(part), message);
    }

    @Test
    void elementsAreThoseOfTheMolecule() {
        MbtrSettings all =
                new MbtrSettings(List.of(PAIRS), SpeciesLabels.ATOMS, List.of("H", "C", "O"), null, null, null);
        MbtrSettings few = new MbtrSettings(List.of(PAIRS), SpeciesLabels.ATOMS, List.of("H", "C"), null, null, null);
        assertDoesNotThrow(() -> GdmlRepresentations.requireElements(all, Molecules.METHOXY, "file"));
        String message = assertThrows(
                        MbtrException.class, () -> GdmlRepresentations.requireElements(few, Molecules.METHOXY, "file"))
                .getMessage();
        assertTrue(message.contains("[O]"), message);
    }
}
