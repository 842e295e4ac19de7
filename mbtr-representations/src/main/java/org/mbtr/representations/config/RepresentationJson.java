package org.mbtr.representations.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.baselines.BagOfBondsSettings;
import org.mbtr.representations.baselines.CoulombMatrixSettings;
import org.mbtr.representations.baselines.EwaldSumMatrixSettings;
import org.mbtr.representations.baselines.PartialRadialDistributionSettings;
import org.mbtr.representations.baselines.SineMatrixSettings;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.structures.MbtrException;

/** Reads and writes the settings of representations. Unknown keys and missing numbers without a default are errors. */
public final class RepresentationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static {
        MAPPER.registerSubtypes(
                new NamedType(MbtrSettings.class, "mbtr"),
                new NamedType(CoulombMatrixSettings.class, "coulomb-matrix"),
                new NamedType(BagOfBondsSettings.class, "bag-of-bonds"),
                new NamedType(SineMatrixSettings.class, SineMatrixSettings.NAME),
                new NamedType(EwaldSumMatrixSettings.class, EwaldSumMatrixSettings.NAME),
                new NamedType(PartialRadialDistributionSettings.class, PartialRadialDistributionSettings.NAME));
    }

    private RepresentationJson() {}

    /**
     * Parses settings.
     *
     * @param json one object with the key {@code representation} and the settings of that kind
     * @param where what the text is, for error messages
     * @throws MbtrException if the text is not JSON or does not describe a representation
     */
    public static RepresentationSettings parse(String json, String where) {
        try {
            RepresentationSettings settings = MAPPER.readValue(json, RepresentationSettings.class);
            if (settings == null) {
                throw new MbtrException(where + ": expected an object with settings, found null");
            }
            return settings;
        } catch (JsonMappingException failure) {
            throw new MbtrException(where + ": " + JsonMistake.inWords(failure), failure);
        } catch (JsonProcessingException failure) {
            throw new MbtrException(
                    where + ": not valid JSON: " + failure.getOriginalMessage() + " at line "
                            + failure.getLocation().getLineNr(),
                    failure);
        }
    }

    /** A mapper with the same strictness that knows all kinds of representations, for files that contain settings. */
    public static JsonMapper mapper() {
        return MAPPER.copy();
    }

    /** The settings as one JSON object, indented. */
    public static String write(RepresentationSettings settings) {
        try {
            return MAPPER.writerFor(RepresentationSettings.class)
                    .withDefaultPrettyPrinter()
                    .writeValueAsString(settings);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("settings could not be written: " + settings, failure);
        }
    }
}
