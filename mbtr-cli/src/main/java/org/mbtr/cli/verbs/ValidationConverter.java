package org.mbtr.cli.verbs;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mbtr.cli.learn.ValidationChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A choice of validation structures from the command line. */
final class ValidationConverter implements ITypeConverter<ValidationChoice> {
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})(-fold)?");

    @Override
    public ValidationChoice convert(String text) {
        if (text.equals("leave-one-out")) {
            return new ValidationChoice.LeftOut(OptionalInt.empty());
        }
        Matcher count = COUNT.matcher(text);
        if (!count.matches()) {
            throw new TypeConversionException(
                    "expected a number of structures, leave-one-out, or a number of folds such as 10-fold, found '"
                            + text + "'");
        }
        int number = Integer.parseInt(count.group(1));
        return count.group(2) == null
                ? new ValidationChoice.HeldOut(number)
                : new ValidationChoice.LeftOut(OptionalInt.of(number));
    }
}
