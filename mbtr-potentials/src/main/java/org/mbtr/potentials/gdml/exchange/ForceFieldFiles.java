package org.mbtr.potentials.gdml.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlModelFile;
import org.mbtr.representations.parallel.Workers;

/** Files of force fields of either program. */
public final class ForceFieldFiles {
    private static final String ENERGY = "energy";
    private static final String SOURCE =
            "S. Chmiela, H. E. Sauceda, I. Poltavsky, K.-R. Müller, A. Tkatchenko, Comput. Phys. Commun. 240, 38 (2019),"
                    + " doi:10.1016/j.cpc.2019.02.007";

    private ForceFieldFiles() {}

    /** Whether a file is a force field of this program or a model of the sGDML program. */
    public static boolean isForceField(Path file) {
        return GdmlModelFile.isForceField(file) || SgdmlModelFile.isModel(file);
    }

    /**
     * Reads. A model of the sGDML program predicts {@code energy}; which version of this program has written it is not known.
     *
     * @param workers for evaluations; must stay open as long as the model is used
     * @throws org.mbtr.structures.MbtrException if the file is damaged or neither
     */
    public static GdmlModel read(Path file, Workers workers) {
        return SgdmlModelFile.isModel(file)
                ? of(SgdmlModelFile.read(file), Optional.empty(), workers)
                : GdmlModelFile.read(file, workers);
    }

    /**
     * A model of the sGDML program as a force field.
     *
     * @param unit of the energies, in place of what the file says
     */
    public static GdmlModel of(SgdmlModel model, Optional<String> unit, Workers workers) {
        ModelInfo info = new ModelInfo(
                ENERGY,
                unit.or(() -> model.origin().energyUnit()).orElse(""),
                model.origin().dataset(),
                model.frames(),
                "",
                0,
                "",
                Map.of(),
                Map.of(),
                List.of(SOURCE));
        return SgdmlImport.of(model, info, workers);
    }
}
