package org.mbtr.cli.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.cli.report.Progress;
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
            try {
                int[] atoms = choice.in(structure);
                features.addAll(local.environments(structure, atoms, workers));
                Arrays.stream(atoms).forEach(atom -> rows.add(RowLabel.of(place, structure, atom)));
            } catch (MbtrException failure) {
                throw new MbtrException(
                        "structure " + (place + 1) + " (" + structure + "): " + failure.getMessage(), failure);
            }
            progress.advance(1);
        }
        if (rows.isEmpty()) {
            throw new MbtrException("no structure has an atom that is to be described; check --atoms");
        }
        FeatureSet gathered = FeatureSet.of(features);
        return new DescribedRows(rows, local.settings(), Legend.of(local::legend, gathered), gathered);
    }
}
