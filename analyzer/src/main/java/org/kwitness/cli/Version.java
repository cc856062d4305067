package org.kwitness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of kwitness, as the build wrote it down. */
public final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  /** The version number, e.g. {@code 0.1.0}. */
  public static String number() {
    return properties().getProperty("version", "unknown");
  }

  /** The day of the version. */
  static LocalDate date() {
    String time = properties().getProperty("date", "");
    return LocalDate.parse(time, DateTimeFormatter.ISO_DATE_TIME);
  }

  private static Properties properties() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"kwitness " + number()};
  }
}
