/** How results look: numbers, tables, JSON, progress, and files that are either complete or absent. */
package org.mbtr.cli.report;
