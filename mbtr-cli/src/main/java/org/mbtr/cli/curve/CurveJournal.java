package org.mbtr.cli.curve;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.workflow.LearningCurve;
import org.mbtr.representations.config.RepresentationJson;

/** The points of a learning curve that are done; more sizes and repeats can be added later. */
public final class CurveJournal implements AutoCloseable, LearningCurve.Known {
    private static final String FORMAT = "mbtr learning curve 2";

    private final JournalFile<LearningCurve.Point> file;

    private CurveJournal(JournalFile<LearningCurve.Point> file) {
        this.file = file;
    }

    /** Opens the journal of a curve, or begins it. */
    public static CurveJournal open(
            Path file, LearningData data, SearchSpace space, LearningCurve.TestSet test, long seed) {
        JournalFile.Header header =
                new JournalFile.Header(FORMAT, fingerprint(data, space, test, seed), List.of("size", "repeat"));
        return new CurveJournal(JournalFile.open(file, header, LearningCurve.Point.class));
    }

    /** Everything that a point depends on besides its size and repeat. */
    private static String fingerprint(LearningData data, SearchSpace space, LearningCurve.TestSet test, long seed) {
        try {
            String settings = RepresentationJson.mapper().writeValueAsString(space.settings());
            String all = String.join(
                    "\n",
                    data.labelled().fingerprint(),
                    settings,
                    space.variables().toString(),
                    data.basis().toString(),
                    words(test),
                    Long.toString(seed));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | NoSuchAlgorithmException failure) {
            throw new IllegalStateException("a fingerprint could not be made", failure);
        }
    }

    private static String words(LearningCurve.TestSet test) {
        return switch (test) {
            case LearningCurve.TestSet.Drawn drawn -> Integer.toString(drawn.count());
            case LearningCurve.TestSet.Fixed fixed ->
                Arrays.toString(fixed.split().test())
                        + Arrays.toString(fixed.split().training());
        };
    }

    @Override
    public Optional<LearningCurve.Point> find(int size, int repeat) {
        return file.entries().stream()
                .filter(point -> point.size() == size && point.repeat() == repeat)
                .findFirst();
    }

    /** Adds a point unless it is there. */
    public void keep(LearningCurve.Point point) {
        if (find(point.size(), point.repeat()).isEmpty()) {
            file.add(point);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
