/** Elementary functions over arrays, with a version for the Vector API and a scalar one. */
package org.mbtr.representations.math;
