/** Trained models, their settings and files. */
package org.mbtr.learning.model;
