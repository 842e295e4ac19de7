package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.OutputFile;
import org.mbtr.cli.phases.CampaignReport;
import org.mbtr.cli.phases.SearchPicture;
import org.mbtr.cli.show.Description;
import org.mbtr.phases.campaign.Campaign;
import org.mbtr.phases.campaign.Guide;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.io.ExtendedXyzWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how far the search for a hull is. */
@Command(
        name = "status",
        header = "Say how far the search for a hull is: what is known, stable so far, and likely to change.",
        description = {
            "",
            "Looks at the state and leaves it as it is, also while 'mbtr hull run' works on it.",
            "",
            "Example: mbtr hull status search.hull --plot search.html"
        })
final class HullStatusVerb extends Verb {
    @Parameters(paramLabel = "STATE", description = "The file that 'mbtr hull start' has made.")
    private Path state;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "Write the structures with known energies, for 'mbtr hull FILE' and others.")
    private Optional<Path> known = Optional.empty();

    @Mixin
    private PlotOption plot;

    @Override
    protected void run(Console console) {
        known.ifPresent(OutputFile::checked);
        plot.check();
        Description report = new Description();
        try (Workers workers = new Workers(console.threads());
                Campaign campaign = Campaign.read(state);
                Guide guide = new Guide(campaign, 1, workers)) {
            CampaignReport.addCounts(report, state, campaign);
            CampaignReport.addOutlook(report, campaign, guide);
            CampaignReport.addStable(report, campaign);
            CampaignReport.addSurprises(
                    report,
                    campaign.candidates(),
                    guide.surprises(),
                    campaign.settings().unitPerAtom());
            known.ifPresent(file -> {
                write(campaign, file);
                report.fact("known_file", "structures", file.toString());
            });
            plot.draw(
                    () -> SearchPicture.of(campaign, guide, state.getFileName().toString()), report);
        }
        console.print(report.text());
        console.result(report.fields());
    }

    private void write(Campaign campaign, Path file) {
        if (campaign.knownCount() == 0) {
            throw new MbtrException("no energy of " + state + " is known, so " + file + " would be empty");
        }
        ExtendedXyzWriter.write(
                file,
                IntStream.range(0, campaign.candidates().size())
                        .filter(campaign::isKnown)
                        .mapToObj(i -> campaign.candidates()
                                .structures()
                                .get(i)
                                .withProperty(
                                        campaign.settings().energyKey(),
                                        new PropertyValue.Real(
                                                campaign.energy(i).orElseThrow())))
                        .toList());
    }
}
