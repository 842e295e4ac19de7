package org.mbtr.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON for programs that read our results. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /**
     * The value as one JSON object on one line.
     *
     * @param value a record, a map or a tree
     * @throws IllegalArgumentException if the value is no object or holds a number that is not finite
     */
    public static String text(Object value) {
        JsonNode tree = MAPPER.valueToTree(value);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("a result must be a JSON object, found " + tree.getNodeType());
        }
        requireFinite(tree);
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void requireFinite(JsonNode node) {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("a result holds " + node.doubleValue());
        }
        node.forEach(Json::requireFinite);
    }
}
