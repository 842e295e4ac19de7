package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.PropertyValue;

/** Each way to write a value in a comment line gives the value that it means. */
class CommentDialectTest {
    private static PropertyValue value(String text) {
        return Fixtures.comment("key=" + text).properties().get("key");
    }

    @Test
    void numbersAreWholeOrReal() {
        assertEquals(new PropertyValue.Whole(-12), value("-12"));
        assertEquals(new PropertyValue.Real(1.5), value("1.5"));
        assertEquals(new PropertyValue.Real(100), value("1e2"));
        assertEquals(new PropertyValue.Real(0.5), value(".5"));
        assertEquals(new PropertyValue.Real(1e20), value("100000000000000000000"));
    }

    @Test
    void fortranExponentsAreNumbersBehindADecimalPointOnly() {
        assertEquals(new PropertyValue.Real(1e-3), value("1.0D-3"));
        assertEquals(new PropertyValue.Real(-2.5e10), value("-2.5d+10"));
        assertEquals(new PropertyValue.Text("1D5"), value("1D5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1p3", "1d", "1f", "1-0-1", "1e", "--1", ".", "1_000", "NaNa", "Ag"})
    void wordsThatOnlyResembleNumbersAreTexts(String word) {
        assertEquals(new PropertyValue.Text(word), value(word));
    }

    @Test
    void notANumberAndInfinityAreRead() {
        assertEquals(new PropertyValue.Real(Double.NaN), value("nan"));
        assertEquals(new PropertyValue.Real(Double.NaN), value("NaN"));
        assertEquals(new PropertyValue.Real(Double.NEGATIVE_INFINITY), value("-inf"));
        assertEquals(new PropertyValue.Reals(new double[] {1, Double.NaN}, 2), value("\"1 nan\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "True", "true", "TRUE", "\"T\""})
    void truthsAreRead(String word) {
        assertEquals(new PropertyValue.Truth(true), value(word));
    }

    @Test
    void keyWithoutValueIsTrue() {
        assertEquals(
                new PropertyValue.Truth(true),
                Fixtures.comment("have_energy cutoff=3.4").properties().get("have_energy"));
    }

    @Test
    void quotesHoldBlanksAndEscapedQuotes() {
        assertEquals(new PropertyValue.Text("a b"), value("\"a b\""));
        assertEquals(new PropertyValue.Text("it's"), value("\"it's\""));
        assertEquals(new PropertyValue.Text("say \"x\""), value("'say \"x\"'"));
        assertEquals(new PropertyValue.Text("say \"x\" \\ y"), value("\"say \\\"x\\\" \\\\ y\""));
        assertEquals(new PropertyValue.Text("back\\slash"), value("back\\slash"));
        assertEquals(new PropertyValue.Text(""), value("\"\""));
    }

    @Test
    void bareValuesMayHoldEqualsSigns() {
        assertEquals(new PropertyValue.Text("a=b"), value("a=b"));
    }

    @Test
    void blanksAroundTheEqualsSignAreAllowed() {
        assertEquals(
                new PropertyValue.Real(1.5),
                Fixtures.comment("energy = 1.5 x=2").properties().get("energy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1 2 3\"", "'1 2 3'", "[1,2,3]", "[1 2 3]", "[1, 2, 3]", "{1 2 3}", "\"1, 2, 3\""})
    void arraysOfWholeNumbersAreReadInEveryForm(String text) {
        assertEquals(new PropertyValue.Wholes(new long[] {1, 2, 3}, 3), value(text));
    }

    @Test
    void mixedNumbersAreReal() {
        assertEquals(new PropertyValue.Reals(new double[] {1, 2.5}, 2), value("[1, 2.5]"));
    }

    @Test
    void nestedListsKeepTheirShape() {
        assertEquals(new PropertyValue.Wholes(new long[] {1, 2, 3, 4, 5, 6}, 2, 3), value("[[1,2,3],[4,5,6]]"));
        assertEquals(new PropertyValue.Reals(new double[] {1, 2, 3, 4}, 2, 2), value("\"_JSON [[1.0, 2], [3, 4]]\""));
    }

    @Test
    void raggedListsStayText() {
        assertEquals(new PropertyValue.Text("[[1,2],[3]]"), value("[[1,2],[3]]"));
        assertEquals(new PropertyValue.Text("_JSON {\"a\": 1}"), value("\"_JSON {\\\"a\\\": 1}\""));
    }

    @Test
    void listsOfTruthsAndTextsAreRead() {
        assertEquals(new PropertyValue.Truths(new boolean[] {true, false}, 2), value("\"T F\""));
        assertEquals(new PropertyValue.Texts(List.of("a", "b c"), 2), value("[a, \"b c\"]"));
        assertEquals(new PropertyValue.Texts(List.of("1", "2"), 2), value("[\"1\", \"2\"]"));
    }

    @Test
    void stressIsWrittenColumnByColumn() {
        assertEquals(
                new PropertyValue.Reals(new double[] {1, 4, 7, 2, 5, 8, 3, 6, 9}, 3, 3),
                Fixtures.comment("stress=\"1 2 3 4 5 6 7 8 9\"").properties().get("stress"));
    }

    @Test
    void quotedKeysAreRead() {
        assertTrue(Fixtures.comment("\"my key\"=1").properties().containsKey("my key"));
    }
}
