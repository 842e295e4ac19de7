package org.mbtr.structures.data;

/**
 * A property in a data set.
 *
 * @param key its name in the file
 * @param meaning what it is, in words
 * @param unit its unit; empty for labels and numbers without one
 */
public record DatasetProperty(String key, String meaning, String unit) {}
