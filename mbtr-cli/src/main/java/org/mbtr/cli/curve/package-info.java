/** Learning curves: what to compute, its journal, and its report. */
package org.mbtr.cli.curve;
