/** Block-sparse features: what a representation returns and what kernels read. */
package org.mbtr.representations.features;
