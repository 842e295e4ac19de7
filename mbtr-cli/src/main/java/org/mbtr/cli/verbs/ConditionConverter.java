package org.mbtr.cli.verbs;

import org.mbtr.cli.select.Condition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Conditions from the command line; one that cannot be read is wrong usage. */
final class ConditionConverter implements ITypeConverter<Condition> {
    @Override
    public Condition convert(String text) {
        try {
            return Condition.parse(text);
        } catch (IllegalArgumentException failure) {
            throw new TypeConversionException(failure.getMessage());
        }
    }
}
