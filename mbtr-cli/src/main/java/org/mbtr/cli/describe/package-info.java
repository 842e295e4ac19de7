/** Descriptions of structures as files for other programs, with a legend of their columns. */
package org.mbtr.cli.describe;
