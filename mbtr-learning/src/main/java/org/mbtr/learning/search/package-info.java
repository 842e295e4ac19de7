/** Search for hyper-parameters with a journal. */
package org.mbtr.learning.search;
