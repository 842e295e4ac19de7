package org.mbtr.cli.verbs;

import org.mbtr.potentials.units.EnergyUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A unit of energy, from the command line. */
final class EnergyUnitConverter implements ITypeConverter<EnergyUnit> {
    @Override
    public EnergyUnit convert(String text) {
        return EnergyUnit.named(text)
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + EnergyUnit.symbols() + ", found '" + text + "'"));
    }
}
