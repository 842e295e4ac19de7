/** Models put to work: predictions for structures as they are read, where they go, and how far off they are. */
package org.mbtr.cli.predict;
