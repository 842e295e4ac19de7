package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.ClosestAtoms;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** Crystals from their sites and symmetry operations. */
class CifReaderTest {
    private static final String CUBE = """
            _cell_length_a 5.64
            _cell_length_b 5.64
            _cell_length_c 5.64
            _cell_angle_alpha 90
            _cell_angle_beta 90
            _cell_angle_gamma 90
            """;

    private static final String SITES = """
            loop_
            _atom_site_label
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            """;

    private static Structure one(String... parts) {
        List<Structure> structures = Fixtures.cif("data_test\n" + String.join("\n", parts));
        assertEquals(1, structures.size());
        return structures.get(0);
    }

    private static String cell(double a, double c, int gamma) {
        return "_cell_length_a " + a + "\n_cell_length_b " + a + "\n_cell_length_c " + c + "\n_cell_angle_gamma "
                + gamma;
    }

    private static double[] fractions(Structure structure, int atom) {
        double[] place = {structure.position(atom, 0), structure.position(atom, 1), structure.position(atom, 2)};
        return CellCoordinates.fractions(place, Lattice.of(structure));
    }

    /** Distances below a limit from an atom to all others and their images, sorted, from 5 x 5 x 5 cells. */
    private static double[] distances(Structure structure, int from, double limit) {
        double[] cell = structure.cell().orElseThrow().vectors();
        List<Double> found = new ArrayList<>();
        for (int to = 0; to < structure.atomCount(); to++) {
            for (int image = 0; image < 125; image++) {
                double square = 0;
                for (int axis = 0; axis < 3; axis++) {
                    double d = structure.position(to, axis)
                            - structure.position(from, axis)
                            + (image % 5 - 2) * cell[axis]
                            + (image / 5 % 5 - 2) * cell[3 + axis]
                            + (image / 25 - 2) * cell[6 + axis];
                    square += d * d;
                }
                if (square > 0 && square < limit * limit) {
                    found.add(Math.sqrt(square));
                }
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    @Test
    void rockSaltHasFourFormulaUnits() {
        List<String> operations = SpaceGroups.rockSalt();
        assertEquals(192, operations.size());

        Structure salt = one(CUBE, SpaceGroups.loop(operations), SITES, "Na1 0 0 0\nCl1 0.5 0.5 0.5");

        assertEquals("Cl4Na4", salt.formula());
        for (int atom = 0; atom < 8; atom++) {
            double[] distances = distances(salt, atom, 3);
            assertEquals(6, distances.length);
            assertEquals(2.82, distances[0], 1e-12);
            assertEquals(2.82, distances[5], 1e-12);
        }
        assertEquals(new PropertyValue.Text("test"), salt.properties().get("data_block"));
    }

    /** Multiplicities of the Wyckoff positions of Fm-3m in the International Tables for Crystallography A. */
    @ParameterizedTest
    @CsvSource({
        "4, 0, 0, 0",
        "4, 0.5, 0.5, 0.5",
        "8, 0.25, 0.25, 0.25",
        "24, 0, 0.25, 0.25",
        "24, 0.13, 0, 0",
        "32, 0.13, 0.13, 0.13",
        "48, 0, 0.13, 0.13",
        "48, 0.5, 0.13, 0.13",
        "48, 0.13, 0.25, 0.25",
        "96, 0, 0.13, 0.21",
        "96, 0.13, 0.13, 0.31",
        "192, 0.08, 0.17, 0.31",
    })
    void siteHasTheMultiplicityOfItsWyckoffPosition(int multiplicity, double x, double y, double z) {
        Structure crystal = one(
                CUBE.replace("5.64", "20"),
                SpaceGroups.loop(SpaceGroups.rockSalt()),
                SITES,
                "H1 " + x + " " + y + " " + z);

        assertEquals(multiplicity, crystal.atomCount());
        assertTrue(ClosestAtoms.pairs(crystal, 0.5).isEmpty());
    }

    @Test
    void diamondHasEightAtomsWithFourNeighbours() {
        List<String> operations = SpaceGroups.diamond();
        assertEquals(192, operations.size());

        Structure diamond = one(CUBE.replace("5.64", "3.567"), SpaceGroups.loop(operations), SITES, "C1 0 0 0");

        assertEquals("C8", diamond.formula());
        for (int atom = 0; atom < 8; atom++) {
            double[] distances = distances(diamond, atom, 2);
            assertEquals(4, distances.length);
            assertEquals(3.567 * Math.sqrt(3) / 4, distances[3], 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3333 0.6667", "0.333 0.667", "0.33333 0.66667", "0.3333 -0.3333", "1.3333 0.6667"})
    void thirdsWrittenWithFewDigitsAreThirds(String xy) {
        List<String> operations = SpaceGroups.wurtzite();
        assertEquals(12, operations.size());

        Structure oxide = one(
                cell(3.2495, 5.2069, 120),
                SpaceGroups.loop(operations),
                SITES,
                "Zn1 " + xy + " 0\nO1 " + xy + " 0.3821");

        assertEquals("O2Zn2", oxide.formula());
        assertArrayEquals(new double[] {1 / 3.0, 2 / 3.0, 0}, fractions(oxide, 0), 1e-12);
        // Both distances of the tetrahedron: along c, and to the layer below.
        double[] distances = distances(oxide, 0, 2.2);
        double along = 0.3821 * 5.2069;
        double across = Math.hypot(3.2495 / Math.sqrt(3), (0.5 - 0.3821) * 5.2069);
        assertArrayEquals(new double[] {across, across, across, along}, distances, 1e-10);
    }

    /** Alpha quartz, L. Levien, C. T. Prewitt, D. J. Weidner, Am. Mineral. 65, 920 (1980): Si-O 1.605 and 1.614 angstrom. */
    @Test
    void quartzHasItsPublishedBonds() {
        Structure quartz = Fixtures.cif("""
                #------ as in collections of minerals
                data_global
                _chemical_name_mineral 'Quartz'
                loop_
                _publ_author_name
                'Levien L'
                "O'Neil P"
                _journal_volume 65
                _publ_section_title
                ;
                 Structure and elastic properties of quartz at pressure
                 _cell_length_a 99
                ;
                _cell_length_a 4.916
                _cell_length_b 4.916
                _cell_length_c 5.4054
                _cell_angle_alpha 90
                _cell_angle_beta 90
                _cell_angle_gamma 120
                _symmetry_space_group_name_H-M 'P 32 2 1'
                loop_
                _space_group_symop_operation_xyz
                  'x,y,z'
                  'y,x,-z'
                  '-y,x-y,2/3+z'
                  '-x,-x+y,2/3-z'
                  '-x+y,-x,1/3+z'
                  'x-y,-y,1/3-z'
                loop_
                _atom_site_label
                _atom_site_fract_x
                _atom_site_fract_y
                _atom_site_fract_z
                _atom_site_U_iso_or_equiv
                Si   0.46970   0.00000   0.66667   0.00760
                O   0.41350   0.26690   0.78580   0.01520
                """).get(0);

        assertEquals("O6Si3", quartz.formula());
        for (int silicon = 0; silicon < 3; silicon++) {
            assertArrayEquals(new double[] {1.605, 1.605, 1.614, 1.614}, distances(quartz, silicon, 2), 0.001);
        }
    }

    @Test
    void crystalWithoutSymmetryAsProgramsWriteIt() {
        Structure structure = Fixtures.cif("""
                # generated using pymatgen
                data_TiO
                _symmetry_space_group_name_H-M   'P 1'
                _cell_length_a   3.0
                _cell_length_b   4.0
                _cell_length_c   5.0
                _cell_angle_alpha   80.0
                _cell_angle_beta   95.0
                _cell_angle_gamma   110.0
                _symmetry_Int_Tables_number   1
                loop_
                 _symmetry_equiv_pos_site_id
                 _symmetry_equiv_pos_as_xyz
                  1  'x, y, z'
                loop_
                 _atom_type_symbol
                 _atom_type_oxidation_number
                  Ti2+  2.0
                  O2-  -2.0
                loop_
                 _atom_site_type_symbol
                 _atom_site_label
                 _atom_site_symmetry_multiplicity
                 _atom_site_fract_x
                 _atom_site_fract_y
                 _atom_site_fract_z
                 _atom_site_occupancy
                  Ti2+  Ti0  1  0.10000000  0.20000000  0.30000000  1
                  O2-  O1  1  0.60000000  -0.30000000  0.80000000  1.0
                """).get(0);

        double[] v = structure.cell().orElseThrow().vectors();
        assertArrayEquals(new int[] {22, 8}, structure.atomicNumbers());
        assertArrayEquals(new double[] {3, 0, 0}, Arrays.copyOf(v, 3));
        assertEquals(0, v[5]);
        assertEquals(4, Math.hypot(v[3], v[4]), 1e-12);
        assertEquals(Math.cos(Math.toRadians(110)), v[3] / 4, 1e-12);
        assertEquals(5, Math.sqrt(v[6] * v[6] + v[7] * v[7] + v[8] * v[8]), 1e-12);
        assertEquals(Math.cos(Math.toRadians(95)), v[6] / 5, 1e-12);
        assertEquals(Math.cos(Math.toRadians(80)), (v[3] * v[6] + v[4] * v[7]) / 20, 1e-12);
        assertTrue(structure.cell().orElseThrow().signedVolume() > 0);
        assertArrayEquals(new double[] {0.1, 0.2, 0.3}, fractions(structure, 0), 1e-12);
        assertArrayEquals(new double[] {0.6, 0.7, 0.8}, fractions(structure, 1), 1e-12, "brought into the cell");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_symmetry_space_group_name_H-M P1",
                "_space_group_IT_number 1",
                "_space_group_name_Hall 'P 1'",
                "_symmetry_space_group_name_H-M ?"
            })
    void noOperationsAreNeededInP1(String group) {
        assertEquals("ClNa", one(CUBE, group, SITES, "Na 0 0 0\nCl .5 .5 .5").formula());
    }

    @Test
    void eachBlockWithAtomsIsAStructure() {
        String text = "data_I\n_journal_year 1980\n"
                + "data_II\n" + CUBE + SITES + "Na 0 0 0\n"
                + "data_III\n" + CUBE + SITES + "K 0 0 0\nK .5 .5 .5\n"
                + "data_IV\n" + CUBE;

        List<Structure> structures = Fixtures.cif(text);

        assertEquals(
                List.of("Na", "K2"), structures.stream().map(Structure::formula).toList());
        assertEquals(
                new PropertyValue.Text("III"), structures.get(1).properties().get("data_block"));
    }

    @Test
    void numbersCarryUncertaintiesAndWordsAnyCase() {
        Structure structure = one(
                "_Cell_Length_A 5.431(2)\n_cell_length_b 5.431(12)\n_CELL_LENGTH_C 5.431\nLOOP_",
                "_atom_site_label\n_atom_site_fract_X\n_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_occupancy",
                "Si1 0.125(1) 0 .5(30) ?\nSi2 0.25 0 0 1.00(1)");

        assertEquals(5.431, structure.cell().orElseThrow().vectors()[0]);
        assertEquals(0.125 * 5.431, structure.position(0, 0), 1e-12);
        assertEquals(0.5 * 5.431, structure.position(0, 2), 1e-12);
    }

    @Test
    void namesWithDotsAreTheSameNames() {
        Structure structure = one(
                "_cell.length_a 4\n_cell.length_b 4\n_cell.length_c 4\nloop_",
                "_atom_site.type_symbol\n_atom_site.Cartn_x\n_atom_site.Cartn_y\n_atom_site.Cartn_z",
                "FE 1 2 3\nO 0 0 0");

        assertArrayEquals(new int[] {26, 8}, structure.atomicNumbers());
        assertArrayEquals(new double[] {1, 2, 3, 0, 0, 0}, structure.positions(), 1e-12);
    }

    @Test
    void cartesianSitesAreRepeatedBySymmetry() {
        Structure structure = one(
                cell(4, 6, 120),
                "loop_\n_space_group_symop_operation_xyz\nx,y,z\n-x,-y,-z",
                "loop_\n_atom_site_label\n_atom_site_Cartn_x\n_atom_site_Cartn_y\n_atom_site_Cartn_z",
                "C1 1 1 1");

        assertEquals(2, structure.atomCount());
        double[] fractions = CellCoordinates.fractions(new double[] {-1, -1, -1}, Lattice.of(structure));
        double[] found = fractions(structure, 1);
        for (int axis = 0; axis < 3; axis++) {
            assertEquals(Math.rint(found[axis] - fractions[axis]), found[axis] - fractions[axis], 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"Na1+, 11", "Na+, 11", "O2-, 8", "Fe3+, 26", "CL, 17", "c, 6", "D, 1", "Si4, 14", "Cl1-, 17", "Na+1, 11"
    })
    void elementOfATypeSymbol(String symbol, int atomicNumber) {
        Structure structure = one(CUBE, SITES.replace("_label", "_type_symbol"), symbol + " 0 0 0");

        assertEquals(atomicNumber, structure.atomicNumber(0));
    }

    @ParameterizedTest
    @CsvSource({"Na1, 11", "C12A, 6", "O, 8", "Cl_2, 17", "H1W, 1", "OW1, 8", "D1, 1", "ZN1, 30", "Ti(1), 22"})
    void elementOfALabel(String label, int atomicNumber) {
        assertEquals(atomicNumber, one(CUBE, SITES, label + " 0 0 0").atomicNumber(0));
    }

    @Test
    void sitesThatOperationsMakeOfEachOtherAreThereOnce() {
        Structure salt = one(
                CUBE,
                SpaceGroups.loop(SpaceGroups.rockSalt()),
                SITES,
                "Na1 0 0 0\nNa2 0 .5 .5\nCl1 .5 .5 .5\nCl2 1 .5 0");

        assertEquals("Cl4Na4", salt.formula());
    }

    /** 0.06 angstrom off: nearer to some of its images than to others, and nearer to all once it has moved. */
    @Test
    void siteBesideASpecialPositionIsBroughtThere() {
        Structure crystal =
                one(CUBE.replace("5.64", "5"), SpaceGroups.loop(SpaceGroups.rockSalt()), SITES, "H1 0.012 0.001 0");

        assertEquals(4, crystal.atomCount());
        assertArrayEquals(new double[3], fractions(crystal, 0), 1e-12);
    }

    @Test
    void operationsThatAppearTwiceCountOnce() {
        String twice = "loop_\n_symmetry_equiv_pos_as_xyz\nx,y,z\n-x,-y,-z\nx,y,z\n-x,-y,-z+1\n";

        assertEquals(3, one(CUBE, twice, SITES, "H1 0.1 0.2 0.3\nO1 0 0 0").atomCount());
    }

    @Test
    void otherCellOfTheSameCrystalHasTheSameDistances() {
        Structure cube = one(CUBE, SpaceGroups.loop(SpaceGroups.rockSalt()), SITES, "Na1 0 0 0\nCl1 .5 .5 .5");
        double a = 5.64 / Math.sqrt(2);
        Structure primitive = one(
                "_cell_length_a " + a + "\n_cell_length_b " + a + "\n_cell_length_c " + a,
                "_cell_angle_alpha 60\n_cell_angle_beta 60\n_cell_angle_gamma 60",
                SITES,
                "Na 0 0 0\nCl .5 .5 .5");

        assertArrayEquals(distances(cube, 0, 5), distances(primitive, 0, 5), 1e-10);
        assertEquals(6 + 12, distances(primitive, 0, 4.5).length);
    }
}
