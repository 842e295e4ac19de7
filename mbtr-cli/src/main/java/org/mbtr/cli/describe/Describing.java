package org.mbtr.cli.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.MemoryEstimate;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.cli.report.Progress;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.mbtr.LocalMbtr;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Structures that are to be described.
 *
 * @param structures the structures
 * @param places their places in the source, from 0; handed out as they are, read only
 */
@SuppressWarnings("ArrayRecordComponent")
public record Describing(List<Structure> structures, long[] places) {
    /** Most structures that tell how many derivatives there will be. */
    private static final int SAMPLE = 20;

    /** Copies the list. */
    public Describing {
        structures = List.copyOf(structures);
    }

    /**
     * Whole structures, a row for each.
     *
     * @throws MbtrException if one cannot be described, named by its place in the source
     */
    public DescribedRows whole(Representation representation, Workers workers) {
        try {
            FeatureSet features = representation.describe(structures, workers);
            List<RowLabel> rows = IntStream.range(0, structures.size())
                    .mapToObj(i -> RowLabel.of(places[i], structures.get(i)))
                    .toList();
            return new DescribedRows(
                    rows, representation.settings(), Legend.of(representation::legend, features), features);
        } catch (MbtrException failure) {
            throw StructureFault.located(failure, representation, structures, i -> places[i] + 1);
        }
    }

    /**
     * Environments of atoms, a row for each.
     *
     * @param progress advances with each structure
     * @throws MbtrException if one cannot be described, with the place of its structure in the source
     */
    public DescribedRows environments(LocalMbtr local, AtomChoice choice, Progress progress, Workers workers) {
        List<RowLabel> rows = new ArrayList<>();
        List<Features> features = new ArrayList<>();
        for (int s = 0; s < structures.size(); s++) {
            Structure structure = structures.get(s);
            long place = places[s];
            int[] atoms = located(s, () -> choice.in(structure));
            features.addAll(located(s, () -> local.environments(structure, atoms, workers)));
            Arrays.stream(atoms).forEach(atom -> rows.add(RowLabel.of(place, structure, atom)));
            progress.advance(1);
        }
        if (rows.isEmpty()) {
            throw new MbtrException("no structure has an atom that is to be described; check --atoms");
        }
        FeatureSet gathered = FeatureSet.of(features);
        return new DescribedRows(rows, local.settings(), Legend.of(local::legend, gathered), gathered);
    }

    /**
     * Derivatives of the features of whole structures.
     *
     * @throws MbtrException if there are none, with the place of the structure in the source
     */
    public Derivatives derivatives(Representation representation, Progress progress, Workers workers) {
        List<FeatureJacobian> rows = new ArrayList<>(Collections.nCopies(structures.size(), (FeatureJacobian) null));
        workers.run(structures.size(), s -> {
            rows.set(s, located(s, () -> representation.jacobian(structures.get(s))));
            progress.advance(1);
        });
        return new Derivatives(rows, areStrained());
    }

    /** The same of environments of atoms. */
    public Derivatives derivatives(LocalMbtr local, AtomChoice choice, Progress progress, Workers workers) {
        List<FeatureJacobian> rows = new ArrayList<>();
        for (int s = 0; s < structures.size(); s++) {
            Structure structure = structures.get(s);
            rows.addAll(located(s, () -> local.jacobians(structure, choice.in(structure), workers)));
            progress.advance(1);
        }
        return new Derivatives(rows, areStrained());
    }

    private boolean areStrained() {
        return structures.stream().anyMatch(Structure::isPeriodic);
    }

    private <T> T located(int s, Supplier<T> work) {
        try {
            return work.get();
        } catch (MbtrException failure) {
            throw new MbtrException(
                    "structure " + (places[s] + 1) + " (" + structures.get(s) + "): " + failure.getMessage(), failure);
        }
    }

    /** Numbers of derivatives of a row on average, from some structures. */
    public double derivativesPerRow(Representation representation) {
        return sample().mapToLong(s -> located(s, () -> representation.jacobian(structures.get(s)))
                        .storedValues())
                .average()
                .orElseThrow();
    }

    /** Memory for the derivatives of environments, from one atom of each of some structures. */
    public MemoryEstimate estimateOfDerivatives(LocalMbtr local, AtomChoice choice) {
        long rows = IntStream.range(0, structures.size())
                .mapToLong(s -> located(s, () -> choice.in(structures.get(s))).length)
                .sum();
        double each = sample().mapToLong(s ->
                        located(s, () -> local.jacobian(structures.get(s), 0)).storedValues())
                .average()
                .orElseThrow();
        return new MemoryEstimate(0, 0, 0).withDerivatives(rows, each);
    }

    private IntStream sample() {
        int step = Math.ceilDiv(structures.size(), SAMPLE);
        return IntStream.iterate(0, s -> s < structures.size(), s -> s + step);
    }
}
