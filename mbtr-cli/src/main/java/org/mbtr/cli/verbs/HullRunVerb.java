package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.phases.CampaignReport;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.show.Description;
import org.mbtr.phases.campaign.Campaign;
import org.mbtr.phases.campaign.CampaignRun;
import org.mbtr.phases.campaign.CommandOracle;
import org.mbtr.phases.campaign.Guide;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Computes what is needed for a hull with a program. */
@Command(
        name = "run",
        header = "Search for a hull with a program that computes energies.",
        description = {
            "",
            "Runs a command for one structure after the other until the strategy is done. {in} in the command stands for an"
                    + " extended XYZ file with the structure; the last line that the command prints must be the energy. Each energy"
                    + " is on the disk before the next calculation begins: stopped or killed at any moment, the same command goes"
                    + " on.",
            "",
            "Example: mbtr hull run search.hull --oracle 'sh energy.sh {in}' --parallel 4"
        })
final class HullRunVerb extends Verb {
    @Parameters(paramLabel = "STATE", description = "The file that 'mbtr hull start' has made.")
    private Path state;

    @Option(
            names = "--oracle",
            paramLabel = "COMMAND",
            required = true,
            description =
                    "Command for the shell that prints the energy of the structure in the file {in}. That file is alone in a"
                            + " folder which is deleted afterwards.")
    private String command;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "Calculations at a time; the strategies hull and random then ask for so many; by default ${DEFAULT-VALUE}.")
    private int parallel = 1;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "For one calculation, which has failed after it; by default ${DEFAULT-VALUE}.")
    private double seconds = 3600;

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "How often to try a calculation until it counts as failed; by default ${DEFAULT-VALUE}.")
    private int tries = 1;

    @Option(
            names = "--give-up",
            paramLabel = "N",
            description = "Stop when so many calculations in a row have failed; by default ${DEFAULT-VALUE}.")
    private int giveUp = 5;

    @Option(names = "--retry", description = "First try again what has failed before.")
    private boolean retry;

    @Override
    protected void run(Console console) {
        if (!(seconds > 0) || seconds == Double.POSITIVE_INFINITY) {
            throw wrong("--time-limit needs a number above 0, found " + seconds);
        }
        if (parallel < 1 || tries < 1 || giveUp < 1) {
            throw wrong("--parallel, --tries and --give-up need 1 or more, found " + parallel + ", " + tries + " and "
                    + giveUp);
        }
        CommandOracle oracle = new CommandOracle(command, Duration.ofMillis((long) Math.ceil(1000 * seconds)));
        Description report = new Description();
        try (Workers workers = new Workers(console.threads());
                Campaign campaign = Campaign.open(state);
                Guide guide = new Guide(campaign, parallel, workers);
                Progress progress = console.progress("computing energies", -1, "structures")) {
            CampaignRun.Settings settings = new CampaignRun.Settings(parallel, tries, giveUp);
            new CampaignRun(campaign, guide, oracle, settings, listener(console, campaign, progress)).run(retry);
            CampaignReport.addCounts(report, state, campaign);
            CampaignReport.addOutlook(report, campaign, guide);
            CampaignReport.addStable(report, campaign);
            CampaignReport.addSurprises(
                    report,
                    campaign.candidates(),
                    guide.surprises(),
                    campaign.settings().unitPerAtom());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MbtrException("stopped; the same command goes on", stopped);
        }
        console.print(report.text());
        console.result(report.fields());
    }

    private static CampaignRun.Listener listener(Console console, Campaign campaign, Progress progress) {
        return new CampaignRun.Listener() {
            @Override
            public void told(int candidate, double energy) {
                progress.advance(1);
            }

            @Override
            public void failed(int candidate, String reason) {
                console.note("candidate " + (candidate + 1) + " has failed: " + reason);
            }

            @Override
            public void roundEnded(Guide guide) {
                Optional<LowerHull> hull = CampaignReport.hull(campaign);
                String phases = hull.map(known -> ", " + Numbers.count(known.vertices().length, "stable phase"))
                        .orElse("");
                console.note("known " + campaign.knownCount() + " of "
                        + campaign.candidates().size() + phases);
            }
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
