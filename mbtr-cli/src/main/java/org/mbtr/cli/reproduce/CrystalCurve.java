package org.mbtr.cli.reproduce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.learning.workflow.LearningCurve;

/**
 * The learning curve of a model of crystals.
 *
 * @param set what was learned
 * @param model by what
 * @param errors of all its models, divided by the atoms where the target is per structure, as in the paper
 */
record CrystalCurve(CrystalSet set, CrystalModel model, ErrorCurve errors) {
    /** Of these models. */
    static CrystalCurve of(CrystalSet set, CrystalModel model, List<LearningCurve.Point> points) {
        return new CrystalCurve(set, model, new ErrorCurve(points, true, set.unit()));
    }

    /** For JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", set.name());
        fields.put("representation", model.representation());
        fields.put("kernel", model.kernel());
        fields.putAll(errors.fields());
        return fields;
    }
}
