package org.mbtr.cli.verbs;

import java.util.List;
import org.mbtr.learning.targets.LearnedForm;
import picocli.CommandLine.ITypeConverter;

/** The form in which a target is learned, from the command line. */
final class FormConverter implements ITypeConverter<LearnedForm> {
    @Override
    public LearnedForm convert(String text) {
        return BasisConverter.oneOf(List.of(LearnedForm.values()), text);
    }
}
