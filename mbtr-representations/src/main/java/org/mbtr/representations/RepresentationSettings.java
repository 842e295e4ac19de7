package org.mbtr.representations;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Everything that defines a representation, as it is written in configuration and model files. Which kinds there are is
 * known to {@code config.RepresentationJson}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "representation")
public interface RepresentationSettings {
    /** The representation with these settings. */
    Representation create();
}
