package org.mbtr.cli.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.AtomicFile;

/** Settings of a model as JSON: representation, kernel, lambda and centring. */
public final class SettingsFile {
    private static final JsonMapper MAPPER = RepresentationJson.mapper();

    private SettingsFile() {}

    /**
     * Reads settings.
     *
     * @throws MbtrException if the file cannot be read or holds something else; unknown keys are errors
     */
    public static ModelSettings read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file), ModelSettings.class);
        } catch (JsonProcessingException failure) {
            throw new MbtrException(
                    file + " does not hold the settings of a model, as `mbtr tune` writes them: "
                            + failure.getOriginalMessage(),
                    failure);
        } catch (IOException failure) {
            throw new MbtrException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** Writes settings. */
    public static void write(ModelSettings settings, Path file) {
        String json;
        try {
            json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(settings) + "\n";
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the settings of a model could not be written", failure);
        }
        AtomicFile.write(file, stream -> stream.write(json.getBytes(StandardCharsets.UTF_8)));
    }
}
