/**
 * Gaussian-process regression with uncertainties. A {@link org.mbtr.learning.gp.GaussianProcess} has fixed hyper-parameters; a
 * {@link org.mbtr.learning.gp.ProcessMixture} averages over many by how well each explains the known values; a
 * {@link org.mbtr.learning.gp.Calibration} sets scales and tails from leave-one-out residuals.
 */
package org.mbtr.learning.gp;
