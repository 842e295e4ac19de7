/** A potential at the service of other programs: the client side of the i-PI socket protocol. */
package org.mbtr.potentials.socket;
