package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.OptionalDouble;
import org.mbtr.cli.select.Condition;
import org.mbtr.learning.targets.LearnedForm;

/**
 * The sets of the experiment on crystals: those of Huo and Rupp 2022 with the sizes and published errors of their
 * notebook, and sets that can be had without asking for them, which stand in for these.
 */
final class CrystalSets {
    private static final String PAPER = "paper";
    private static final String DESCRIPTION = "description of the data";
    private static final String PER_ATOM = "eV/atom";
    private static final double RESOLUTION = 0.00001;

    private CrystalSets() {}

    /** All sets in the order of the report. */
    static List<CrystalSet> all() {
        return List.of(elpasolites(), oqmd(), heusler(), abc2(), perovskites(), nomad());
    }

    /** The paper learns energies per cell and divides errors by the atoms. */
    private static CrystalSet elpasolites() {
        return new CrystalSet(
                "elpasolites",
                "abc2d6-16_elpasolite3to6",
                "",
                "formation_energy_eV_per_atom",
                PER_ATOM,
                LearnedForm.PER_STRUCTURE,
                List.of(),
                List.of(),
                new CrystalSet.Sizes(11358, List.of(9086, 3594), 2272, 500),
                PaperStyle.elpasolites(),
                new AdditiveTerms.Composition(),
                1e-7, // 0.001 meV per cell of ten atoms
                List.of(
                        papers(CrystalModel.LINEAR, 9086, 0.02057, 0.02762),
                        papers(CrystalModel.LINEAR, 3594, 0.02686, 0.03742),
                        papers(CrystalModel.GAUSSIAN, 9086, 0.00472, 0.00807),
                        papers(CrystalModel.GAUSSIAN, 3594, 0.01490, 0.02287)));
    }

    private static CrystalSet oqmd() {
        return new CrystalSet(
                "oqmd_abc2",
                "oqmd_abc2",
                "",
                "energy_eV",
                "eV",
                LearnedForm.AS_GIVEN,
                List.of(),
                List.of(),
                new CrystalSet.Sizes(4611, List.of(3594), 1017, 300),
                PaperStyle.abc2(),
                new AdditiveTerms.Composition(),
                0.0001,
                List.of(
                        papers(CrystalModel.LINEAR, 3594, 0.038, 0.055),
                        papers(CrystalModel.GAUSSIAN, 3594, 0.023, 0.031)));
    }

    private static CrystalSet heusler() {
        return standIn(
                "heusler_combinatorial",
                "elpasolites, ABC2",
                "formation_energy_eV_per_atom",
                List.of(),
                new CrystalSet.Sizes(2904, List.of(2400), 504, 300),
                new AdditiveTerms.Sites(),
                described(2400, OptionalDouble.empty(), 0.179));
    }

    private static CrystalSet abc2() {
        return standIn(
                "abc2_oqmd_heusler",
                "ABC2",
                "formation_energy_eV_per_atom",
                List.of(Condition.parse("consistent=T")),
                new CrystalSet.Sizes(3052, List.of(2500), 552, 300),
                new AdditiveTerms.Sites(),
                described(2500, OptionalDouble.empty(), 0.147));
    }

    private static CrystalSet perovskites() {
        return standIn(
                "perov5_subset",
                "elpasolites",
                "heat_of_formation_eV_per_atom",
                List.of(),
                new CrystalSet.Sizes(7572, List.of(6000), 1572, 300),
                new AdditiveTerms.Composition(),
                described(6000, OptionalDouble.of(0.426), 0.566));
    }

    private static CrystalSet nomad() {
        return new CrystalSet(
                "nomad2018",
                "",
                "elpasolites, ABC2",
                "formation_energy_eV_per_cation",
                "eV/cation",
                LearnedForm.AS_GIVEN,
                List.of(),
                List.of(Condition.parse("set=test")),
                new CrystalSet.Sizes(3000, List.of(2400), 600, 400),
                PaperStyle.abc2().perAtom(),
                new AdditiveTerms.QuadraticByGroup("spacegroup"),
                RESOLUTION,
                List.of(described(2400, OptionalDouble.of(0.028), 0.046)));
    }

    private static CrystalSet standIn(
            String name,
            String standsFor,
            String target,
            List<Condition> where,
            CrystalSet.Sizes sizes,
            AdditiveTerms additive,
            CrystalSet.Published described) {
        return new CrystalSet(
                name,
                "",
                standsFor,
                target,
                PER_ATOM,
                LearnedForm.AS_GIVEN,
                where,
                List.of(),
                sizes,
                PaperStyle.abc2(),
                additive,
                RESOLUTION,
                List.of(described));
    }

    private static CrystalSet.Published papers(CrystalModel model, int training, double mae, double rmse) {
        return new CrystalSet.Published(model, training, OptionalDouble.of(mae), rmse, PAPER);
    }

    private static CrystalSet.Published described(int training, OptionalDouble mae, double rmse) {
        return new CrystalSet.Published(CrystalModel.ADDITIVE, training, mae, rmse, DESCRIPTION);
    }
}
