/**
 * Targets: what a value is per, in which form it is learned, and the energies of the elements that are taken out of it
 * before learning and put back on prediction.
 */
package org.mbtr.learning.targets;
