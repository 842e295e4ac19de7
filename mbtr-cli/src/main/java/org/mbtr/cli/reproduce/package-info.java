/** The experiments of the paper, run anew beside the published numbers. */
package org.mbtr.cli.reproduce;
