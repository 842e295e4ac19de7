package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Figure 3 of Huo and Rupp (2022): by how much errors of force fields with the many-body tensor are below those with inverse
 * distances, 1 − MAE/MAE, in percent. Means and population standard deviations over five sets of training frames, from the data of
 * the figure in the authors' repository.
 *
 * @param molecule name of the trajectory
 * @param energies for the numbers of training frames of {@link #SIZES}
 * @param forces likewise
 */
record PublishedImprovements(String molecule, List<Improvement> energies, List<Improvement> forces) {
    /** Numbers of training frames. */
    static final List<Integer> SIZES = List.of(10, 20, 40, 50, 100, 150, 200, 300, 400, 500, 1000);

    private static final List<PublishedImprovements> ALL = List.of(
            of(
                    "benzene",
                    new double[] {0.7, -3, -0.1, 0, -0.8, -0.5, -0, 0.2, 0.3, 0.4, 0.3},
                    new double[] {14.9, 3.4, 0.7, 0.8, 0.3, 0.3, 0.4, 0.3, 0.2, 0.1, 0.1},
                    new double[] {10.2, 8.3, 3.6, 5.2, 3.7, 4.6, 5.8, 5.8, 5.6, 5.7, 4.9},
                    new double[] {16.9, 12.9, 6.2, 2.1, 1.7, 2.2, 0.9, 0.9, 0.9, 0.8, 0.4}),
            of(
                    "uracil",
                    new double[] {54.7, 34.9, 22.4, 25.1, 23.2, 20.9, 16.1, 10.8, 7.3, 5.4, 2.1},
                    new double[] {9.1, 10.2, 1.5, 4.1, 2.8, 1.5, 0.4, 0.8, 0.8, 0.7, 0.3},
                    new double[] {45.6, 31.2, 27.9, 29, 35.7, 40.7, 39.9, 38.3, 35.9, 34.1, 27.7},
                    new double[] {2.7, 7, 1.3, 1.9, 1.4, 0.7, 1.1, 0.9, 0.5, 0.6, 0.4}),
            of(
                    "naphthalene",
                    new double[] {32.3, 22, 22.1, 21.4, 11.8, 6.7, 4.2, 2.1, 1.5, 0.9, 0.4},
                    new double[] {11.8, 5, 1.7, 0.9, 1.3, 0.5, 0.9, 0.2, 0.3, 0.2, 0.1},
                    new double[] {34.2, 27.1, 37.6, 40, 42.9, 41, 38, 33.2, 29.9, 27.3, 20.5},
                    new double[] {5.2, 4.5, 1.4, 1.5, 1.5, 0.1, 0.4, 0.6, 0.4, 0.4, 1}),
            of(
                    "aspirin",
                    new double[] {65.8, 54.3, 44.8, 35.2, 31.3, 28.1, 32.3, 27.3, 21.6, 20.6, 13.8},
                    new double[] {9.7, 7.7, 12.8, 4.4, 3.3, 4.4, 4, 1.6, 3.1, 2.4, 1},
                    new double[] {60.5, 59.9, 47.7, 36.7, 27.5, 27.9, 28.5, 32.1, 33.2, 33.5, 31.4},
                    new double[] {2.1, 2.2, 0.8, 3.1, 1, 0.8, 1.1, 0.7, 0.9, 0.6, 0.3}),
            of(
                    "salicylic-acid",
                    new double[] {72.1, 58.7, 28.8, 30, 28.5, 29.6, 26.7, 20.6, 15.6, 12.4, 5.2},
                    new double[] {5, 2.2, 2.3, 2.7, 1.9, 0.8, 0.7, 0.3, 0.4, 0.3, 0.2},
                    new double[] {55.3, 48.3, 31.6, 31.8, 34.8, 42.8, 45.5, 46.5, 45.5, 44, 35.9},
                    new double[] {2.6, 2.8, 1.7, 1.3, 0.9, 0.6, 0.6, 0.5, 0.3, 0.3, 0.3}),
            of(
                    "malonaldehyde",
                    new double[] {22.8, 9.4, 6.6, 9.3, 9.3, 6.4, 9.4, 7.2, 7.6, 8.7, 8},
                    new double[] {11.7, 9.4, 10.5, 2.7, 10.2, 8.4, 10.2, 3.3, 1.2, 1.3, 0.5},
                    new double[] {35.3, 6.3, 5.7, 7.5, 9.4, 8.3, 9.1, 9.1, 9.4, 10.3, 13.5},
                    new double[] {10.2, 3.1, 1.8, 1.5, 0.9, 1.8, 1.5, 1.7, 0.6, 1, 0.1}),
            of(
                    "ethanol",
                    new double[] {7.9, -3.4, 7.8, 12.3, 13.1, 9.2, 14.6, 13.2, 17.6, 15.9, 11.7},
                    new double[] {10.1, 4.3, 6.8, 6.4, 6.6, 4.9, 4.7, 1.9, 1.2, 1.7, 0.9},
                    new double[] {24.9, 11.1, 10.9, 12.5, 15.3, 14.8, 15.5, 16.7, 20.8, 21.1, 23.4},
                    new double[] {10, 1.6, 2.5, 2.8, 1.7, 0.7, 1.9, 1.3, 1.1, 1.3, 0.3}),
            of(
                    "toluene",
                    new double[] {56.3, 4, 10.6, 15.9, 12.8, 8.1, 4.7, 2.7, 1.7, 1.2, 0.6},
                    new double[] {9.1, 3.2, 7.1, 3.7, 3, 1.3, 1.1, 0.9, 0.3, 0.3, 0.3},
                    new double[] {48.2, 13.2, 18.1, 21.7, 27.6, 25.4, 21.4, 17.2, 15, 14.6, 12.3},
                    new double[] {13.5, 3, 4.9, 0.8, 1.5, 1.2, 0.7, 1.1, 1.2, 1.1, 1.3}));

    private static PublishedImprovements of(
            String molecule, double[] energies, double[] energySpread, double[] forces, double[] forceSpread) {
        return new PublishedImprovements(molecule, joined(energies, energySpread), joined(forces, forceSpread));
    }

    private static List<Improvement> joined(double[] means, double[] deviations) {
        return IntStream.range(0, SIZES.size())
                .mapToObj(i -> new Improvement(means[i], deviations[i]))
                .toList();
    }

    /** Those of a molecule. */
    static PublishedImprovements of(String molecule) {
        return ALL.stream()
                .filter(one -> one.molecule.equals(molecule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Figure 3 has no molecule " + molecule));
    }

    /** One of them, if there is one for so many training frames. */
    static Optional<Improvement> at(List<Improvement> improvements, int train) {
        int place = SIZES.indexOf(train);
        return place < 0 ? Optional.empty() : Optional.of(improvements.get(place));
    }
}
