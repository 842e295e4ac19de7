/** Structures with what a potential says about them, as trajectories and results hold them. */
package org.mbtr.potentials.frames;
