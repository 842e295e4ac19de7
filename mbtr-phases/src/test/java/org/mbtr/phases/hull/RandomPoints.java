package org.mbtr.phases.hull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Random sets of points for tests: the pure components and others.
 *
 * @param compositions of the points
 * @param energies of the points
 */
record RandomPoints(List<Composition> compositions, double[] energies) {
    /** Any compositions, no two alike. */
    static RandomPoints anywhere(int components, int others, long seed) {
        Random random = new Random(seed);
        List<Composition> compositions = pure(components);
        for (int i = 0; i < others; i++) {
            double[] amounts = random.doubles(components)
                    .map(uniform -> -Math.log(1 - uniform))
                    .toArray();
            compositions.add(Composition.ofAmounts(amounts));
        }
        return of(compositions, random);
    }

    /** Compositions of small cells: many alike, many on lines and planes through others. */
    static RandomPoints ofCells(int components, int others, int largest, long seed) {
        Random random = new Random(seed);
        List<Composition> compositions = pure(components);
        for (int i = 0; i < others; i++) {
            double[] amounts = new double[components];
            int atoms = 1 + random.nextInt(largest);
            for (int atom = 0; atom < atoms; atom++) {
                amounts[random.nextInt(components)]++;
            }
            compositions.add(Composition.ofAmounts(amounts));
        }
        return of(compositions, random);
    }

    private static List<Composition> pure(int components) {
        List<Composition> pure = new ArrayList<>();
        for (int i = 0; i < components; i++) {
            pure.add(Composition.pure(i, components));
        }
        return pure;
    }

    /** Energies that are low where components mix, so that several phases are stable, with much scatter. */
    private static RandomPoints of(List<Composition> compositions, Random random) {
        double[] energies = new double[compositions.size()];
        for (int i = 0; i < energies.length; i++) {
            double squares = 0;
            for (double fraction : compositions.get(i).fractions()) {
                squares += fraction * fraction;
            }
            energies[i] = squares - 1 + 0.3 * random.nextDouble();
        }
        return new RandomPoints(compositions, energies);
    }

    /** Energies rounded to multiples of a step, so that many are equal. */
    RandomPoints rounded(double step) {
        return new RandomPoints(
                compositions,
                Arrays.stream(energies)
                        .map(energy -> Math.rint(energy / step) * step)
                        .toArray());
    }

    /** The same with an energy of each component per atom: another zero. */
    RandomPoints tilted(double perAtom) {
        double[] total = energies.clone();
        for (int i = 0; i < total.length; i++) {
            for (int k = 0; k < compositions.get(i).size(); k++) {
                total[i] += compositions.get(i).fraction(k) * perAtom * (k + 1);
            }
        }
        return new RandomPoints(compositions, total);
    }

    LowerHull hull() {
        return CompositionSpace.of(compositions).hullOf(energies);
    }
}
