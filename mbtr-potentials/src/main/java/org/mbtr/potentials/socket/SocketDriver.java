package org.mbtr.potentials.socket;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.mbtr.potentials.Domain;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.potentials.units.PhysicalConstants;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Computes energies, forces and virials for a server that moves the atoms: the client side of the protocol of i-PI, which
 * ASE's {@code SocketIOCalculator} speaks too.
 *
 * <p>The server asks {@code STATUS}; the answer is {@code NEEDINIT} before the first {@code INIT} or {@code POSDATA}, then
 * {@code READY}, or {@code HAVEDATA} while forces wait to be fetched. {@code INIT}: number of the replica, length and
 * text, all ignored. {@code POSDATA}: cell and inverse cell {@code [3*3]} with the vectors as columns, number of atoms,
 * positions {@code [atoms*3]}. {@code GETFORCE} is answered by {@code FORCEREADY}, energy, number of atoms, forces, virial
 * {@code [3*3]}, length 0 of a further text. {@code EXIT} ends. Bohr and hartree.
 *
 * <p>The server does not say which elements there are: they, and the directions in which they repeat, come from a template
 * with the atoms in the same order. Cells sent for a template that is not periodic are ignored.
 *
 * <p>Sources: M. Ceriotti, J. More, D. E. Manolopoulos, Comput. Phys. Commun. 185, 1019 (2014), Section 4; V. Kapil et al.,
 * Comput. Phys. Commun. 236, 214 (2019).
 */
public final class SocketDriver {
    /** Longest text of {@code INIT} (bytes); more means that the other side speaks another protocol. */
    private static final int LONGEST_TEXT = 1 << 26;

    private final Structure template;
    private final Potential potential;
    private final EnergyUnit unit;
    private final Domain domain;
    private final Listener listener;
    private final ServerAddress address;

    private Optional<Evaluation> ready = Optional.empty();
    private boolean initialised;
    private long evaluations;

    private SocketDriver(
            Structure template,
            Potential potential,
            EnergyUnit unit,
            Domain domain,
            ServerAddress address,
            Listener listener) {
        this.template = template;
        this.potential = potential;
        this.unit = unit;
        this.domain = domain;
        this.address = address;
        this.listener = listener;
    }

    /** Hears what happens. */
    public interface Listener {
        /** The connection stands. */
        void connected();

        /** One more structure is computed. */
        void evaluated();

        /** The structure that was just computed lies outside of the region of the training data. */
        void outside(String reason);
    }

    /**
     * How the service ended.
     *
     * @param evaluations number of structures computed
     * @param exit whether the server said {@code EXIT}; else it closed the connection
     */
    public record End(long evaluations, boolean exit) {}

    /**
     * Serves until the server says {@code EXIT}, or closes the connection where no message has begun and no forces wait:
     * that is how ASE ends, and how a server looks that was killed while it was not waiting.
     *
     * @param template elements, and directions that repeat
     * @param unit of the energies of the potential
     * @param patience how long to wait for the server at first
     * @throws MbtrException if there is no server, it goes away in the middle of something, speaks another protocol, sends another
     *     number of atoms or no cell for a periodic template, or the potential fails
     */
    public static End serve(
            Structure template,
            Potential potential,
            EnergyUnit unit,
            Domain domain,
            ServerAddress address,
            Duration patience,
            Listener listener) {
        SocketDriver driver = new SocketDriver(template, potential, unit, domain, address, listener);
        SocketChannel channel = address.connect(patience);
        try (Wire wire = new Wire(channel)) {
            listener.connected();
            boolean exit = driver.converse(wire);
            return new End(driver.evaluations, exit);
        } catch (IOException broken) {
            throw new MbtrException(
                    "the connection to " + address + " broke after " + driver.evaluations + " structures: "
                            + broken.getMessage() + "; the server was killed, or failed",
                    broken);
        }
    }

    /** Whether the server said {@code EXIT}. */
    private boolean converse(Wire wire) throws IOException {
        while (true) {
            Optional<String> header = wire.readHeader();
            if (header.isEmpty()) {
                if (ready.isPresent()) {
                    throw new IOException("it was closed before the forces were fetched");
                }
                return false;
            }
            switch (header.get()) {
                case "STATUS" -> wire.writeHeader(ready.isPresent() ? "HAVEDATA" : initialised ? "READY" : "NEEDINIT");
                case "INIT" -> initialise(wire);
                case "POSDATA" -> compute(wire);
                case "GETFORCE" -> answer(wire);
                case "EXIT" -> {
                    return true;
                }
                default ->
                    throw new MbtrException("the server at " + address + " sent `" + header.get()
                            + "`; expected STATUS, INIT, POSDATA, GETFORCE or EXIT of the i-PI protocol");
            }
        }
    }

    private void initialise(Wire wire) throws IOException {
        wire.readInt();
        int length = wire.readInt();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new MbtrException("the server at " + address + " sent INIT with a text of " + length
                    + " bytes; is it one of the i-PI protocol?");
        }
        wire.skip(length);
        initialised = true;
    }

    private void compute(Wire wire) throws IOException {
        double[] columns = wire.readDoubles(9);
        wire.readDoubles(9); // the inverse follows from the cell
        int atoms = wire.readInt();
        if (atoms != template.atomCount()) {
            throw new MbtrException(
                    "the server at " + address + " sent " + atoms + " atoms, the structure given here has "
                            + template.atomCount() + "; both must have the same atoms in the same order");
        }
        double[] positions = wire.readDoubles(3 * atoms);
        for (int i = 0; i < positions.length; i++) {
            positions[i] *= PhysicalConstants.BOHR;
        }
        Structure structure = structure(columns, positions);
        Evaluation evaluation = potential.evaluate(structure);
        if (!evaluation.isFinite()) {
            throw new MbtrException("structure " + (evaluations + 1)
                    + " of the server: the potential gives an energy or a force that is not finite ("
                    + evaluation.energy() + ")");
        }
        ready = Optional.of(evaluation);
        initialised = true;
        evaluations++;
        listener.evaluated();
        domain.reasonOutside(structure).ifPresent(listener::outside);
    }

    private Structure structure(double[] columns, double[] positions) {
        if (!template.isPeriodic()) {
            return Structure.molecule(template.atomicNumbers(), positions);
        }
        double[] vectors = new double[9];
        for (int k = 0; k < 3; k++) {
            for (int m = 0; m < 3; m++) {
                vectors[3 * k + m] = columns[3 * m + k] * PhysicalConstants.BOHR;
            }
        }
        try {
            Cell cell = new Cell(vectors, template.cell().orElseThrow().periodic());
            return Structure.crystal(template.atomicNumbers(), positions, cell);
        } catch (IllegalArgumentException noCell) {
            throw new MbtrException(
                    "the structure given here is periodic, but the server at " + address + " sent no cell for it: "
                            + noCell.getMessage(),
                    noCell);
        }
    }

    private void answer(Wire wire) throws IOException {
        Evaluation evaluation = ready.orElseThrow(() -> new MbtrException(
                "the server at " + address + " asked for forces (GETFORCE) before it sent positions (POSDATA)"));
        ready = Optional.empty();
        double hartree = unit.electronvolts() / PhysicalConstants.HARTREE;
        double[] forces = evaluation.forces();
        for (int i = 0; i < forces.length; i++) {
            forces[i] *= hartree * PhysicalConstants.BOHR;
        }
        double[] virial = evaluation.stress(1);
        for (int i = 0; i < 9; i++) {
            virial[i] = 0 - virial[i] * hartree;
        }
        wire.writeForces(evaluation.energy() * hartree, forces, virial);
    }
}
