package org.mbtr.potentials.gdml.exchange;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.NpyArray;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.NpzWriter;

/**
 * Model files of the sGDML program, version 1.0: NumPy archives whose {@code type} is {@code m}.
 *
 * <p>Arrays: {@code z} {@code (atoms)}; {@code perms} {@code [permutations, atoms]}; {@code R_desc} {@code [D, frames]}, inverse
 * distances; {@code R_d_desc_alpha} {@code [frames, D]}, coefficients; {@code sig}, {@code lam}, {@code std}, {@code c} single
 * numbers; {@code tril_perms_lin} {@code (D·permutations)}, the permutations of pairs in a row, k·permutations + p for pair k under
 * permutation p, each plus p·D; {@code idxs_train} {@code (frames)}.
 */
public final class SgdmlModelFile {
    private static final Set<String> ANGSTROM = Set.of("Ang", "ang", "Angstrom", "angstrom", "A", "\u00c5");

    private SgdmlModelFile() {}

    /** Whether a file is a model of the sGDML program. */
    public static boolean isModel(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            return archive.contains("type") && isText(archive, "type", "m");
        } catch (MbtrException notAnArchive) {
            return false;
        }
    }

    /**
     * Reads.
     *
     * @throws MbtrException if the file is damaged, is no such model, or is one with a cell, with compressed symmetries, with
     *     coefficients for energies, of another representation, or with lengths in another unit than angstrom
     */
    public static SgdmlModel read(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            if (!archive.contains("type") || !isText(archive, "type", "m")) {
                throw new MbtrException(
                        file + " is not a model of the sGDML program: it has no array `type` that says `m`; its"
                                + " arrays are " + archive.names());
            }
            refuseOtherKinds(archive, file);
            int[] atomicNumbers = archive.read("z").ints();
            int pairs = atomicNumbers.length * (atomicNumbers.length - 1) / 2;
            int[][] elements = permutations(archive, atomicNumbers.length, file);
            requireSamePairs(archive, elements, file);
            NpyArray descriptors = archive.read("R_desc");
            NpyArray coefficients = archive.read("R_d_desc_alpha");
            int[] shape = descriptors.shape();
            if (shape.length != 2
                    || shape[0] != pairs
                    || !Arrays.equals(coefficients.shape(), new int[] {shape[1], pairs})) {
                throw new MbtrException(file + ": expected `R_desc` [" + pairs
                        + ", frames] and `R_d_desc_alpha` [frames, "
                        + pairs + "] for " + atomicNumbers.length + " atoms, found " + Arrays.toString(shape) + " and "
                        + Arrays.toString(coefficients.shape()));
            }
            return new SgdmlModel(
                    new SgdmlModel.Origin(
                            text(archive, "dataset_name").orElse(""),
                            text(archive, "dataset_theory").orElse(""),
                            text(archive, "md5_train").orElse(""),
                            archive.contains("idxs_train")
                                    ? archive.read("idxs_train").ints()
                                    : new int[0],
                            text(archive, "e_unit")),
                    atomicNumbers,
                    group(elements, file),
                    number(archive, "sig"),
                    archive.contains("lam") ? Optional.of(number(archive, "lam")) : Optional.empty(),
                    archive.contains("std") ? number(archive, "std") : 1,
                    number(archive, "c"),
                    transposed(descriptors.doubles(), pairs, shape[1]),
                    coefficients.doubles());
        }
    }

    /**
     * Writes. The program predicts with the file; its command {@code show} wants errors of a validation besides, which it keeps
     * as a Python object, and a whole number for σ. Forces of the program and of this one agree to rounding.
     *
     * @throws MbtrException if the file cannot be written
     */
    public static void write(SgdmlModel model, Path file) {
        int frames = model.frames();
        int pairs = model.pairs();
        int[][] elements = model.permutations().elements();
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.add("type", List.of("m"));
            archive.add("code_version", List.of("1.0.0"));
            archive.add("dataset_name", List.of(model.origin().dataset()));
            archive.add("dataset_theory", List.of(model.origin().theory()));
            archive.add("solver_name", List.of("analytic"));
            archive.add("z", longs(model.atomicNumbers()), model.atomicNumbers().length);
            archive.add(
                    "idxs_train",
                    longs(model.origin().trainingRows()),
                    model.origin().trainingRows().length);
            archive.addBytes("md5_train", List.of(model.origin().fingerprint()));
            archive.add("idxs_valid", new long[0], 0);
            archive.addBytes("md5_valid", List.of(model.origin().fingerprint()));
            archive.add("n_test", new long[] {0});
            archive.add("use_E", new boolean[] {true});
            archive.add("R_desc", transposed(model.descriptors(), frames, pairs), pairs, frames);
            archive.add("R_d_desc_alpha", model.coefficients(), frames, pairs);
            archive.add("c", new double[] {model.constant()});
            archive.add("std", new double[] {model.scale()});
            if (model.lengthScale() == Math.rint(model.lengthScale())) {
                archive.add("sig", new long[] {Math.round(model.lengthScale())});
            } else {
                archive.add("sig", new double[] {model.lengthScale()});
            }
            model.regularisation().ifPresent(lambda -> archive.add("lam", new double[] {lambda}));
            archive.add(
                    "perms",
                    longs(Arrays.stream(elements).flatMapToInt(Arrays::stream).toArray()),
                    elements.length,
                    model.atomicNumbers().length);
            archive.add("tril_perms_lin", longs(pairsInARow(elements)), elements.length * pairs);
            archive.add("r_unit", List.of("Ang"));
            model.origin().energyUnit().ifPresent(unit -> archive.add("e_unit", List.of(unit)));
            archive.commit();
        }
    }

    private static void refuseOtherKinds(NpzArchive archive, Path file) {
        if (archive.contains("lattice")) {
            throw new MbtrException(
                    file + " is a model of a periodic structure (array `lattice`); only models of molecules"
                            + " are used here");
        }
        if (archive.contains("alphas_E")) {
            throw new MbtrException(
                    file + " has coefficients for energies (array `alphas_E`), which are not used here; train"
                            + " it without pointwise energy constraints");
        }
        if (archive.contains("use_cprsn") && archive.read("use_cprsn").ints()[0] != 0) {
            throw new MbtrException(
                    file + " has compressed symmetries (`use_cprsn`), which are not used here; train it without");
        }
        if (archive.contains("use_descriptor") && !isText(archive, "use_descriptor", "coulomb_matrix")) {
            throw new MbtrException(
                    file + " is of another representation than inverse distances: `use_descriptor` says "
                            + archive.read("use_descriptor").strings());
        }
        text(archive, "r_unit").filter(unit -> !ANGSTROM.contains(unit)).ifPresent(unit -> {
            throw new MbtrException(file + " has lengths in `" + unit
                    + "`; expected angstrom. Train it with positions in" + " angstrom");
        });
    }

    private static int[][] permutations(NpzArchive archive, int atoms, Path file) {
        NpyArray array = archive.read("perms");
        if (array.shape().length != 2 || array.shape()[1] != atoms) {
            throw new MbtrException(file + ": expected permutations `perms` [permutations, " + atoms + "], found "
                    + Arrays.toString(array.shape()));
        }
        int[] images = array.ints();
        int[][] elements = new int[array.shape()[0]][];
        for (int p = 0; p < elements.length; p++) {
            elements[p] = Arrays.copyOfRange(images, p * atoms, (p + 1) * atoms);
        }
        return elements;
    }

    private static PermutationGroup group(int[][] elements, Path file) {
        try {
            return new PermutationGroup(elements);
        } catch (IllegalArgumentException noGroup) {
            throw new MbtrException(file + ", array `perms`: " + noGroup.getMessage(), noGroup);
        }
    }

    /** The program takes the permutations of pairs, so these must be what is read here. */
    private static void requireSamePairs(NpzArchive archive, int[][] elements, Path file) {
        group(elements, file);
        if (archive.contains("tril_perms_lin")
                && !Arrays.equals(archive.read("tril_perms_lin").ints(), pairsInARow(elements))) {
            throw new MbtrException(
                    file + ": the permutations of pairs `tril_perms_lin` are not those of the atoms, `perms`;"
                            + " the file may come from an older version of the sGDML program than 1.0, which is read here");
        }
    }

    private static int[] pairsInARow(int[][] elements) {
        int count = elements.length;
        int pairs = SgdmlModel.pairPermutation(elements[0]).length;
        int[] row = new int[count * pairs];
        for (int p = 0; p < count; p++) {
            int[] permuted = SgdmlModel.pairPermutation(elements[p]);
            for (int k = 0; k < pairs; k++) {
                row[k * count + p] = permuted[k] + p * pairs;
            }
        }
        return row;
    }

    private static double[] transposed(double[] values, int rows, int columns) {
        double[] result = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = values[i * columns + j];
            }
        }
        return result;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private static double number(NpzArchive archive, String name) {
        return archive.read(name).doubles()[0];
    }

    private static Optional<String> text(NpzArchive archive, String name) {
        return Optional.of(name)
                .filter(archive::contains)
                .map(archive::read)
                .filter(NpyArray::isText)
                .map(array -> array.strings().getFirst());
    }

    private static boolean isText(NpzArchive archive, String name, String expected) {
        return text(archive, name).filter(expected::equals).isPresent();
    }
}
