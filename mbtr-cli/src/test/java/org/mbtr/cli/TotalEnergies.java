package org.mbtr.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/**
 * The molecules of {@link SmallData} with further properties: {@code energy}, the atomization energy and those of the atoms;
 * {@code energy_per_atom}; {@code set}, test for every fifth and train for the others; {@code long}, whether there are
 * more than {@value #LONG} atoms; {@code atoms}, their number; {@code held}, true for all molecules with nitrogen and every third of the others. The last molecule has no set.
 */
public final class TotalEnergies {
    /** Energies of atoms (kcal/mol, about those of DFT). */
    public static final ElementEnergies ATOMS =
            ElementEnergies.of(Map.of("H", -314.0, "C", -23_740.0, "N", -34_240.0, "O", -47_090.0));

    /** Number of atoms. */
    public static final int LONG = 9;

    private static final int NITROGEN = 7;

    private TotalEnergies() {}

    /** Writes the molecules into the folder. */
    public static Path write(Path folder) {
        List<Structure> molecules = new ArrayList<>();
        for (Structure molecule : StructureReader.read(SmallData.write(folder))) {
            int atoms = molecule.atomCount();
            int place = molecules.size();
            double energy = molecule.number("ae_pbe0").orElseThrow() + ATOMS.sum(molecule);
            Structure extended = molecule.withProperty("energy", new PropertyValue.Real(energy))
                    .withProperty("energy_per_atom", new PropertyValue.Real(energy / atoms))
                    .withProperty("long", new PropertyValue.Truth(atoms > LONG))
                    .withProperty("held", new PropertyValue.Truth(hasNitrogen(molecule) || place % 3 == 0))
                    .withProperty("atoms", new PropertyValue.Whole(atoms));
            molecules.add(
                    place == SmallData.SIZE - 1
                            ? extended
                            : extended.withProperty("set", new PropertyValue.Text(place % 5 == 4 ? "test" : "train")));
        }
        Path file = folder.resolve("total.extxyz");
        ExtendedXyzWriter.write(file, molecules);
        return file;
    }

    private static boolean hasNitrogen(Structure molecule) {
        return IntStream.of(molecule.atomicNumbers()).anyMatch(z -> z == NITROGEN);
    }
}
