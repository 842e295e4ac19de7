package org.mbtr.cli.phases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.phases.hull.Components;
import org.mbtr.phases.hull.Composition;
import org.mbtr.phases.hull.CompositionSpace;
import org.mbtr.phases.hull.FormationEnergies;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.phases.hull.PhasePoint;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Structures of a system and their hull.
 *
 * @param components of the system
 * @param points structures, and behind them elements of formation energy 0 if these were asked for
 * @param numbers what to call points: places of structures in their file, from 1; absent for elements
 * @param leftOut number of structures that have other elements
 * @param references energies of the elements, none if the energies were formation energies
 * @param unit of energies per atom, empty if unknown
 * @param space compositions of the points
 * @param hull of their energies
 */
public record PhaseDiagram(
        Components components,
        List<PhasePoint> points,
        List<OptionalLong> numbers,
        int leftOut,
        ElementEnergies references,
        String unit,
        CompositionSpace space,
        LowerHull hull) {
    /**
     * The diagram of data.
     *
     * @param components elements to take, empty for all
     * @throws MbtrException if the energies are neither per structure nor per atom, references or end members are missing, or no
     *     structure is made of the elements
     */
    public static PhaseDiagram of(
            LearningData data,
            List<String> components,
            ReferenceChoice choice,
            EndMembers endMembers,
            double tolerance) {
        if (data.basis() == TargetBasis.OTHER) {
            throw new MbtrException("a hull needs energies per structure or per atom, and `" + data.target()
                    + "` seems to be neither; say with --target-is which it is if this is wrong");
        }
        List<Structure> all = data.labelled().structures();
        Components system = components.isEmpty() ? Components.of(all) : new Components(components);
        int[] members = IntStream.range(0, all.size())
                .filter(i -> system.contain(all.get(i)))
                .toArray();
        if (members.length == 0) {
            throw new MbtrException("no structure of " + data.source().title() + " consists of " + system + " alone");
        }
        List<Structure> structures = IntStream.of(members).mapToObj(all::get).toList();
        double[] labels = data.labelled().labels();
        double[] energies = IntStream.of(members).mapToDouble(i -> labels[i]).toArray();
        ElementEnergies references = choice.energies(structures, energies, data.basis());
        double[] formation = FormationEnergies.of(structures, energies, data.basis(), references);
        List<PhasePoint> points = new ArrayList<>();
        List<OptionalLong> numbers = new ArrayList<>();
        for (int i = 0; i < members.length; i++) {
            Composition composition = system.compositionOf(structures.get(i));
            points.add(new PhasePoint(system.formula(composition), composition, formation[i]));
            numbers.add(OptionalLong.of(data.number(members[i])));
        }
        for (int i = 0; endMembers == EndMembers.ZERO && i < system.size(); i++) {
            points.add(new PhasePoint(system.symbols().get(i), Composition.pure(i, system.size()), 0));
            numbers.add(OptionalLong.empty());
        }
        CompositionSpace space =
                CompositionSpace.of(points.stream().map(PhasePoint::composition).toList());
        if (endMembers == EndMembers.REQUIRED && !space.missingEndMembers().isEmpty()) {
            List<String> missing = space.missingEndMembers().stream()
                    .map(system.symbols()::get)
                    .toList();
            throw new MbtrException("no structure is made of " + String.join(" or ", missing)
                    + " alone, so the hull has no end there; --end-members zero takes formation energy 0 for the"
                    + " elements, --end-members none lets the hull end where the structures do");
        }
        LowerHull hull = space.hullOf(
                points.stream().mapToDouble(PhasePoint::energyPerAtom).toArray(), tolerance);
        String unit = data.basis().unitIn(TargetBasis.PER_ATOM, data.unit());
        return new PhaseDiagram(system, points, numbers, all.size() - members.length, references, unit, space, hull);
    }

    /** Copies the lists. */
    public PhaseDiagram {
        points = List.copyOf(points);
        numbers = List.copyOf(numbers);
    }

    /** Vertices of the hull in the order of their compositions: more of the first component first. */
    public List<Integer> vertices() {
        return IntStream.of(hull.vertices())
                .boxed()
                .sorted(Comparator.comparing(i -> points.get(i).composition(), Composition.FIRST_COMPONENT_FIRST))
                .toList();
    }

    /** The unit as it follows a quantity; nothing where it is unknown. */
    public String unitInParentheses() {
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }
}
