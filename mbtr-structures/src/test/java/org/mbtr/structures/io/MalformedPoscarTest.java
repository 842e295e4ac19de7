package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.structures.MbtrException;

/** Every fault in a POSCAR is named with its line and what to do. */
class MalformedPoscarTest {
    private static final String CELL = "x~1~4 0 0~0 4 0~0 0 4~";

    /** In the inputs, ~ is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x|after line 1: the file ends; expected the scale factor",
                "x~1~4 0 0~0 4 0|after line 4: the file ends; expected cell vector 3",
                "x~0~4 0 0|line 2: expected a scale factor, the volume as a negative number, or three positive scale factors, found `0`",
                "x~1 2~4 0 0|found `1 2`",
                "x~1 1 -1~4 0 0|found `1 1 -1`",
                "x~one~4 0 0|found `one`",
                "x~nan~4 0 0|found `nan`",
                "x~1~4 0~0 4 0|line 3: expected cell vector 1 as three numbers, found `4 0`",
                "x~1~4 0 0~0 b 0~0 0 4|line 4: expected cell vector 2 as three numbers, found `0 b 0`",
                "x~1~4 0 0~0 4 0~4 4 0~H~1|line 5: the three lines that end here do not make a cell: the periodic cell vectors lie in one plane",
                "x~1~4 0 0~0 0 0~0 0 4~H~1|line 5: the three lines that end here do not make a cell: cell vector 2 is periodic and has no length",
                CELL
                        + "1~Direct~0 0 0|line 6: the file names no elements (VASP 4): put a line such as `Na Cl` before this one",
                CELL + "1~Direct~0 0 0|make the first line consist of 1 element; it is `x`",
                "Na Cl~1~4 0 0~0 4 0~0 0 4~1~Direct|consist of 1 element; it is `Na Cl`",
                CELL + "Na Xx~1 1|line 6: expected elements or numbers of atoms, found `Xx`",
                CELL + "Na Cl~1~Direct~0 0 0|line 8: 1 number of atoms for 2 elements; there must be one for each",
                CELL + "Na~1 1~Direct~0 0 0|line 7: 2 numbers of atoms for 1 element; there must be one for each",
                CELL + "Na~1.5~Direct|line 7: expected elements or numbers of atoms, found `1.5`",
                CELL + "Na Cl~0 0~Direct|line 7: the numbers of atoms add up to 0",
                CELL + "Na Cl~999999999 999999999~Direct|add up to 1999999998",
                CELL + "Na|after line 6: the file ends; expected the numbers of atoms",
                CELL + "H~1|after line 7: the file ends; expected `Direct` or `Cartesian`",
                CELL + "H~1~0 0 0|line 8: expected `Direct` or `Cartesian`, found `0 0 0`",
                CELL + "H~1~~0 0 0|line 8: expected `Direct` or `Cartesian`, found ``",
                CELL
                        + "H~3~Direct~0 0 0~.5 0 0|after line 10: the file ends; expected 3 atoms as the numbers of atoms say, found 2",
                CELL
                        + "H~1~Direct~0 0 0~.5 0 0|line 10: expected 1 atoms as the numbers of atoms say, found a further row",
                CELL + "H~2~Direct~0 0 0~.5 0|line 10: expected three coordinates of atom 2, found `.5 0`",
                CELL + "H~1~Direct~0 0 z|line 9: expected three coordinates of atom 1, found `0 0 z`",
                CELL + "H~1~Direct~0 0 inf|expected three coordinates of atom 1",
                CELL
                        + "H~1~Sel~Direct~0 0 0|line 10: selective dynamics needs T or F for x, y and z behind the coordinates of atom 1",
                CELL + "H~1~Sel~Direct~0 0 0 T F 1|found `0 0 0 T F 1`",
            })
    void faultIsNamedWithItsLine(String input, String expected) {
        MbtrException fault = assertThrows(MbtrException.class, () -> Fixtures.poscar(input.replace('~', '\n')));

        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
        assertTrue(fault.getMessage().startsWith("POSCAR, "), fault.getMessage());
    }
}
