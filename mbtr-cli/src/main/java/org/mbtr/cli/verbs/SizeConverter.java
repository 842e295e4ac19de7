package org.mbtr.cli.verbs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes with a decimal prefix from the command line. */
final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kKMGT])?B?");
    private static final double THOUSAND = 1000;

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new TypeConversionException(
                    "expected a number of bytes such as 800M, 8G or 1.5T, found '" + text + "'");
        }
        int power = size.group(2) == null ? 0 : 1 + "kMGT".indexOf(size.group(2).replace('K', 'k'));
        return (long) (Double.parseDouble(size.group(1)) * Math.pow(THOUSAND, power));
    }
}
