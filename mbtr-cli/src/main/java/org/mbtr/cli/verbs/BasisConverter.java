package org.mbtr.cli.verbs;

import java.util.List;
import org.mbtr.learning.targets.TargetBasis;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a target is per, from the command line. */
final class BasisConverter implements ITypeConverter<TargetBasis> {
    @Override
    public TargetBasis convert(String text) {
        return oneOf(List.of(TargetBasis.values()), text);
    }

    /** The choice that reads like the text; another text is wrong usage. */
    static <T> T oneOf(List<T> choices, String text) {
        return choices.stream()
                .filter(choice -> choice.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("expected one of " + choices + ", found '" + text + "'"));
    }
}
