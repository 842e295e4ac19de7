/** What verbs report about atoms that move: relaxations and runs of molecular dynamics. */
package org.mbtr.cli.motion;
