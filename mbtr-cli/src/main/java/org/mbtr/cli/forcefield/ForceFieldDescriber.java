package org.mbtr.cli.forcefield;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.mbtr.cli.learn.ErrorReport;
import org.mbtr.cli.learn.Words;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Describer;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.workflow.NestedValidation;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.exchange.ForceFieldFiles;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Element;

/** Describes files of force fields: molecule, settings, permutations, what they learned from and how good they are. */
public final class ForceFieldDescriber implements Describer {
    @Override
    public boolean recognises(Path file) {
        return ForceFieldFiles.isForceField(file);
    }

    @Override
    public Description describe(Path file, Progress progress) {
        try (Workers workers = new Workers(1)) {
            return describe(file, ForceFieldFiles.read(file, workers));
        }
    }

    private static Description describe(Path file, GdmlModel model) {
        ModelInfo info = model.info();
        List<String> atoms = Arrays.stream(model.molecule().atomicNumbers())
                .mapToObj(z -> Element.of(z).symbol())
                .toList();
        String forceUnit = info.unit().isEmpty() ? "" : info.unit() + "/Å";
        Description description = new Description()
                .fact("model", "model", file.toString())
                .field("model_kind", "gdml")
                .fact(
                        "target",
                        "predicts",
                        info.target(),
                        info.target() + (info.unit().isEmpty() ? "" : " (" + info.unit() + ")")
                                + " and forces of one molecule")
                .unit(info.unit())
                .field("target_is", TargetBasis.PER_STRUCTURE.toString())
                .field("force_unit", forceUnit.isEmpty() ? null : forceUnit)
                .fact(
                        "atoms",
                        "molecule",
                        atoms,
                        model.trainingStructures().getFirst().formula() + " with atoms in the order "
                                + String.join(" ", atoms))
                .fact(
                        "data",
                        "learned from",
                        info.data(),
                        ForceFieldReport.learnedFrom(model.settings()) + " of "
                                + Numbers.count(model.molecule().count(), "frame") + " of " + info.data())
                .field("train", model.molecule().count())
                .field("data_fingerprint", info.dataFingerprint());
        ForceFieldReport.addSettings(description, model.settings());
        ForceFieldReport.addPermutations(description, model.molecule().group());
        ForceFieldReport.addConstant(description, model);
        if (info.version().isEmpty()) {
            description.shown("format", "model of the sGDML program");
        } else {
            description
                    .fact("seed", "seed", info.seed())
                    .fact("timings", "time", info.timings(), Words.timings(info.timings()))
                    .fact("version", "written by", info.version(), "mbtr " + info.version());
        }
        description.fact("citations", "please cite", info.citations(), String.join("; ", info.citations()));
        new TreeMap<>(info.tests()).forEach((name, errors) -> {
            if (name.equals(NestedValidation.FORCES)) {
                description.field("test_forces", ErrorReport.forceFields(errors));
                description.shown(
                        ErrorReport.forceTitle(errors, "the test structures"),
                        ErrorReport.componentTable(errors, forceUnit));
                return;
            }
            description.field(name, ErrorReport.fields(errors));
            description.shown(
                    ErrorReport.title(errors, Numbers.count(errors.count(), name + " structure")),
                    ErrorReport.table(errors, info.unit()));
        });
        return description;
    }
}
