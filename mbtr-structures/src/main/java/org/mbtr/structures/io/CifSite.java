package org.mbtr.structures.io;

import org.mbtr.structures.Element;

/**
 * A site of a CIF block.
 *
 * @param label what the file calls it
 * @param element what occupies it
 * @param fractions fractional coordinates {@code [3]}
 * @param line where the file has it
 */
record CifSite(String label, Element element, double[] fractions, CifToken line) {}
