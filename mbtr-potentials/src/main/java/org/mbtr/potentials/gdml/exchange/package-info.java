/** Exchange of models with the sGDML program. */
package org.mbtr.potentials.gdml.exchange;
