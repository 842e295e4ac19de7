/** Splits, errors and learning curves. */
package org.mbtr.learning.validation;
