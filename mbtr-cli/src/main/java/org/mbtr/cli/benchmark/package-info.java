/** Benchmarks that anyone can run from the command line. */
package org.mbtr.cli.benchmark;
