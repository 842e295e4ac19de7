package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetryOperationTest {
    private static final double[] SITE = {0.1, 0.2, 0.3};

    private static SymmetryOperation parse(String text) {
        return SymmetryOperation.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x,y,z; 0.1; 0.2; 0.3",
                "-X, +Y , z+1/2; -0.1; 0.2; 0.8",
                "1/2-x,y+0.5,.5+z; 0.4; 0.7; 0.8",
                "x-y,x,z+5/6; -0.1; 0.1; 1.1333333333333333",
                "-y,x-y,z+1/3; -0.2; -0.1; 0.6333333333333333",
                "z,x,y; 0.3; 0.1; 0.2",
                "x+1/4-1/2,y,z; -0.15; 0.2; 0.3",
            })
    void formsThatFilesUse(String text, double x, double y, double z) {
        assertArrayEquals(new double[] {x, y, z}, parse(text).apply(SITE), 1e-15);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"x,y,z+0.3333; x,y,z+1/3", "x,y,z+.667; x,y,z-1/3", "x,y,z+0.16667; x,y,z+7/6"})
    void roundedTranslationsAreFractions(String rounded, String exact) {
        assertEquals(parse(exact), parse(rounded));
        assertEquals(parse(exact).hashCode(), parse(rounded).hashCode());
    }

    @Test
    void translationsThatDifferAreOther() {
        assertNotEquals(parse("x,y,z"), parse("x,y,z+1/24"));
        assertNotEquals(parse("x,y,z"), parse("-x,y,z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x,y",
                "x,y,z,+1",
                "x,y,y",
                "x,y,w",
                "2x,y,z",
                "x+x,y,z",
                "x y,y,z",
                "x,y,",
                "x,y,z+1/0",
                "x,,z",
                "x,y,z+",
                "x,y,z+1/2/2"
            })
    void otherTextsAreNone(String text) {
        assertEquals(Optional.empty(), SymmetryOperation.parse(text));
    }

    @Test
    void productAppliesTheSecondToTheFirst() {
        SymmetryOperation screw = parse("-y,x-y,z+1/3");
        SymmetryOperation mirror = parse("y,x,-z");

        assertArrayEquals(mirror.apply(screw.apply(SITE)), mirror.after(screw).apply(SITE), 1e-15);
        assertEquals(SymmetryOperation.IDENTITY, screw.after(screw).after(screw));
        assertEquals("-y,x-y,z+0.33333", screw.toString());
    }
}
