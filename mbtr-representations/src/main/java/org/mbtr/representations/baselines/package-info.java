/** Representations that the many-body tensor is compared with. */
package org.mbtr.representations.baselines;
