/** Work shared by a fixed number of threads with results that do not depend on it. */
package org.mbtr.representations.parallel;
