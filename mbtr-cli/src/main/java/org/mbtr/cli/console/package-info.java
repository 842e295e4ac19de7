/** What every verb shares: common options, the two output streams, failures and logging. */
package org.mbtr.cli.console;
