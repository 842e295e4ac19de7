package org.mbtr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of the memory the launcher gives to the heap, by its own function. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of(System.getProperty("mbtr.root"), "mbtr");

    private static String heap(String javaOptions, String arguments) throws IOException, InterruptedException {
        String text = Files.readString(LAUNCHER);
        int begin = text.indexOf("heap_option() {");
        String function = text.substring(begin, text.indexOf("\n}\n", begin) + 3);
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", function + "heap_option " + arguments);
        shell.environment().put("MBTR_JAVA_OPTS", javaOptions);
        Process process = shell.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return found;
    }

    /** Half of what is allowed, in units of 1024² bytes, at least a gigabyte; what is no size is left to the program. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "train x.extxyz --memory 8G, -Xmx3814m",
                "train x.extxyz --memory=8GB, -Xmx3814m",
                "train x.extxyz --memory 0.5T, -Xmx238418m",
                "train x.extxyz --memory 1.5G, -Xmx1024m",
                "train x.extxyz --memory 900M, -Xmx1024m",
                "train x.extxyz --memory much, -Xmx1024m",
                "train x.extxyz --memory, none",
                "train x.extxyz, none",
                "reproduce table1, -XX:MaxRAMPercentage=50",
                "reproduce table1 --memory 12G, -Xmx5722m",
            })
    void halfOfTheMemoryIsForTheHeap(String arguments, String expected) throws IOException, InterruptedException {
        assertEquals(expected == null ? "" : expected, heap("", arguments));
    }

    @ParameterizedTest
    @CsvSource({"-Xmx2g, ''", "-XX:+UseSerialGC, -Xmx3814m"})
    void heapThatTheUserChoosesStays(String javaOptions, String expected) throws IOException, InterruptedException {
        assertEquals(expected, heap(javaOptions, "train x.extxyz --memory 8G"));
    }
}
