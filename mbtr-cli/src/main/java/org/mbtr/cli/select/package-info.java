/** Choosing structures by their properties. */
package org.mbtr.cli.select;
