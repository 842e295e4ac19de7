/** Physical constants, and units of energy as data sets call them. */
package org.mbtr.potentials.units;
