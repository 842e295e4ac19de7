package org.mbtr.structures.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The innermost values of nested arrays of equal lengths.
 *
 * @param shape the extents, outermost first
 * @param leaves the values in row-major order
 */
record NestedArray(int[] shape, List<JsonNode> leaves) {
    /** The nested array that a node is; absent if lengths differ at one depth. */
    static Optional<NestedArray> of(JsonNode node) {
        List<Integer> extents = new ArrayList<>();
        for (JsonNode inner = node; inner != null && inner.isArray(); inner = inner.get(0)) {
            extents.add(inner.size());
        }
        int[] shape = extents.stream().mapToInt(Integer::intValue).toArray();
        List<JsonNode> leaves = new ArrayList<>();
        return collect(node, shape, 0, leaves) ? Optional.of(new NestedArray(shape, leaves)) : Optional.empty();
    }

    private static boolean collect(JsonNode node, int[] shape, int depth, List<JsonNode> leaves) {
        if (depth == shape.length) {
            leaves.add(node);
            return !node.isArray();
        }
        if (!node.isArray() || node.size() != shape[depth]) {
            return false;
        }
        for (JsonNode element : node) {
            if (!collect(element, shape, depth + 1, leaves)) {
                return false;
            }
        }
        return true;
    }
}
