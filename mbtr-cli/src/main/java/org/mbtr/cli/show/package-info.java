/** What a file holds, in words. */
package org.mbtr.cli.show;
