package org.mbtr.cli.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.mbtr.cli.report.AtomicFile;
import org.mbtr.structures.MbtrException;
import org.w3c.dom.Document;

/** Writes plots: PNG at twice the natural size, SVG from the same drawing. */
public final class PlotFile {
    private static final int PNG_SCALE = 2;
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    private PlotFile() {}

    /**
     * Writes the plot in the format that the name ends in.
     *
     * @throws MbtrException if that is neither {@code .png} nor {@code .svg}
     */
    public static void write(Plot plot, Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            AtomicFile.write(file, stream -> writePng(plot.chart(), stream));
        } else if (name.endsWith(".svg")) {
            AtomicFile.write(file, stream -> writeSvg(plot.chart(), stream));
        } else {
            throw new MbtrException("cannot draw " + file + ": the name must end in .png or .svg");
        }
    }

    /** Writes {@code base.png} and {@code base.svg} and returns the two files. */
    public static List<Path> writeBoth(Plot plot, Path base) throws IOException {
        List<Path> files = List.of(
                base.resolveSibling(base.getFileName() + ".png"), base.resolveSibling(base.getFileName() + ".svg"));
        for (Path file : files) {
            write(plot, file);
        }
        return files;
    }

    private static void writePng(XYChart chart, OutputStream stream) throws IOException {
        int width = chart.getWidth();
        int height = chart.getHeight();
        BufferedImage image = new BufferedImage(PNG_SCALE * width, PNG_SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(PNG_SCALE, PNG_SCALE);
        chart.paint(graphics, width, height);
        graphics.dispose();
        if (!ImageIO.write(image, "png", stream)) {
            throw new IOException("this Java has no PNG writer");
        }
    }

    private static void writeSvg(XYChart chart, OutputStream stream) throws IOException {
        Document document = emptySvg();
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        graphics.setSVGCanvasSize(new Dimension(chart.getWidth(), chart.getHeight()));
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        graphics.stream(writer, true);
        writer.flush();
    }

    private static Document emptySvg() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG_NAMESPACE, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK has no XML parser", impossible);
        }
    }
}
