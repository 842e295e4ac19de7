/** What verbs report about phase diagrams: stable phases, what is above the hull, decompositions, pictures. */
package org.mbtr.cli.phases;
