/** Kernels and the matrices they are made from: inner products and distances of block-sparse features. */
package org.mbtr.learning.kernels;
