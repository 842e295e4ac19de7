/**
 * Dense linear algebra for kernel learning: matrices outside the Java heap, their products, and the Cholesky
 * factorisation.
 *
 * <p>The arithmetic inside a tile is done by OpenBLAS, which always runs with one thread; the tiles are shared between
 * threads by {@link org.mbtr.representations.parallel.Workers}. How a matrix is cut into tiles depends on its shape
 * only, so results are the same bit for bit on one thread and on many (of the same kind of processor).
 */
package org.mbtr.learning.linalg;
