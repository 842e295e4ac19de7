package org.mbtr.cli.verbs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.socket.ServerAddress;
import org.mbtr.potentials.socket.SocketDriver;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes energies and forces for a program that moves atoms. */
@Command(
        name = "drive",
        header = "Serve energies and forces of a model to ASE, i-PI and others.",
        description = {
            "",
            "Connects to a server that speaks the protocol of i-PI, such as i-PI itself or ASE's SocketIOCalculator, and"
                    + " computes energy, forces and virial of each structure that it sends, until it says EXIT or closes the"
                    + " connection. The server does not say which elements there are: they, and the directions in which the"
                    + " structure repeats, come from --structure, whose atoms must stand in the same order.",
            "",
            "Example: mbtr drive model.npz --structure start.extxyz --unix mbtr",
            "Example: mbtr drive model.npz --structure start.extxyz --host localhost --port 31415"
        })
public final class DriveVerb extends PotentialVerb {
    @Option(
            names = "--structure",
            paramLabel = "FILE",
            required = true,
            description = "A structure with the atoms of the server in the same order.")
    private String data;

    @Option(names = "--host", paramLabel = "HOST", description = "Where the server runs; by default localhost.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the server; by default 31415.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--unix",
            paramLabel = "NAME",
            description = "UNIX socket of the server, in place of host and port: the file /tmp/ipi_NAME.")
    private Optional<String> unix = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait until there is a server; by default ${DEFAULT-VALUE}.")
    private long patience = 10;

    @Mixin
    private StructureChoice choice = new StructureChoice();

    /** With models from there. */
    public DriveVerb(PotentialSource source) {
        super(source);
    }

    @Override
    protected void run(Console console) {
        ServerAddress address = address();
        Duration wait = Duration.ofSeconds(atLeast(0, "--wait", patience));
        Structure template = choice.only(DataSource.resolve(data));
        AtomicLong outside = new AtomicLong();
        SocketDriver.End end;
        try (Workers workers = new Workers(console.threads());
                Progress progress = console.progress("serving " + address, -1, "structures")) {
            PotentialSource.Loaded potential = potential(console, workers);
            EnergyUnit unit = unit(potential.potential());
            end = SocketDriver.serve(
                    template,
                    potential.potential(),
                    unit,
                    potential.domain(),
                    address,
                    wait,
                    listener(console, progress, address, outside));
        }
        Description report = new Description()
                .fact("server", "server", address.toString())
                .fact("structures", "structures", end.evaluations())
                .fact("outside", "outside", outside.get(), outside + " of the region of the training data")
                .fact(
                        "exit",
                        "end",
                        end.exit(),
                        end.exit() ? "the server said EXIT" : "the server closed the connection, without EXIT");
        console.print(report.text());
        console.result(report.fields());
    }

    private ServerAddress address() {
        if (unix.isPresent() && (host.isPresent() || port.isPresent())) {
            throw wrong("--unix stands in place of --host and --port");
        }
        int number = port.orElse(31415);
        if (number < 1 || number > 65535) {
            throw wrong("--port needs a number from 1 to 65535, found " + number);
        }
        return unix.<ServerAddress>map(ServerAddress.Unix::new)
                .orElseGet(() -> new ServerAddress.Internet(host.orElse("localhost"), number));
    }

    private static SocketDriver.Listener listener(
            Console console, Progress progress, ServerAddress address, AtomicLong outside) {
        return new SocketDriver.Listener() {
            @Override
            public void connected() {
                console.note("connected to " + address);
            }

            @Override
            public void evaluated() {
                progress.advance(1);
            }

            @Override
            public void outside(String reason) {
                if (outside.incrementAndGet() == 1) {
                    console.note("a structure lies outside of the region of the training data: " + reason
                            + "; there may be more");
                }
            }
        };
    }
}
