/**
 * Numerical descriptions of structures: the many-body tensor representation and the baselines that it is compared with,
 * all behind {@link org.mbtr.representations.Representation}.
 */
package org.mbtr.representations;
