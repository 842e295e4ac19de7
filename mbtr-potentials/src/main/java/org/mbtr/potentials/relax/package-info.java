/** Relaxation of atoms and cells to the nearest minimum of the potential energy. */
package org.mbtr.potentials.relax;
