package org.mbtr.cli.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.References;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.structures.MbtrException;

/** Reference energies as the user gives them: {@value #FIT}, or a JSON file such as {@code {"Fe": -8.31, "O": -4.94}}. */
public final class ReferencesFile {
    private static final String FIT = "fit";
    /** What a file holds, for messages. */
    public static final String EXAMPLE = "such as {\"Fe\": -8.31, \"O\": -4.94}, in the unit of the target per atom";

    private static final JsonMapper MAPPER = RepresentationJson.mapper();

    private ReferencesFile() {}

    /**
     * What a text stands for.
     *
     * @throws MbtrException if the file cannot be read, or holds something else than numbers by chemical symbol
     */
    public static References of(String fitOrFile) {
        if (fitOrFile.equals(FIT)) {
            return new References.Fit();
        }
        Path file = Path.of(fitOrFile);
        if (!Files.isRegularFile(file)) {
            throw new MbtrException(
                    "`" + fitOrFile + "` is neither `" + FIT + "` nor a file of reference energies, " + EXAMPLE);
        }
        return new References.Given(read(file));
    }

    /**
     * Energies of the elements from a JSON file.
     *
     * @throws MbtrException if the file cannot be read, or holds something else than numbers by chemical symbol
     */
    public static ElementEnergies read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file), ElementEnergies.class);
        } catch (JsonProcessingException failure) {
            String reason = failure.getCause() instanceof MbtrException known ? "; " + known.getMessage() : "";
            throw new MbtrException(
                    file + " does not hold reference energies; expected one number for each element, " + EXAMPLE
                            + reason,
                    failure);
        } catch (IOException failure) {
            throw new MbtrException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }
}
