package org.mbtr.structures.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.mbtr.structures.PropertyValue;

/**
 * The values that ASE writes as {@code _JSON ...}: texts that look like something else, and arrays of more than one
 * dimension or of texts. Objects, ragged and mixed arrays have no counterpart among the property values.
 */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** The value, absent if the text is not JSON or has no counterpart. */
    static Optional<PropertyValue> read(String json) {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
        if (node.isTextual()) {
            return Optional.of(new PropertyValue.Text(node.textValue()));
        }
        if (node.isBoolean()) {
            return Optional.of(new PropertyValue.Truth(node.booleanValue()));
        }
        if (node.isNumber()) {
            return Optional.of(
                    isWhole(node)
                            ? new PropertyValue.Whole(node.longValue())
                            : new PropertyValue.Real(node.doubleValue()));
        }
        return node.isArray() ? NestedArray.of(node).flatMap(JsonText::array) : Optional.empty();
    }

    /** A text as JSON, in double quotes and free of line breaks. */
    static String quote(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text could not be written as JSON; please report", e);
        }
    }

    private static Optional<PropertyValue> array(NestedArray array) {
        List<JsonNode> leaves = array.leaves();
        if (!leaves.isEmpty() && leaves.stream().allMatch(JsonText::isWhole)) {
            long[] values = leaves.stream().mapToLong(JsonNode::longValue).toArray();
            return Optional.of(new PropertyValue.Wholes(values, array.shape()));
        }
        if (leaves.stream().allMatch(JsonNode::isNumber)) {
            double[] values = leaves.stream().mapToDouble(JsonNode::doubleValue).toArray();
            return Optional.of(new PropertyValue.Reals(values, array.shape()));
        }
        if (leaves.stream().allMatch(JsonNode::isBoolean)) {
            boolean[] values = new boolean[leaves.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = leaves.get(i).booleanValue();
            }
            return Optional.of(new PropertyValue.Truths(values, array.shape()));
        }
        if (leaves.stream().allMatch(JsonNode::isTextual)) {
            List<String> values = leaves.stream().map(JsonNode::textValue).toList();
            return Optional.of(new PropertyValue.Texts(values, array.shape()));
        }
        return Optional.empty();
    }

    private static boolean isWhole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }
}
