package org.mbtr.cli.reproduce;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** What the terms of an {@link AdditiveModel} are. */
sealed interface AdditiveTerms {
    /** In words, for reports. */
    String words();

    /** The terms of a structure that are not zero, by name. They do not change from a cell to its supercells. */
    Map<String, Double> of(Structure structure);

    /** The fraction of each element among the atoms. */
    record Composition() implements AdditiveTerms {
        @Override
        public String words() {
            return "one number for each element";
        }

        @Override
        public Map<String, Double> of(Structure structure) {
            Map<String, Double> fractions = new LinkedHashMap<>();
            for (int z : structure.atomicNumbers()) {
                fractions.merge(Element.of(z).symbol(), 1.0 / structure.atomCount(), Double::sum);
            }
            return fractions;
        }
    }

    /**
     * Which element is at which place of the cell, for structures of one prototype that list their atoms in the same
     * order: 1/n for each of n atoms. Places that always have the same element as each other are one site.
     */
    record Sites() implements AdditiveTerms {
        @Override
        public String words() {
            return "one number for each element and site";
        }

        @Override
        public Map<String, Double> of(Structure structure) {
            Map<String, Double> places = new LinkedHashMap<>();
            int[] atomicNumbers = structure.atomicNumbers();
            for (int place = 0; place < atomicNumbers.length; place++) {
                places.put(place + " " + Element.of(atomicNumbers[place]).symbol(), 1.0 / atomicNumbers.length);
            }
            return places;
        }
    }

    /**
     * All products of two fractions of elements, for each value of a property apart: a quadratic polynomial in the
     * composition for each of them, since fractions add up to 1.
     *
     * @param property such as the space group
     */
    record QuadraticByGroup(String property) implements AdditiveTerms {
        @Override
        public String words() {
            return "a quadratic polynomial in the composition for each " + property;
        }

        @Override
        public Map<String, Double> of(Structure structure) {
            PropertyValue group = structure.properties().get(property);
            if (group == null) {
                throw new MbtrException(structure + " has no property `" + property + "`; its properties are "
                        + structure.properties().keySet());
            }
            Map<String, Double> fractions = new Composition().of(structure);
            Map<String, Double> products = new LinkedHashMap<>();
            fractions.forEach((one, share) -> fractions.forEach((other, second) -> {
                if (one.compareTo(other) <= 0) {
                    products.put(group + " " + one + " " + other, share * second);
                }
            }));
            return products;
        }
    }
}
