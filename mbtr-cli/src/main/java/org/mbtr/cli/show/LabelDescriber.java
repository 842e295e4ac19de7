package org.mbtr.cli.show;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mbtr.potentials.labels.EnergySlope;
import org.mbtr.potentials.labels.Finding;
import org.mbtr.potentials.labels.ForceBalance;
import org.mbtr.potentials.labels.LabelReport;

/** What a check of labels measured and found, in words. */
public final class LabelDescriber {
    private LabelDescriber() {}

    /** Adds numbers of structures, how energies and forces belong together, sums of forces, and the findings. */
    public static void describe(LabelReport report, Description description) {
        description
                .fact(
                        "structures",
                        "structures",
                        report.structures(),
                        report.structures() + ", with an energy " + report.energies() + ", with forces "
                                + report.forces())
                .field("energies", report.energies())
                .field("forces", report.forces());
        report.slope()
                .ifPresentOrElse(
                        slope -> description.fact("slope", "energies", slope, words(slope)),
                        () -> description.shown(
                                "energies",
                                "not compared with forces: too few neighbouring frames of molecules have both"));
        report.balance().ifPresent(sums -> description.fact("balance", "forces", fields(sums), words(sums)));
        describe(report.findings(), description);
    }

    /** Adds the number of findings, and the findings for programs. */
    public static void describe(List<Finding> findings, Description description) {
        List<Map<String, Object>> fields =
                findings.stream().map(LabelDescriber::fields).toList();
        description.fact("findings", "findings", fields, findings.isEmpty() ? "none" : "" + findings.size());
    }

    private static String words(EnergySlope slope) {
        return String.format(
                Locale.ROOT,
                "ΔE is %.4g times −F·ΔR between %d pairs of neighbouring frames, correlation %.3f",
                slope.slope(),
                slope.pairs(),
                slope.correlation());
    }

    private static Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", finding.kind().toString());
        fields.put("message", finding.message());
        return fields;
    }

    private static Map<String, Object> fields(ForceBalance sums) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("net_force", sums.netForce());
        fields.put("net_torque", sums.netTorque());
        fields.put("worst", sums.worst());
        return fields;
    }

    private static String words(ForceBalance sums) {
        return String.format(
                Locale.ROOT,
                "sum %.2f %%, torque of molecules %.2f %% of what independent forces would give",
                100 * sums.netForce(),
                100 * sums.netTorque());
    }
}
