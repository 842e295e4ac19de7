package org.mbtr.potentials.gdml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.NpyArray;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.NpzWriter;

/**
 * Files of force fields: NumPy archives with the arrays {@code atomic_numbers} {@code (atoms)}, {@code positions} {@code
 * (frames)(atoms)(3)} (angstrom), {@code coefficients} {@code (frames)(atoms)(3)}, {@code energy_coefficients} {@code (frames)} where energies
 * were learned too, {@code permutations} {@code (order)(atoms)}, and one
 * entry {@value #JSON} with settings, constant and origin. Entries carry checksums; a file appears under its name only when it is
 * complete. Reading back gives the same evaluations bit for bit on the same machine.
 */
public final class GdmlModelFile {
    static final String JSON = "force-field.json";
    private static final int FORMAT = 3;
    /** Without energies that were learned, and without a word on what was learned from. */
    private static final int FIRST_FORMAT = 1;

    private static final String ENERGY_COEFFICIENTS = "energy_coefficients";
    private static final JsonMapper MAPPER = RepresentationJson.mapper();

    /** Of JSON, where a constant that is not known is null. */
    private record Header(String program, int format, GdmlSettings settings, Double constant, ModelInfo info) {
        static Header of(GdmlModel model) {
            Double constant = model.constant().isPresent() ? model.constant().getAsDouble() : null;
            return new Header("mbtr", FORMAT, model.settings(), constant, model.info());
        }

        OptionalDouble knownConstant() {
            return constant == null ? OptionalDouble.empty() : OptionalDouble.of(constant);
        }
    }

    private GdmlModelFile() {}

    /**
     * Writes.
     *
     * @throws MbtrException if the file cannot be written; nothing is left behind then
     */
    public static void write(GdmlModel model, Path file) {
        int[] elements = model.molecule().atomicNumbers();
        int frames = model.molecule().count();
        double[] positions = model.trainingStructures().stream()
                .flatMapToDouble(structure -> Arrays.stream(structure.positions()))
                .toArray();
        int[] permutations = Arrays.stream(model.molecule().group().elements())
                .flatMapToInt(Arrays::stream)
                .toArray();
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.addText(JSON, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(Header.of(model)) + "\n");
            archive.add("atomic_numbers", elements, elements.length);
            archive.add("positions", positions, frames, elements.length, 3);
            archive.add("coefficients", model.coefficients().forces(), frames, elements.length, 3);
            if (model.settings().learnsEnergies()) {
                archive.add(ENERGY_COEFFICIENTS, model.coefficients().energies(), frames);
            }
            archive.add("permutations", permutations, model.molecule().group().order(), elements.length);
            archive.commit();
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the settings of a force field could not be written", failure);
        }
    }

    /** Whether a file is a force field of this program, complete or not. */
    public static boolean isForceField(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            return archive.containsEntry(JSON);
        } catch (MbtrException notAnArchive) {
            return false;
        }
    }

    /**
     * Reads.
     *
     * @param workers threads for evaluations; must stay open as long as the model is used
     * @throws MbtrException if the file is damaged, incomplete, written by a newer version, or no force field
     */
    public static GdmlModel read(Path file, Workers workers) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            if (!archive.containsEntry(JSON)) {
                throw new MbtrException(file + " is not a force field: it has no entry `" + JSON + "`; its entries are "
                        + archive.names());
            }
            Header header = header(archive.text(JSON), file);
            int[] elements = archive.read("atomic_numbers").ints();
            int atoms = elements.length;
            double[] positions = archive.read("positions").doubles();
            double[] coefficients = archive.read("coefficients").doubles();
            double[] energyCoefficients = header.settings().learnsEnergies()
                    ? archive.read(ENERGY_COEFFICIENTS).doubles()
                    : new double[0];
            NpyArray permutations = archive.read("permutations");
            int[] images = permutations.ints();
            if (atoms < 2
                    || positions.length == 0
                    || positions.length % (3 * atoms) != 0
                    || coefficients.length != positions.length
                    || (header.settings().learnsEnergies() && 3 * atoms * energyCoefficients.length != positions.length)
                    || images.length % atoms != 0) {
                throw new MbtrException(
                        file + ": the arrays of the force field do not fit together; the file is damaged");
            }
            return GdmlModel.of(
                    header.settings(),
                    new MoleculeFrames(elements, split(positions, 3 * atoms), group(images, atoms, file)),
                    new GdmlCoefficients(coefficients, energyCoefficients),
                    header.knownConstant(),
                    header.info(),
                    workers);
        }
    }

    private static PermutationGroup group(int[] images, int atoms, Path file) {
        try {
            return new PermutationGroup(IntStream.range(0, images.length / atoms)
                    .mapToObj(p -> Arrays.copyOfRange(images, p * atoms, (p + 1) * atoms))
                    .toArray(int[][]::new));
        } catch (IllegalArgumentException failure) {
            throw new MbtrException(
                    file + ": its permutations are no group (" + failure.getMessage() + "); the file is damaged",
                    failure);
        }
    }

    private static List<double[]> split(double[] values, int length) {
        return IntStream.range(0, values.length / length)
                .mapToObj(f -> Arrays.copyOfRange(values, f * length, (f + 1) * length))
                .toList();
    }

    private static Header header(String json, Path file) {
        try {
            int format = MAPPER.readTree(json).path("format").asInt();
            if (format < FIRST_FORMAT || format > FORMAT) {
                throw new MbtrException(file + " is a force field of format " + format + ", this version of mbtr reads "
                        + FORMAT + "; update mbtr");
            }
            Header header = MAPPER.readValue(json, Header.class);
            if (header.settings() == null || header.info() == null) {
                throw new MbtrException(file + ": `" + JSON + "` lacks `settings` or `info`; the file is damaged");
            }
            return header;
        } catch (JsonProcessingException failure) {
            throw new MbtrException(
                    file + ": the settings in `" + JSON + "` cannot be read: " + failure.getOriginalMessage(), failure);
        }
    }
}
