package org.mbtr.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void numbersOnTheGridAreShownAsPowers() {
        assertEquals("2^1.5 = 2.83", Words.number(Math.pow(2, 1.5)));
        assertEquals("2^-20 = 9.54e-07", Words.number(Math.pow(2, -20)));
    }

    @Test
    void otherNumbersAreShownAsTheyAre() {
        assertEquals("3.00", Words.number(3));
        assertEquals("0", Words.number(0));
    }
}
