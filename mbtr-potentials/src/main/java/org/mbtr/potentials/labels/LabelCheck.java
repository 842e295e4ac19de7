package org.mbtr.potentials.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/**
 * Looks for likely mistakes in structures with energies and forces.
 *
 * <p>Energies are compared with forces between neighbouring frames of molecules ({@link EnergySlope}): the sign of the forces, the
 * units of both, and whether they belong together. Energies far from all others are named. Sums of forces ({@link ForceBalance})
 * should vanish. Structures that are there twice, or nearly, are counted. Labels that are absent are not checked.
 *
 * <p>Cost: the square of the number of frames (of 2000 at most) times the pairs of atoms: 0.1 s for 1000 frames of ethanol.
 */
public final class LabelCheck {
    private final String energyKey;
    private final String forcesKey;

    /** For labels of these names. */
    public LabelCheck(String energyKey, String forcesKey) {
        this.energyKey = energyKey;
        this.forcesKey = forcesKey;
    }

    /**
     * Checks. The result depends on the structures and their order only.
     *
     * @param places {@code (structures)} where they are in their file, from 0; messages count from 1
     */
    public LabelReport check(List<Structure> structures, int[] places, Workers workers) {
        List<LabelledFrame> frames = IntStream.range(0, structures.size())
                .mapToObj(i -> LabelledFrame.of(places[i] + 1, structures.get(i), energyKey, forcesKey))
                .toList();
        List<List<LabelledFrame>> molecules = molecules(frames);
        Optional<EnergySlope> slope = slope(molecules, workers);
        Optional<ForceBalance> balance = ForceBalance.of(frames);
        List<Finding> findings = new ArrayList<>();
        notFinite(frames).ifPresent(findings::add);
        slope.flatMap(EnergySlope::finding).ifPresent(findings::add);
        EnergyOutliers.finding(molecules).ifPresent(findings::add);
        if (balance.isEmpty() && count(frames, frame -> frame.forces().isPresent()) > 0) {
            findings.add(new Finding(
                    Finding.Kind.ZERO_FORCES, "all forces are zero; leave them out where they are unknown"));
        }
        balance.ifPresent(sums -> findings.addAll(sums.findings()));
        findings.addAll(Duplicates.findings(frames, molecules));
        return new LabelReport(
                frames.size(),
                count(frames, frame -> frame.energy().isPresent()),
                count(frames, frame -> frame.forces().isPresent()),
                slope,
                balance,
                findings);
    }

    private static int count(List<LabelledFrame> frames, Predicate<LabelledFrame> which) {
        return Math.toIntExact(frames.stream().filter(which).count());
    }

    private static Optional<Finding> notFinite(List<LabelledFrame> frames) {
        List<LabelledFrame> wrong =
                frames.stream().filter(frame -> !frame.finite()).toList();
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.NOT_FINITE,
                        wrong.size() + (wrong.size() == 1 ? " structure has" : " structures have")
                                + " an energy or forces that are no finite numbers, the first being "
                                + wrong.getFirst().title()
                                + "; leave such labels out: they were not checked further"));
    }

    /** Frames of the same molecule together, in their order. */
    private static List<List<LabelledFrame>> molecules(List<LabelledFrame> frames) {
        Map<List<Integer>, List<LabelledFrame>> groups = new LinkedHashMap<>();
        for (LabelledFrame frame : frames) {
            if (!frame.structure().isPeriodic()) {
                List<Integer> elements =
                        IntStream.of(frame.structure().atomicNumbers()).boxed().toList();
                groups.computeIfAbsent(elements, key -> new ArrayList<>()).add(frame);
            }
        }
        return List.copyOf(groups.values());
    }

    private static Optional<EnergySlope> slope(List<List<LabelledFrame>> molecules, Workers workers) {
        List<NeighbouringFrames.Pair> pairs = new ArrayList<>();
        for (List<LabelledFrame> molecule : molecules) {
            List<LabelledFrame> labelled = molecule.stream()
                    .filter(frame ->
                            frame.energy().isPresent() && frame.forces().isPresent())
                    .toList();
            if (labelled.size() > 1) {
                pairs.addAll(NeighbouringFrames.of(labelled, workers));
            }
        }
        pairs.sort(Comparator.comparingDouble(NeighbouringFrames.Pair::distance));
        return EnergySlope.of(pairs);
    }
}
