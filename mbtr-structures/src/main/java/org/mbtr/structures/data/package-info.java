/**
 * Known data sets: what they hold, in which units, where they came from and under which terms, and where their files are
 * found; and the one way to turn what a user names, a file or a set, into structures.
 */
package org.mbtr.structures.data;
