package org.mbtr.cli.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.show.Description;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Term;

/** Settings of representations as people read them, in the words of the configuration files. */
final class RepresentationWords {
    private static final JsonMapper MAPPER = RepresentationJson.mapper();
    private static final int DIGITS = 3;

    private RepresentationWords() {}

    /** Adds a fact, the settings for JSON, and a table of the terms where there are any. */
    static void describe(RepresentationSettings settings, Description description) {
        JsonNode tree = tree(settings);
        description.field("representation", tree);
        if (settings instanceof MbtrSettings mbtr) {
            description.shown(
                    "representation",
                    "many-body tensor, " + Numbers.count(mbtr.terms().size(), "term") + ", species: "
                            + tree.path("species").asText() + ", counting: "
                            + tree.path("counting").asText() + ", normalization: "
                            + tree.path("normalization").asText());
            description.shown("Terms", terms(mbtr));
        } else {
            description.shown("representation", words(tree, "representation"));
        }
    }

    private static Table terms(MbtrSettings settings) {
        Table table = new Table(
                Column.whole("order", "k"),
                Column.text("geometry", "geometry"),
                Column.text("weighting", "weighting"),
                Column.text("broadening", "broadening"),
                Column.text("bins", "bins"),
                Column.number("scale", "scale", DIGITS));
        for (Term term : settings.terms()) {
            table.row(
                    term.order(),
                    words(MAPPER.valueToTree(term.geometry()), "type"),
                    words(MAPPER.valueToTree(term.weighting()), "type"),
                    words(MAPPER.valueToTree(term.broadening()), "type"),
                    term.grid().count() + " from "
                            + Numbers.significant(term.grid().leftEdge(), DIGITS) + " to "
                            + Numbers.significant(
                                    term.grid().leftEdge()
                                            + term.grid().count() * term.grid().step(),
                                    DIGITS),
                    term.scale());
        }
        return table;
    }

    /** Settings as a tree for JSON. */
    static JsonNode tree(RepresentationSettings settings) {
        try {
            return MAPPER.readTree(RepresentationJson.write(settings));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("settings could not be read back", failure);
        }
    }

    /** "normal, sigma 0.0625": the kind, then the numbers with their names. */
    private static String words(JsonNode node, String kind) {
        List<String> words = new ArrayList<>(List.of(node.path(kind).asText()));
        node.properties().forEach(entry -> {
            if (!entry.getKey().equals(kind)) {
                JsonNode value = entry.getValue();
                words.add(entry.getKey() + " "
                        + (value.isFloatingPointNumber()
                                ? Numbers.significant(value.doubleValue(), DIGITS)
                                : value.asText()));
            }
        });
        return String.join(", ", words);
    }
}
