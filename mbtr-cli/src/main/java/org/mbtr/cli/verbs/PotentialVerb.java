package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.representations.parallel.Workers;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** A verb that moves atoms on the potential-energy surface of a model. */
abstract class PotentialVerb extends Verb {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A model of energies that 'mbtr train' has written.")
    private Path model;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            converter = EnergyUnitConverter.class,
            description =
                    "Unit of the energies where the model does not know it: eV, meV, kcal/mol, kJ/mol, Hartree, Ry.")
    private Optional<EnergyUnit> unit = Optional.empty();

    private final PotentialSource source;

    PotentialVerb(PotentialSource source) {
        this.source = source;
    }

    /** The model as the user named it. */
    final Path model() {
        return model;
    }

    /** Reads the model, and says so if its energies lack a constant. */
    final PotentialSource.Loaded potential(Console console, Workers workers) {
        PotentialSource.Loaded loaded = source.open(model, workers);
        if (loaded.potential().knowsEnergyUpToConstant()) {
            console.note(
                    "the model has learned without energies: its energies are known up to a constant, which is 0 here");
        }
        return loaded;
    }

    /** Unit of its energies. */
    final EnergyUnit unit(Potential potential) {
        return EnergyUnit.of(potential.energyUnit(), unit);
    }

    /** A number of an option that must be above 0. */
    final double positive(String option, double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw wrong(option + " needs a number above 0, found " + value);
        }
        return value;
    }

    /** A number of an option that must not be below the least. */
    final long atLeast(long least, String option, long value) {
        if (value < least) {
            throw wrong(option + " needs " + least + " or more, found " + value);
        }
        return value;
    }

    /** Wrong usage. */
    final ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
