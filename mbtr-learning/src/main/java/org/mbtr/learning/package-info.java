/** Learning from features: kernels, ridge regression, validation, search for hyper-parameters, model files. */
package org.mbtr.learning;
