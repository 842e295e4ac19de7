package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** The crystal of a CIF block: its sites, repeated by its symmetry operations. */
final class CifCrystal {
    private final CifBlock block;
    private final Cell cell;
    private final Lattice lattice;
    private final List<CifSite> atoms = new ArrayList<>();

    private CifCrystal(CifBlock block) {
        this.block = block;
        this.cell = CifCell.of(block);
        this.lattice = Lattice.of(cell);
    }

    /**
     * All atoms of the cell.
     *
     * <p>Cost: sites × (operations² + operations × atoms).
     *
     * @throws org.mbtr.structures.MbtrException if something is missing, wrong or disordered; the message names the line
     */
    static Structure of(CifBlock block) {
        return new CifCrystal(block).structure();
    }

    private Structure structure() {
        List<SymmetryOperation> operations = CifSymmetry.read(block);
        for (CifSite site : CifSites.read(block, lattice)) {
            SiteOrbit orbit = SiteOrbit.of(site.fractions(), operations, lattice);
            if (orbit.places().size() * orbit.siteSymmetry() != operations.size()) {
                throw block.fault(
                        site.line(),
                        "symmetry operations move site `" + site.label() + "` by about " + SiteOrbit.SAME
                                + " angstrom, so it is not clear how many atoms it stands for; give its coordinates with"
                                + " more digits, and check that the cell is in angstrom");
            }
            for (double[] place : orbit.places()) {
                add(new CifSite(site.label(), site.element(), place, site.line()));
            }
        }
        int[] atomicNumbers =
                atoms.stream().mapToInt(atom -> atom.element().atomicNumber()).toArray();
        double[] positions = new double[3 * atoms.size()];
        for (int atom = 0; atom < atoms.size(); atom++) {
            double[] place = CellCoordinates.cartesian(atoms.get(atom).fractions(), lattice);
            System.arraycopy(place, 0, positions, 3 * atom, 3);
        }
        return Structure.crystal(atomicNumbers, positions, cell)
                .withProperties(Map.of("data_block", new PropertyValue.Text(block.name())));
    }

    /** Some files list sites that the operations make of each other; such an atom is there once. */
    private void add(CifSite atom) {
        for (CifSite other : atoms) {
            if (SiteOrbit.distance(other.fractions(), atom.fractions(), lattice) < SiteOrbit.SAME) {
                if (other.element() != atom.element()) {
                    throw block.fault(
                            atom.line(),
                            "sites `" + other.label() + "` (" + other.element().symbol() + ") and `"
                                    + atom.label() + "` (" + atom.element().symbol() + ") are less than "
                                    + SiteOrbit.SAME
                                    + " angstrom apart; only crystals without disorder are read, remove one of them");
                }
                return;
            }
        }
        atoms.add(atom);
    }
}
