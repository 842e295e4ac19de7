/** The verbs of the command line, one class each. They read options and report; the work is done elsewhere. */
package org.mbtr.cli.verbs;
