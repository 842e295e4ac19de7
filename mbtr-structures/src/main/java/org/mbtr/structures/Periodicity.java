package org.mbtr.structures;

/** In how many directions a structure repeats; the position in this list is the number of directions. */
public enum Periodicity {
    /** In none. */
    MOLECULE,
    /** In one. */
    WIRE,
    /** In two. */
    SLAB,
    /** In three. */
    BULK
}
