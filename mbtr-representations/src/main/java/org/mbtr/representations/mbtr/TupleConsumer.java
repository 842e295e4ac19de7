package org.mbtr.representations.mbtr;

/** What tuples are enumerated for: {@link #tuples()} is filled, and {@link #flush()} called when it is full. */
interface TupleConsumer {
    /** Number of atoms k of the tuples. */
    int order();

    /** Whether {@link Tuples#opposite} has to be filled. */
    boolean readsOpposite();

    /** Tuples that are longer have no weight. */
    Reach reach();

    Tuples tuples();

    /** Works on the tuples that are there and makes room for more of the block that was begun last. */
    void flush();
}
