package org.mbtr.representations;

/**
 * What one column of the features stands for.
 *
 * @param order number of atoms k of a tuple, 0 where features do not belong to tuples
 * @param species the tuple of species, joined by hyphens, such as "H-C"; empty where there is none
 * @param quantity what is measured: the axis of the geometry function with its unit, or the matrix entry
 * @param from lower end of the bin on that axis, NaN where there are no bins
 * @param to upper end of the bin, NaN where there are no bins
 */
public record ColumnLabel(int order, String species, String quantity, double from, double to) {}
