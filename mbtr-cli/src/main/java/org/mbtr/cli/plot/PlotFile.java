package org.mbtr.cli.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.AtomicFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes plots: PNG at twice the natural size, SVG from the same drawing, HTML that answers to the mouse. */
public final class PlotFile {
    private static final int PNG_SCALE = 2;
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    private PlotFile() {}

    /**
     * Writes the plot in the format that the name ends in.
     *
     * @throws MbtrException if that is neither {@code .png} nor {@code .svg} nor {@code .html}
     */
    public static void write(Plot plot, Path file) {
        switch (ending(file)) {
            case ".png" -> AtomicFile.write(file, stream -> writePng(plot.panels(), stream));
            case ".svg" -> AtomicFile.write(file, stream -> writeSvg(plot, stream));
            case ".html" ->
                AtomicFile.write(
                        file, stream -> stream.write(HtmlPlot.page(plot).getBytes(StandardCharsets.UTF_8)));
            default -> throw new MbtrException("cannot draw " + file + ": the name must end in .png, .svg or .html");
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }

    /** Writes one file if the name has one of the endings of pictures, else {@code name.png} and {@code name.svg}; returns what. */
    public static List<Path> writeAs(Plot plot, Path name) {
        return writeAs(plot, name, "");
    }

    /** The same with a suffix of the name, before its ending. */
    public static List<Path> writeAs(Plot plot, Path name, String suffix) {
        String whole = name.getFileName().toString();
        String ending = ending(name);
        if (!List.of(".png", ".svg", ".html").contains(ending)) {
            return writeBoth(plot, name.resolveSibling(whole + suffix));
        }
        int length = whole.length() - ending.length();
        Path file = name.resolveSibling(whole.substring(0, length) + suffix + whole.substring(length));
        write(plot, file);
        return List.of(file);
    }

    /** Writes {@code base.png} and {@code base.svg} and returns the two files. */
    public static List<Path> writeBoth(Plot plot, Path base) {
        List<Path> files = List.of(
                base.resolveSibling(base.getFileName() + ".png"), base.resolveSibling(base.getFileName() + ".svg"));
        for (Path file : files) {
            write(plot, file);
        }
        return files;
    }

    private static void writePng(List<XYChart> panels, OutputStream stream) throws IOException {
        Dimension size = size(panels);
        BufferedImage image =
                new BufferedImage(PNG_SCALE * size.width, PNG_SCALE * size.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(PNG_SCALE, PNG_SCALE);
        paint(panels, graphics);
        graphics.dispose();
        if (!ImageIO.write(image, "png", stream)) {
            throw new IOException("this Java has no PNG writer");
        }
    }

    private static Dimension size(List<XYChart> panels) {
        return new Dimension(
                panels.getFirst().getWidth(),
                panels.stream().mapToInt(XYChart::getHeight).sum());
    }

    /** One below the other. */
    private static void paint(List<XYChart> panels, Graphics2D graphics) {
        for (XYChart panel : panels) {
            panel.paint(graphics, panel.getWidth(), panel.getHeight());
            graphics.translate(0, panel.getHeight());
        }
    }

    /** Letters become outlines, so that the picture looks the same everywhere; the words stand in title and desc. */
    private static void writeSvg(Plot plot, OutputStream stream) throws IOException {
        List<XYChart> panels = plot.panels();
        Document document = emptySvg();
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        graphics.setSVGCanvasSize(size(panels));
        paint(panels, graphics);
        Element root = graphics.getRoot();
        Node first = root.getFirstChild();
        root.insertBefore(element(document, "title", panels.getFirst().getTitle()), first);
        root.insertBefore(element(document, "desc", plot.description()), first);
        try {
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(root), new StreamResult(stream));
        } catch (TransformerException failed) {
            throw new IOException(failed);
        }
    }

    private static Element element(Document document, String name, String text) {
        Element element = document.createElementNS(SVG_NAMESPACE, name);
        element.setTextContent(text);
        return element;
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
