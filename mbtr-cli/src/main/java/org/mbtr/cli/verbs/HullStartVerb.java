package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.phases.CampaignReport;
import org.mbtr.cli.phases.CandidateData;
import org.mbtr.cli.phases.ReferenceChoice;
import org.mbtr.cli.show.Description;
import org.mbtr.phases.campaign.Campaign;
import org.mbtr.phases.campaign.CampaignSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Begins the search for a hull with a calculator. */
@Command(
        name = "start",
        header = "Begin to search for a hull with a calculator: candidates whose energies are to be computed.",
        description = {
            "",
            "Takes structures without energies, or with some, and writes a file that keeps the state of the search. 'mbtr hull"
                    + " run' computes what is needed with a program; 'mbtr hull ask' and 'mbtr hull tell' leave that to you.",
            "",
            "Example: mbtr hull start candidates.extxyz --state search.hull --unit eV"
        })
final class HullStartVerb extends Verb {
    @Mixin
    private CandidateOptions candidates;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            required = true,
            description = "The file to make, which must not exist.")
    private Path state;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "What energies are in, for reports; by default what the data set says.")
    private Optional<String> unit = Optional.empty();

    @Mixin
    private StrategyOptions strategy;

    @Override
    protected void run(Console console) {
        OutputFile.checked(state);
        CandidateData data = candidates.read(console);
        ReferenceChoice references = candidates.references(data);
        Campaign.start(
                state,
                new CampaignSettings(
                        data.energyKey(), data.basis(), unit.orElse(data.unit()), references.zero(), strategy.choice()),
                data.structures(),
                data.energies());
        Description report = new Description();
        try (Campaign campaign = Campaign.read(state)) {
            CampaignReport.addCounts(report, state, campaign);
        }
        console.print(report.text());
        console.result(report.fields());
        console.note("next: mbtr hull run " + state + " --oracle COMMAND, or mbtr hull ask " + state
                + " --output next.extxyz");
    }
}
