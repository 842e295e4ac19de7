/** Whole pieces of work on a data set: tuning, training with validation, learning curves. */
package org.mbtr.learning.workflow;
