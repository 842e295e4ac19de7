/**
 * Readers and writers of structures: extended XYZ as ASE reads and writes it, plain XYZ, NumPy trajectories; and the
 * NumPy array and archive formats themselves. Reading streams a frame at a time; writing goes to a temporary file that
 * takes the target's name only when it is complete.
 */
package org.mbtr.structures.io;
