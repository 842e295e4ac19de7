/** Settings of representations as JSON and as named presets. */
package org.mbtr.representations.config;
