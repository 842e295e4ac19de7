package org.mbtr.representations.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.baselines.BagOfBondsSettings;
import org.mbtr.representations.baselines.CoulombMatrixSettings;
import org.mbtr.representations.baselines.EwaldSumMatrixSettings;
import org.mbtr.representations.baselines.MatrixForm;
import org.mbtr.representations.baselines.PartialRadialDistributionSettings;
import org.mbtr.representations.baselines.SineMatrixSettings;
import org.mbtr.structures.MbtrException;

/**
 * Representations by name. What a preset leaves open (elements, sizes, ranges of distances) comes from the data that it is
 * for, so presets are settled once, on all data of a task.
 */
public final class Presets {
    private static final Map<String, Preset> ALL = all();

    private Presets() {}

    private record Preset(String description, Function<DataSummary, RepresentationSettings> settings) {}

    private static Map<String, Preset> all() {
        Map<String, Preset> presets = new LinkedHashMap<>();
        presets.put(
                "qm7b-energy",
                new Preset(
                        "MBTR k = 2, 3 of Huo and Rupp for QM7b energies: 1/d weighted 1/d², angles weighted 1/(d²d²d²)",
                        MbtrPresets::qm7bEnergy));
        presets.put(
                "qm7b-energy-extended",
                new Preset(
                        "MBTR k = 2, 3 with three terms of angles: lower energy errors than qm7b-energy, about twice the time",
                        MbtrPresets::qm7bEnergyExtended));
        presets.put(
                "qm7b-polarizability",
                new Preset(
                        "MBTR k = 1, 2, 3 of Huo and Rupp for QM7b polarizabilities: as qm7b-energy with element counts",
                        MbtrPresets::qm7bPolarizability));
        presets.put(
                "md",
                new Preset(
                        "MBTR k = 2, 3 for trajectories of one molecule: every atom its own species, all weights 1",
                        MbtrPresets::md));
        presets.put(
                "md-plain",
                new Preset(
                        "MBTR k = 2, 3 for trajectories with species from elements: 1/d weighted 1/d², angles 1/(d²d²d²)",
                        MbtrPresets::mdPlain));
        presets.put(
                "sgdml-k2",
                new Preset(
                        "MBTR k = 2 for gradient-domain learning: every atom its own species, 16 bins of 1/d",
                        MbtrPresets::sgdml));
        presets.put(
                "sgdml-k2-k3",
                new Preset(
                        "MBTR k = 2, 3 for gradient-domain learning: as sgdml-k2 with the angles of md, 30 bins",
                        MbtrPresets::sgdmlWithAngles));
        presets.put(
                "crystals",
                new Preset(
                        "MBTR k = 1, 2, 3 for crystals of any kind: smooth envelopes, the same for cells and supercells",
                        MbtrPresets::crystals));
        presets.put(
                "elpasolite",
                new Preset(
                        "MBTR k = 1, 2 of Huo and Rupp for elpasolite crystals: element counts, 1/d weighted 1/d² down to 0.001",
                        MbtrPresets::elpasolite));
        presets.put(
                "abc2",
                new Preset(
                        "MBTR k = 1, 2 of Huo and Rupp for ABC2 crystals: as elpasolite, with broader distributions",
                        MbtrPresets::abc2));
        presets.put(
                "alloys",
                new Preset(
                        "MBTR k = 2 of Huo and Rupp for alloys: 1/d weighted 1/d² down to 0.01", MbtrPresets::alloys));
        presets.put(
                "figure1-nacl-k3",
                new Preset(
                        "MBTR k = 3 of Figure 1 (right): cosines of angles weighted exp(-perimeter/2 Å) on 500 bins",
                        MbtrPresets::figureOneRockSalt));
        presets.put(
                "figure1-aspirin-k2",
                new Preset("MBTR k = 2 of Figure 1 (left): 1/d weighted 1/d² on 500 bins", MbtrPresets::figureOne));
        presets.put(
                "dscribe",
                new Preset(
                        "MBTR k = 1, 2, 3 with DScribe's conventions: centred bins, densities, exponential weights",
                        MbtrPresets::dscribe));
        presets.put(
                "coulomb-matrix",
                new Preset(
                        "Coulomb matrix with rows in descending order of their norm, lower triangle",
                        coulomb(CoulombMatrixSettings.Form.SORTED)));
        presets.put(
                "coulomb-matrix-eigenvalues",
                new Preset("Eigenvalues of the Coulomb matrix", coulomb(CoulombMatrixSettings.Form.EIGENVALUES)));
        presets.put(
                "coulomb-md",
                new Preset(
                        "All 1/d in the order of the atoms, for trajectories of one molecule",
                        coulomb(CoulombMatrixSettings.Form.INVERSE_DISTANCES)));
        presets.put(
                "bag-of-bonds",
                new Preset(
                        "Bag of bonds with diagonal bags, every bag as long as the fullest needs",
                        data -> new BagOfBondsSettings(Math.max(data.largestElementCount(), data.largestPairCount()))));
        presets.put(
                "sine-matrix",
                new Preset(
                        "Sine matrix of crystals with rows in descending order of their norm, lower triangle",
                        data -> new SineMatrixSettings(MatrixForm.SORTED, data.largestMolecule())));
        presets.put(
                "sine-matrix-eigenvalues",
                new Preset(
                        "Eigenvalues of the sine matrix of crystals",
                        data -> new SineMatrixSettings(MatrixForm.EIGENVALUES, data.largestMolecule())));
        presets.put(
                "ewald-sum-matrix",
                new Preset(
                        "Ewald sum matrix of crystals with rows in descending order of their norm, lower triangle",
                        data -> EwaldSumMatrixSettings.of(MatrixForm.SORTED, data.largestMolecule())));
        presets.put(
                "ewald-sum-matrix-eigenvalues",
                new Preset(
                        "Eigenvalues of the Ewald sum matrix of crystals",
                        data -> EwaldSumMatrixSettings.of(MatrixForm.EIGENVALUES, data.largestMolecule())));
        presets.put(
                "partial-radial-distribution",
                new Preset(
                        "Density of each element around each element in shells of 0.5 Å up to 10 Å, any periodicity",
                        Presets::partialRadialDistribution));
        return Collections.unmodifiableMap(presets);
    }

    private static Function<DataSummary, RepresentationSettings> coulomb(CoulombMatrixSettings.Form form) {
        return data -> new CoulombMatrixSettings(form, data.largestMolecule());
    }

    /** Shells as far as the longest distance of molecules, or the cutoff. */
    private static RepresentationSettings partialRadialDistribution(DataSummary data) {
        double width = 0.5;
        int shells = (int) Math.min(20, Math.floor(data.largestDistance() / width) + 1);
        return new PartialRadialDistributionSettings(shells * width, shells);
    }

    /** All names. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * One line on a preset.
     *
     * @throws MbtrException if there is none of this name
     */
    public static String description(String name) {
        return preset(name).description();
    }

    /**
     * The settings of a preset for these data.
     *
     * @throws MbtrException if there is no preset of this name or it does not fit the data
     */
    public static RepresentationSettings create(String name, DataSummary data) {
        return preset(name).settings().apply(data);
    }

    private static Preset preset(String name) {
        Preset preset = ALL.get(name);
        if (preset == null) {
            throw new MbtrException("there is no preset `" + name + "`; choose from " + String.join(", ", names()));
        }
        return preset;
    }
}
