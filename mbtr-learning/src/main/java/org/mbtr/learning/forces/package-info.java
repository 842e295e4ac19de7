/** Kernel ridge regression on values and derivatives: learning from energies and forces. */
package org.mbtr.learning.forces;
