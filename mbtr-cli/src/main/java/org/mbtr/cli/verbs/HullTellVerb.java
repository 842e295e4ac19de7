package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.phases.CampaignReport;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.show.Description;
import org.mbtr.phases.campaign.Campaign;
import org.mbtr.phases.campaign.FinishedStructures;
import org.mbtr.phases.campaign.FinishedStructures.Finding;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.StructureReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Takes energies that were computed. */
@Command(
        name = "tell",
        header = "Take energies of finished structures.",
        description = {
            "",
            "Reads structures with energies: those that were asked for, some of them, or others. Which candidate one is says"
                    + " candidate=NUMBER in its comment line, or its atoms and positions where that is missing. Without an"
                    + " energy it counts as not yet finished; with failed=T, or an energy that is no finite number, its calculation"
                    + " has come to nothing. If a structure is no candidate, nothing is taken.",
            "",
            "Example: mbtr hull tell search.hull finished.extxyz",
            "Example: mbtr hull tell search.hull --failed 17,31"
        })
final class HullTellVerb extends Verb {
    @Parameters(index = "0", paramLabel = "STATE", description = "The file that 'mbtr hull start' has made.")
    private Path state;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "Structures with energies.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--failed",
            paramLabel = "LIST",
            split = ",",
            description = "Numbers of candidates whose calculations have failed, so that they are not asked for again.")
    private List<Integer> failed = List.of();

    @Override
    protected void run(Console console) {
        if (file.isEmpty() && failed.isEmpty()) {
            throw new ParameterException(spec().commandLine(), "a file with structures, or --failed, is missing");
        }
        Description report = new Description();
        try (Campaign campaign = Campaign.open(state)) {
            List<Finding> findings = new ArrayList<>();
            file.ifPresent(finished -> findings.addAll(read(campaign, finished)));
            for (int number : failed) {
                if (number < 1 || number > campaign.candidates().size()) {
                    throw new MbtrException("--failed " + number + ": candidates are numbered from 1 to "
                            + campaign.candidates().size());
                }
                findings.add(new Finding.Failure(number - 1));
            }
            take(campaign, findings, report);
            CampaignReport.addCounts(report, state, campaign);
        }
        console.print(report.text());
        console.result(report.fields());
    }

    /** All of the file, before anything is taken. */
    private static List<Finding> read(Campaign campaign, Path file) {
        FinishedStructures finished = new FinishedStructures(campaign);
        List<Finding> findings = new ArrayList<>();
        try (StructureReader reader = StructureReader.open(file)) {
            while (reader.hasNext()) {
                findings.add(finished.read(reader.next(), file + ", structure " + (findings.size() + 1)));
            }
        }
        return findings;
    }

    private static void take(Campaign campaign, List<Finding> findings, Description report) {
        int energies = 0;
        int failures = 0;
        int unfinished = 0;
        int old = 0;
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Energy(int candidate, double energy) -> {
                    boolean news = campaign.tell(candidate, energy);
                    energies += news ? 1 : 0;
                    old += news ? 0 : 1;
                }
                case Finding.Failure(int candidate) -> {
                    boolean news = campaign.fail(candidate, "told as failed");
                    failures += news ? 1 : 0;
                    old += news ? 0 : 1;
                }
                case Finding.Unfinished(int candidate) -> unfinished++;
            }
        }
        report.fact("told", "told", energies, Numbers.count(energies, "energy").replace("energys", "energies"))
                .field("told_failed", failures)
                .field("told_unfinished", unfinished)
                .field("told_before", old);
        List<String> words = new ArrayList<>();
        if (failures > 0) {
            words.add(Numbers.count(failures, "failure"));
        }
        if (unfinished > 0) {
            words.add(unfinished + " not yet finished");
        }
        if (old > 0) {
            words.add(old + " known before");
        }
        if (!words.isEmpty()) {
            report.shown("and", String.join(", ", words));
        }
    }
}
