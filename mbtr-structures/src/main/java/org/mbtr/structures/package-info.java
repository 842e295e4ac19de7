/**
 * Elements, cells and structures: what everything else describes, learns from and predicts for.
 *
 * <p>Lengths are in angstrom everywhere. Energies and forces keep the unit of their data set, which travels with them
 * as text. Cell vectors are rows.
 */
package org.mbtr.structures;
