package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.phases.CampaignReport;
import org.mbtr.cli.show.Description;
import org.mbtr.phases.campaign.Campaign;
import org.mbtr.phases.campaign.FinishedStructures;
import org.mbtr.phases.campaign.Guide;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.io.ExtendedXyzWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what to compute next. */
@Command(
        name = "ask",
        header = "Write the structures to compute next.",
        description = {
            "",
            "Writes extended XYZ with candidate=NUMBER in the comment lines. Until all of them are told, asking again gives those"
                    + " that are open. If nothing is left to compute, no file is written.",
            "",
            "Example: mbtr hull ask search.hull --output next.extxyz"
        })
final class HullAskVerb extends Verb {
    @Parameters(paramLabel = "STATE", description = "The file that 'mbtr hull start' has made.")
    private Path state;

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "Where to write the structures.")
    private Path output;

    @Override
    protected void run(Console console) {
        OutputFile.checked(output);
        Description report = new Description();
        int[] next;
        try (Workers workers = new Workers(console.threads());
                Campaign campaign = Campaign.open(state);
                Guide guide = new Guide(campaign, 1, workers)) {
            next = guide.ask();
            if (next.length > 0) {
                FinishedStructures structures = new FinishedStructures(campaign);
                ExtendedXyzWriter.write(
                        output,
                        IntStream.of(next).mapToObj(structures::labelled).toList());
            }
            CampaignReport.addCounts(report, state, campaign);
            CampaignReport.addOutlook(report, campaign, guide);
        }
        report.fact(
                "output",
                "output",
                next.length == 0 ? "" : output.toString(),
                next.length == 0 ? "none: there is nothing left to compute" : output.toString());
        console.print(report.text());
        console.result(report.fields());
        if (next.length > 0) {
            console.note("next: compute them, then mbtr hull tell " + state + " FILE");
        }
    }
}
