package org.mbtr.cli.benchmark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/**
 * CPU time of the derivatives of a structure's features on one thread, beside that of the features.
 *
 * @param described the description whose derivatives are measured
 * @param quantity what is measured
 * @param dscribeSeconds CPU time that DScribe 2.1.1 needs for its explicit array of derivatives, measured on one core of an
 *     AMD Zen 5 server; absent where it has none
 */
record DerivativesBenchmark(BenchmarkCase described, Quantity quantity, OptionalDouble dscribeSeconds) {
    private static final OptionalDouble DSCRIBE_MOLECULES = OptionalDouble.of(17.9e-3);

    /** What is measured; the name of a case ends with it. */
    enum Quantity {
        /** The features. */
        VALUE("value"),
        /** Σ_l v_l ∂f_l of positions and strain, with the features themselves for the weights v. */
        CONTRACTION("contraction"),
        /** All derivatives with respect to positions and strain, block-sparse. */
        JACOBIAN("jacobian");

        private final String word;

        Quantity(String word) {
            this.word = word;
        }
    }

    /** The cases of the benchmark `derivatives`. */
    static List<DerivativesBenchmark> all() {
        List<DerivativesBenchmark> all = new ArrayList<>();
        for (BenchmarkCase described : BenchmarkCase.representation()) {
            OptionalDouble dscribe = switch (described.name()) {
                case "molecules-k3-cosine-exp" -> DSCRIBE_MOLECULES;
                case "crystals-k3-cosine-exp" -> OptionalDouble.empty();
                default -> null;
            };
            if (dscribe != null) {
                all.add(new DerivativesBenchmark(described, Quantity.VALUE, OptionalDouble.empty()));
                all.add(new DerivativesBenchmark(described, Quantity.CONTRACTION, dscribe));
                all.add(new DerivativesBenchmark(described, Quantity.JACOBIAN, dscribe));
            }
        }
        return all;
    }

    /** The description and the quantity. */
    String name() {
        return name(quantity);
    }

    /** Name of the case of another quantity of the same description. */
    String name(Quantity other) {
        return described.name() + "-" + other.word;
    }

    /** Measures; the result is a row for JSON. */
    Map<String, Object> measure() {
        List<Structure> structures = described.structures();
        Representation representation = described.settings(structures).create();
        Runnable pass = switch (quantity) {
            case VALUE -> () -> structures.forEach(representation::describe);
            case CONTRACTION -> contractions(representation, structures);
            case JACOBIAN -> () -> structures.forEach(representation::jacobian);
        };
        double seconds = PassTime.cpu(pass) / structures.size();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", name());
        row.put("threads", 1);
        row.put("structures", structures.size());
        row.put("seconds_per_structure", seconds);
        dscribeSeconds.ifPresent(theirs -> row.put("dscribe_ratio", theirs / seconds));
        return row;
    }

    private static Runnable contractions(Representation representation, List<Structure> structures) {
        List<Features> weights =
                structures.stream().map(representation::describe).toList();
        return () -> {
            Iterator<Features> ofStructure = weights.iterator();
            structures.forEach(structure -> representation.gradient(structure, ofStructure.next()));
        };
    }
}
