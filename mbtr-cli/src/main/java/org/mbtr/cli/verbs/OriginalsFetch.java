package org.mbtr.cli.verbs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.report.Table;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.data.Download;
import org.mbtr.structures.data.Original;

/**
 * Fetches originals into the user's data folder.
 *
 * @param mirror address of a folder to take files of the same names from
 * @param folder the user's data folder, if there is one
 */
record OriginalsFetch(Optional<String> mirror, Optional<Path> folder) {
    private static final long MEGABYTE = 1_000_000;

    /** Fetches these, one after the other; what is there already is left as it is. */
    void run(List<String> names, Console console) {
        Path into = folder.orElseThrow(() -> new MbtrException(
                DataFolders.VARIABLE + " names no folder; set it to the one that fetched data sets are to go to"));
        if (names.isEmpty()) {
            throw new MbtrException("name what to fetch: " + known());
        }
        List<Original> wanted = names.stream().map(OriginalsFetch::named).toList();
        Table table = new Table(
                Column.text("name", "name"), Column.text("file", "file"), Column.text("address", "fetched from"));
        for (Original original : wanted) {
            Path target = into.resolve(original.file());
            boolean present = Files.exists(target);
            URI address = address(original);
            if (!present) {
                fetch(original, address, target, console);
            }
            table.row(original.name(), target.toString(), present ? Optional.empty() : Optional.of(address.toString()));
            if (original.md5().isEmpty() && !present) {
                console.note(
                        "No checksum is published for " + original.name() + "; see that the file is what it should be");
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("fetched", table.rows());
        console.print(table.text());
        console.result(result);
    }

    private URI address(Original original) {
        return URI.create(mirror.map(base -> base.replaceFirst("/*$", "/") + original.lastPart())
                .orElse(original.address()));
    }

    private static void fetch(Original original, URI address, Path target, Console console) {
        try (Progress progress = console.progress(original.name(), -1, "MB")) {
            long[] shown = {0};
            new Download(address, target, original.md5()).run((bytes, all) -> {
                all.ifPresent(length -> progress.steps(Math.ceilDiv(length, MEGABYTE)));
                progress.advance(bytes / MEGABYTE - shown[0]);
                shown[0] = bytes / MEGABYTE;
            });
        }
    }

    private static Original named(String name) {
        return Original.find(name)
                .orElseThrow(() -> new MbtrException("'" + name + "' cannot be fetched; known: " + known()));
    }

    private static String known() {
        return Original.all().stream().map(Original::name).collect(Collectors.joining(", "));
    }
}
