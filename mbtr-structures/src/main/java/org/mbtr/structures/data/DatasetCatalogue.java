package org.mbtr.structures.data;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The known data sets.
 *
 * @param datasets in the order in which they are listed
 */
public record DatasetCatalogue(List<Dataset> datasets) {
    private static final String RESOURCE = "datasets.json";

    /** Copies the list. */
    public DatasetCatalogue {
        datasets = List.copyOf(datasets);
    }

    /** The catalogue that comes with the program. */
    public static DatasetCatalogue standard() {
        return Standard.CATALOGUE;
    }

    /** The set of this name. */
    public Optional<Dataset> find(String name) {
        return datasets.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }

    /** Up to three names that resemble a misspelt one, the most similar first. */
    public List<String> similar(String name) {
        String sought = name.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(2, name.length() / 3);
        return datasets.stream()
                .map(Dataset::name)
                .filter(candidate -> distance(sought, candidate) <= tolerance)
                .sorted(Comparator.comparingInt(candidate -> distance(sought, candidate)))
                .limit(3)
                .toList();
    }

    /** Edit distance to the name, or to its part behind the last slash if that is nearer; 0 if one begins the other. */
    private static int distance(String sought, String name) {
        String candidate = name.toLowerCase(Locale.ROOT);
        String last = candidate.substring(candidate.lastIndexOf('/') + 1);
        if (sought.length() >= 3 && (last.startsWith(sought) || candidate.startsWith(sought))) {
            return 0;
        }
        return Math.min(editDistance(sought, candidate), editDistance(sought, last));
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements of a character. */
    private static int editDistance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }

    /** Reads a catalogue; unknown and missing keys are errors. */
    static DatasetCatalogue read(InputStream json) throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        return mapper.readValue(json, DatasetCatalogue.class);
    }

    private static final class Standard {
        static final DatasetCatalogue CATALOGUE = load();

        private static DatasetCatalogue load() {
            try (InputStream json = DatasetCatalogue.class.getResourceAsStream(RESOURCE)) {
                return read(json);
            } catch (IOException e) {
                throw new UncheckedIOException("the catalogue of data sets is damaged; please report", e);
            }
        }
    }
}
