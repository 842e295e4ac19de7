/** Phase diagrams: which structures of some elements are stable. */
package org.mbtr.phases;
