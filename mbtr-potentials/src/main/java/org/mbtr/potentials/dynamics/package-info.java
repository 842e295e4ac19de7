/** Molecular dynamics: integration in time, velocities, and runs that survive being killed. */
package org.mbtr.potentials.dynamics;
