/** Pictures of results, as PNG and SVG. */
package org.mbtr.cli.plot;
