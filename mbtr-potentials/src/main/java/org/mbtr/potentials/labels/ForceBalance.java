package org.mbtr.potentials.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sums of forces. Both shares are relative to what independent forces on the atoms would give, so 1 is the largest that is
 * likely, and 0 what a structure by itself has.
 *
 * @param netForce √⟨|Σ F|²⟩ / √⟨Σ |F|²⟩ over structures
 * @param netTorque the same for torques of molecules about their centre, √⟨|Σ r×F|²⟩ / √⟨Σ |r|²|F|²⟩; 0 without molecules
 * @param worst number of the structure with the largest net force, from 1
 */
public record ForceBalance(double netForce, double netTorque, int worst) {
    /** Share of the forces; the labels of MD17 have up to 0.004, for reasons of their electronic structure program. */
    private static final double BALANCED = 0.01;

    /** Over all structures that have forces; absent if none has, or all forces are zero. */
    static Optional<ForceBalance> of(List<LabelledFrame> frames) {
        double nets = 0;
        double squares = 0;
        double torques = 0;
        double levers = 0;
        double largest = -1;
        int worst = 0;
        for (LabelledFrame frame : frames) {
            if (frame.forces().isEmpty()) {
                continue;
            }
            double[] forces = frame.forces().get();
            double[] sum = new double[3];
            for (int k = 0; k < forces.length; k++) {
                sum[k % 3] += forces[k];
                squares += forces[k] * forces[k];
            }
            double net = sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2];
            nets += net;
            if (net > largest) {
                largest = net;
                worst = frame.number();
            }
            if (!frame.structure().isPeriodic()) {
                double[] centred = Superposition.centred(frame.structure().positions());
                torques += torque(centred, forces);
                levers += levers(centred, forces);
            }
        }
        return squares == 0
                ? Optional.empty()
                : Optional.of(new ForceBalance(
                        Math.sqrt(nets / squares), levers == 0 ? 0 : Math.sqrt(torques / levers), worst));
    }

    /** What is wrong with the sums; nothing if all is well. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (netForce > BALANCED) {
            findings.add(new Finding(
                    Finding.Kind.NET_FORCE,
                    String.format(
                            Locale.ROOT,
                            "the forces do not add up to zero: their sum is %.1f %% of what independent forces would give, largest"
                                    + " in structure %d; check for fixed atoms, an external field, missing atoms, forces in"
                                    + " another order than the atoms, or numbers with few digits",
                            100 * netForce,
                            worst)));
        }
        if (netTorque > BALANCED) {
            findings.add(new Finding(
                    Finding.Kind.NET_TORQUE,
                    String.format(
                            Locale.ROOT,
                            "the forces turn the molecules: their torque is %.1f %% of what independent forces would give; check"
                                    + " that forces belong to these positions, in the same orientation and order of atoms, and"
                                    + " for fixed atoms or an external field",
                            100 * netTorque)));
        }
        return findings;
    }

    private static double torque(double[] r, double[] f) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int k = 0; k < r.length; k += 3) {
            x += r[k + 1] * f[k + 2] - r[k + 2] * f[k + 1];
            y += r[k + 2] * f[k] - r[k] * f[k + 2];
            z += r[k] * f[k + 1] - r[k + 1] * f[k];
        }
        return x * x + y * y + z * z;
    }

    private static double levers(double[] r, double[] f) {
        double sum = 0;
        for (int k = 0; k < r.length; k += 3) {
            sum += (r[k] * r[k] + r[k + 1] * r[k + 1] + r[k + 2] * r[k + 2])
                    * (f[k] * f[k] + f[k + 1] * f[k + 1] + f[k + 2] * f[k + 2]);
        }
        return sum;
    }
}
