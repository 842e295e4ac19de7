/** Force fields that are learned in the gradient domain: what is asked for, how they are trained, and what is said about them. */
package org.mbtr.cli.forcefield;
