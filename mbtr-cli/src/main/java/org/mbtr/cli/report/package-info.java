/** How results look: numbers, tables, JSON and progress. */
package org.mbtr.cli.report;
