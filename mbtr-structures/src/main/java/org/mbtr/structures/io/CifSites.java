package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mbtr.structures.Element;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.io.CifToken.Kind;

/** The sites of a CIF block. */
final class CifSites {
    /** Occupancies are refined numbers: one that differs by less from 1 is 1. */
    private static final double FULL = 1e-3;

    private static final String LABEL = "_atom_site_label";
    private static final String TYPE = "_atom_site_type_symbol";
    private static final String OCCUPANCY = "_atom_site_occupancy";
    private static final List<String> FRACTIONS =
            List.of("_atom_site_fract_x", "_atom_site_fract_y", "_atom_site_fract_z");
    private static final List<String> CARTESIAN =
            List.of("_atom_site_cartn_x", "_atom_site_cartn_y", "_atom_site_cartn_z");

    private final CifBlock block;
    private final Lattice lattice;

    private CifSites(CifBlock block, Lattice lattice) {
        this.block = block;
        this.lattice = lattice;
    }

    /** Whether a block has coordinates of atoms. */
    static boolean exist(CifBlock block) {
        return hasAny(block, FRACTIONS) || hasAny(block, CARTESIAN);
    }

    /**
     * Reads the sites.
     *
     * @param lattice of the cell, for sites with Cartesian coordinates
     */
    static List<CifSite> read(CifBlock block, Lattice lattice) {
        return new CifSites(block, lattice).sites();
    }

    private List<CifSite> sites() {
        boolean fractional = hasAny(block, FRACTIONS);
        List<String> names = fractional ? FRACTIONS : CARTESIAN;
        if (!fractional && block.value("_atom_sites_cartn_tran_matrix_11").isPresent()) {
            throw block.fault("its Cartesian coordinates have axes of their own (_atom_sites_Cartn_tran_matrix); give"
                    + " fractional coordinates");
        }
        int count = block.values(names.get(0)).size();
        for (String name : names) {
            if (block.values(name).size() != count) {
                throw block.fault("`" + name + "` has " + block.values(name).size() + " values, `" + names.get(0) + "` "
                        + count + "; each site needs all three coordinates");
            }
        }
        List<CifSite> sites = new ArrayList<>();
        for (int site = 0; site < count; site++) {
            CifToken where = block.values(names.get(0)).get(site);
            String label = label(site);
            requireFull(site, label);
            double[] place = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                place[axis] = coordinate(block.values(names.get(axis)).get(site), label, names.get(axis));
            }
            double[] fractions = fractional ? place : CellCoordinates.fractions(place, lattice);
            sites.add(new CifSite(label, element(site, label, where), fractions, where));
        }
        return sites;
    }

    private String label(int site) {
        return of(LABEL, site).or(() -> of(TYPE, site)).map(CifToken::text).orElse("number " + (site + 1));
    }

    private double coordinate(CifToken value, String label, String name) {
        if (value.kind() == Kind.ABSENT) {
            throw block.fault(value, "site `" + label + "` has no `" + name + "`; add it, or remove the site");
        }
        return block.number(value, "`" + name + "` of site `" + label + "`");
    }

    private void requireFull(int site, String label) {
        Optional<CifToken> value = of(OCCUPANCY, site);
        if (value.isPresent()
                && !(Math.abs(block.number(value.get(), "the occupancy of site `" + label + "`") - 1) < FULL)) {
            throw block.fault(
                    value.get(),
                    "site `" + label + "` has the occupancy " + value.get().text()
                            + "; only crystals without disorder are"
                            + " read, so make an ordered model of it, or correct the occupancy to 1");
        }
    }

    private Element element(int site, String label, CifToken where) {
        Optional<CifToken> type = of(TYPE, site);
        if (type.isPresent()) {
            String text = type.get().text();
            return ElementText.ofTypeSymbol(text)
                    .orElseThrow(() -> block.fault(
                            type.get(), "`" + text + "`, the type of site `" + label + "`, is no chemical element"));
        }
        List<Element> candidates = ElementText.ofLabel(label);
        if (candidates.size() != 1) {
            String found = candidates.stream().map(Element::symbol).collect(Collectors.joining(" or "));
            throw block.fault(
                    where,
                    "site `" + label + "` " + (found.isEmpty() ? "names no element" : "may be " + found)
                            + "; add a column `" + TYPE + "`");
        }
        return candidates.get(0);
    }

    /** The value in a column that need not be there. */
    private Optional<CifToken> of(String name, int site) {
        List<CifToken> values = block.values(name);
        return site < values.size()
                ? Optional.of(values.get(site)).filter(value -> value.kind() == Kind.VALUE)
                : Optional.empty();
    }

    private static boolean hasAny(CifBlock block, List<String> names) {
        return names.stream().anyMatch(name -> block.value(name).isPresent());
    }
}
