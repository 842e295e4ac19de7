/** Ridge regression in its primal and dual forms. */
package org.mbtr.learning.ridge;
