package org.mbtr.cli.verbs;

import org.mbtr.cli.console.Console;
import org.mbtr.cli.phases.CandidateData;
import org.mbtr.cli.phases.ReferenceChoice;
import org.mbtr.cli.report.Progress;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Candidates for a hull, and what their energies are. */
final class CandidateOptions {
    @Parameters(
            index = "0",
            paramLabel = "FILE|NAME",
            description = "Structures that may be on the hull, or the name of a known data set.")
    private String data;

    @Mixin
    private EnergyOptions known;

    /** Reads the structures. */
    CandidateData read(Console console) {
        DataSource source = DataSource.resolve(data);
        long expected = source.dataset().map(Dataset::structures).orElse(-1);
        try (Progress progress = console.progress("reading " + source.title(), expected, "structures")) {
            return CandidateData.read(
                    source,
                    new CandidateData.Request(known.target(), known.basis(), known.where(), known.components()),
                    progress);
        }
    }

    /** Where formation energies have their zero. */
    ReferenceChoice references(CandidateData candidates) {
        return ReferenceChoice.of(known.references(), candidates.energyKey() + " " + candidates.meaning());
    }
}
