/** The {@code mbtr} command: its start and its list of verbs. */
package org.mbtr.cli;
