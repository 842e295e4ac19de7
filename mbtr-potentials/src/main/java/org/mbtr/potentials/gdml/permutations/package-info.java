/**
 * Permutations of like atoms that a molecule really undergoes: their group and its representations, the search for it in the frames of a trajectory,
 * and files of them.
 */
package org.mbtr.potentials.gdml.permutations;
