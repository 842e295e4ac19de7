package org.mbtr.cli.forcefield;

import java.nio.file.Path;
import java.util.Optional;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlModelFile;
import org.mbtr.potentials.gdml.exchange.ForceFieldFiles;
import org.mbtr.potentials.gdml.exchange.SgdmlExport;
import org.mbtr.potentials.gdml.exchange.SgdmlModelFile;
import org.mbtr.representations.parallel.Workers;

/** Force fields of this program as models of the sGDML program, and the other way round. */
public final class ModelConversion {
    private ModelConversion() {}

    /**
     * What was written.
     *
     * @param frames training frames of the model
     * @param kind of the file, in words
     */
    public record Outcome(int frames, String kind) {}

    /**
     * Converts a file.
     *
     * @param unit of the energies, in place of what the file says
     * @throws org.mbtr.structures.MbtrException if the model has no form in the other program
     */
    public static Outcome convert(Path from, Path to, Optional<String> unit, int threads) {
        try (Workers workers = new Workers(threads)) {
            if (SgdmlModelFile.isModel(from)) {
                GdmlModel model = ForceFieldFiles.of(SgdmlModelFile.read(from), unit, workers);
                GdmlModelFile.write(model, to);
                return new Outcome(model.molecule().count(), "a force field of mbtr");
            }
            GdmlModel model = GdmlModelFile.read(from, workers);
            SgdmlModelFile.write(SgdmlExport.of(model, unit), to);
            return new Outcome(model.molecule().count(), "a model of the sGDML program");
        }
    }
}
