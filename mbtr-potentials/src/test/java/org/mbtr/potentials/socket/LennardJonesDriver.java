package org.mbtr.potentials.socket;

import java.nio.file.Path;
import java.time.Duration;
import org.mbtr.potentials.Domain;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.StructureReader;

/** A driver with the argon potential in a process of its own. */
public final class LennardJonesDriver {
    private LennardJonesDriver() {}

    /** Serves the structure in the file {@code FILE} at the UNIX socket {@code NAME}, or at {@code HOST PORT}. */
    public static void main(String[] arguments) {
        ServerAddress address = arguments.length == 2
                ? new ServerAddress.Unix(arguments[1])
                : new ServerAddress.Internet(arguments[1], Integer.parseInt(arguments[2]));
        try {
            SocketDriver.End end = SocketDriver.serve(
                    StructureReader.read(Path.of(arguments[0])).getFirst(),
                    LennardJones.argon(),
                    EnergyUnit.ELECTRONVOLT,
                    Domain.everywhere(),
                    address,
                    Duration.ofSeconds(30),
                    new SocketDriver.Listener() {
                        @Override
                        public void connected() {
                            System.out.println("connected");
                        }

                        @Override
                        public void evaluated() {}

                        @Override
                        public void outside(String reason) {}
                    });
            System.out.println(end);
        } catch (MbtrException failure) {
            System.out.println(failure.getMessage());
            System.exit(1);
        }
    }
}
