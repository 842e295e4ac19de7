package org.mbtr.cli.learn;

import java.nio.file.Path;
import java.util.List;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Describer;
import org.mbtr.cli.show.Description;
import org.mbtr.learning.model.ModelFile;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.workflow.NestedValidation;
import org.mbtr.structures.Element;

/** Describes model files: settings, what they learned from, how good they are and what to cite. */
public final class ModelDescriber implements Describer {
    @Override
    public boolean recognises(Path file) {
        return ModelFile.isModel(file);
    }

    @Override
    public Description describe(Path file, Progress progress) {
        TrainedModel model = ModelFile.read(file);
        ModelInfo info = model.info();
        List<String> elements = model.elements().stream()
                .sorted()
                .map(z -> Element.of(z).symbol())
                .toList();
        Description description = new Description()
                .fact("model", "model", file.toString())
                .fact(
                        "target",
                        "predicts",
                        info.target(),
                        info.target() + (info.unit().isEmpty() ? "" : " (" + info.unit() + ")"))
                .unit(info.unit())
                .field("target_is", model.target().basis().toString())
                .fact("elements", "elements", elements, String.join(" ", elements))
                .fact(
                        "data",
                        "learned from",
                        info.data(),
                        Numbers.count(info.trainingCount(), "structure") + " of " + info.data())
                .field("train", info.trainingCount())
                .field("data_fingerprint", info.dataFingerprint());
        TargetReport.add(description, model.target(), model.settings().target());
        RepresentationWords.describe(model.settings().representation(), description);
        TrainingReport.addSettings(description, model.settings());
        description
                .fact("centring", "centred", centringWords(model.settings().centring()))
                .fact("seed", "seed", info.seed())
                .fact("timings", "time", info.timings(), Words.timings(info.timings()))
                .fact("version", "written by", info.version(), "mbtr " + info.version())
                .fact("citations", "please cite", info.citations(), String.join("; ", info.citations()));
        info.tests().forEach((name, errors) -> {
            if (name.equals(NestedValidation.FORCES)) {
                description.field("test_forces", ErrorReport.forceFields(errors));
                description.shown(
                        ErrorReport.forceTitle(errors, "the test structures"),
                        ErrorReport.componentTable(errors, forceUnit(model)));
                return;
            }
            description.field(name, ErrorReport.fields(errors));
            description.shown(
                    ErrorReport.title(errors, Numbers.count(errors.count(), name + " structure")),
                    ErrorReport.table(errors, info.unit()));
        });
        if (!model.target().energies().isEmpty()) {
            description.shown("Reference energies", TargetReport.energies(model.target(), info.unit()));
        }
        return description;
    }

    private static String forceUnit(TrainedModel model) {
        String energy = model.target()
                .basis()
                .unitIn(TargetBasis.PER_STRUCTURE, model.info().unit());
        return energy.isEmpty() ? "" : energy + "/Å";
    }

    private static String centringWords(Centring centring) {
        return switch (centring) {
            case NONE -> "nothing";
            case LABELS -> "labels";
            case KERNEL -> "labels and features";
        };
    }
}
