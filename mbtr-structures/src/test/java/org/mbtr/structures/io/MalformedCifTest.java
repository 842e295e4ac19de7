package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.structures.MbtrException;

/** Every fault in a CIF is named with its line and what to do. */
class MalformedCifTest {
    private static final String CELL = "data_a~_cell_length_a 4~_cell_length_b 4~_cell_length_c 4~";

    private static final String COORDINATES = "_atom_site_fract_x~_atom_site_fract_y~_atom_site_fract_z~";
    private static final String SITES = "loop_~_atom_site_label~" + COORDINATES;
    private static final String TYPES = "loop_~_atom_site_type_symbol~" + COORDINATES;
    private static final String OCCUPANCIES = "loop_~_atom_site_label~_atom_site_occupancy~" + COORDINATES;

    /** In the inputs, ~ is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "_cell_length_a 4|line 1: a CIF begins with `data_` and a name, found `_cell_length_a`",
                "data_a~_cell_length_a 4 5|line 2: expected a name such as `_cell_length_a`, `loop_` or `data_`, found `5`",
                "data_a~save_b~_x 1~save_|line 2: expected a name such as `_cell_length_a`, `loop_` or `data_`, found `save_b`",
                "data_a~_cell_length_a~_cell_length_b 4|line 2: `_cell_length_a` has no value; write `?` if it is not known",
                "data_a~_cell_length_a|line 2: `_cell_length_a` has no value",
                "data_a~_x 'open~_y 1|line 2: the quote before `open` is not closed on its line",
                "data_a~_x~;text~more|line 3: the text that begins here does not end",
                "data_a~loop_~Na 0|line 2: `loop_` is followed by no names",
                CELL + SITES + "Na 0 0 0~Cl .5 .5|line 11: the loop of line 5 has 4 columns and 7 values",
                CELL + SITES
                        + "Na 1 0 0 0|values; its last row is not complete, or a value with blanks lacks its quotes",
                CELL + "_cell_length_a 5~" + SITES + "Na 0 0 0|line 1: the block names `_cell_length_a` more than once",
                "data_a~" + SITES
                        + "Na 0 0 0|line 1: block `data_a`: `_cell_length_a` is not given; a crystal needs its cell",
                "data_a~_cell_length_a ?~" + SITES + "Na 0 0 0|`_cell_length_a` is not given",
                "data_a~_cell_length_a 0~" + SITES
                        + "Na 0 0 0|line 2: `_cell_length_a` is 0; it must be above 0 (angstrom)",
                "data_a~_cell_length_a x~" + SITES
                        + "Na 0 0 0|line 2: expected a number for `_cell_length_a` (angstrom), found `x`",
                CELL + "_cell_angle_beta 180~" + SITES
                        + "Na 0 0 0|line 5: `_cell_angle_beta` is 180; it must be between 0 and 180 degrees",
                CELL + "_cell_angle_alpha 30~_cell_angle_gamma 120~" + SITES
                        + "Na 0 0 0|block `data_a`: the angles of the cell make no volume",
                CELL + "_cell_angle_alpha 60~_cell_angle_beta 60~_cell_angle_gamma 120~" + SITES
                        + "Na 0 0 0|make no volume",
                CELL + SITES
                        + "Na 0 zero 0|line 10: expected a number for `_atom_site_fract_y` of site `Na`, found `zero`",
                CELL + SITES + "Na 0 . 0|line 10: site `Na` has no `_atom_site_fract_y`; add it, or remove the site",
                CELL + SITES + "Xx1 0 0 0|line 10: site `Xx1` names no element; add a column `_atom_site_type_symbol`",
                CELL + SITES + "NA1 0 0 0|line 10: site `NA1` may be Na or N; add a column `_atom_site_type_symbol`",
                CELL + TYPES + "Wat 0 0 0|line 10: `Wat`, the type of site `Wat`, is no chemical element",
                CELL
                        + "loop_~_atom_site_fract_x~_atom_site_fract_y~0 0|`_atom_site_fract_z` has 0 values, `_atom_site_fract_x` 1",
                CELL + SITES
                        + "Na 0 0 0~Cl .01 0 0|line 11: sites `Na` (Na) and `Cl` (Cl) are less than 0.1 angstrom apart",
                CELL + OCCUPANCIES
                        + "Na 1 0 0 0~K2 0.25(1) .5 .5 .5|line 12: site `K2` has the occupancy 0.25(1); only crystals without disorder are read",
                CELL + OCCUPANCIES + "Na half 0 0 0|expected a number for the occupancy of site `Na`, found `half`",
                CELL + "_symmetry_space_group_name_H-M 'F m -3 m'~" + SITES
                        + "Na 0 0 0|line 5: the block names the space group `F m -3 m` and lists no symmetry operations; add the loop `_space_group_symop_operation_xyz`",
                CELL + "_space_group_IT_number 225~" + SITES + "Na 0 0 0|space group `225`",
                CELL + "_space_group_name_Hall '-P 1'~" + SITES + "Na 0 0 0|space group `-P 1`",
                CELL + "_symmetry_equiv_pos_as_xyz 'x,y'~" + SITES
                        + "Na 0 0 0|line 5: expected a symmetry operation such as `-x, y+1/2, -z`, found `x,y`",
                CELL + "loop_~_symmetry_equiv_pos_as_xyz~x,y,z~-y,x,z~" + SITES
                        + "Na 0 0 0|line 8: the 2 symmetry operations are not a group: `-y,x,z` after `-y,x,z` is `-x,-y,z`, which is missing",
            })
    void faultIsNamedWithItsLine(String input, String expected) {
        MbtrException fault = assertThrows(MbtrException.class, () -> Fixtures.cif(input.replace('~', '\n')));

        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
        assertTrue(fault.getMessage().startsWith("test.cif, line "), fault.getMessage());
    }

    @Test
    void fileWithoutAtomsSaysHowManyBlocksItHas() {
        MbtrException fault =
                assertThrows(MbtrException.class, () -> Fixtures.cif("data_a\n_x 1\ndata_b\n_cell_length_a 4\n"));

        assertEquals(
                "test.cif: none of its data blocks (2) has atoms; expected a loop with _atom_site_fract_x, _atom_site_fract_y"
                        + " and _atom_site_fract_z",
                fault.getMessage());
    }

    /** Without an operation that the group needs, atoms would be lost without a word. */
    @Test
    void everyOperationThatIsLostIsNoticed() {
        List<String> whole = SpaceGroups.wurtzite();
        String sites = SITES.replace('~', '\n') + "Zn 0.3333 0.6667 0\n";
        String cell = CELL.replace('~', '\n') + "_cell_angle_gamma 120\n";
        for (int lost = 0; lost < whole.size(); lost++) {
            int without = lost;
            List<String> rest = IntStream.range(0, whole.size())
                    .filter(i -> i != without)
                    .mapToObj(whole::get)
                    .toList();
            String text = cell + SpaceGroups.loop(rest) + sites;

            MbtrException fault = assertThrows(MbtrException.class, () -> Fixtures.cif(text));

            assertTrue(fault.getMessage().contains("the 11 symmetry operations are not a group"), fault.getMessage());
        }
    }

    /** Forty translations by 0.075 angstrom: which of them leave the site where it is? */
    @Test
    void operationsThatMoveASiteByNextToNothingAreRefused() {
        List<String> translations =
                IntStream.range(0, 40).mapToObj(i -> "x+" + i + "/40,y,z").toList();
        String text = CELL.replace("_a 4", "_a 3").replace('~', '\n')
                + SpaceGroups.loop(translations)
                + SITES.replace('~', '\n')
                + "H1 0.1 0 0\n";

        MbtrException fault = assertThrows(MbtrException.class, () -> Fixtures.cif(text));

        assertTrue(
                fault.getMessage().contains("symmetry operations move site `H1` by about 0.1 angstrom"),
                fault.getMessage());
    }

    @Test
    void readerHasEndedAfterAFault() {
        String text = "data_a\n_cell_length_a 0\n" + SITES.replace('~', '\n') + "Na 0 0 0\ndata_b\n_x 1\n";
        try (CifReader reader =
                CifReader.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test.cif")) {
            assertThrows(MbtrException.class, reader::next);
            assertFalse(reader.hasNext());
        }
    }
}
