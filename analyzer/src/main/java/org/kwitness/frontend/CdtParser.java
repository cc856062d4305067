package org.kwitness.frontend;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.gnu.c.GCCLanguage;
import org.eclipse.cdt.core.index.IIndexFileLocation;
import org.eclipse.cdt.core.model.ILanguage;
import org.eclipse.cdt.core.parser.DefaultLogService;
import org.eclipse.cdt.core.parser.ExtendedScannerInfo;
import org.eclipse.cdt.core.parser.FileContent;
import org.eclipse.cdt.internal.core.parser.IMacroDictionary;
import org.eclipse.cdt.internal.core.parser.scanner.CharArray;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContent;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContent.InclusionKind;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContentProvider;
import org.eclipse.core.runtime.CoreException;
import org.kwitness.frontend.cache.ContentHash;
import org.kwitness.frontend.cache.FactsCache;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;

/**
 * Runs CDT over one source file. All parsers of a run share one {@link HeaderCache}; a parser is
 * thread-safe.
 */
public final class CdtParser {
  /** Where generated headers seem to lie; no such folder exists. */
  static final String GENERATED = "/kwitness-generated/";

  private final HeaderCache headers;
  private final ConcurrentHashMap<String, Long> generatedHashes = new ConcurrentHashMap<>();
  private final MacroHider hider;
  private final SourcePlan plan;

  /**
   * @param plan the tree
   * @param opaqueMacros macros that stay calls
   */
  public CdtParser(SourcePlan plan, OpaqueMacros opaqueMacros) {
    this.plan = plan;
    this.hider = new MacroHider(opaqueMacros);
    this.headers = new HeaderCache(hider);
  }

  HeaderCache headers() {
    return headers;
  }

  /**
   * A parsed file.
   *
   * @param ast the syntax tree
   * @param text the text of the file as parsed (same offsets as the file)
   * @param unterminated where comments begin that do not end, in the file and its headers
   * @param headers every path at which a header was looked for, with its {@link #headerHash}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the array is what CDT works on
  record Parsed(
      IASTTranslationUnit ast,
      char[] text,
      List<Place> unterminated,
      SortedMap<String, Long> headers) {}

  /**
   * A place in a file.
   *
   * @param path the absolute path
   */
  record Place(String path, int offset) {}

  /**
   * A hash of what the parser sees at the path of a header, in the tree or generated; {@link
   * FactsCache#ABSENT} if there is none.
   */
  long headerHash(String path) {
    if (!path.startsWith(GENERATED)) {
      return headers.hash(path);
    }
    // Not of the text with hidden macros: what is hidden is a part of the cache's context.
    return generatedHashes.computeIfAbsent(
        path,
        p ->
            plan.generated()
                .header(p.substring(GENERATED.length()))
                .map(text -> ContentHash.of(text.getBytes(StandardCharsets.UTF_8)))
                .orElse(FactsCache.ABSENT));
  }

  /**
   * Parses a file with its headers.
   *
   * @param content the bytes of the file
   * @throws IOException if CDT gives up
   */
  Parsed parse(SourceUnit unit, byte[] content) throws IOException {
    char[] text = SourceText.decode(content);
    List<Place> unterminated = new ArrayList<>();
    hider
        .hide(text)
        .ifPresent(offset -> unterminated.add(new Place(unit.path().toString(), offset)));
    DanglingLabels.fix(text);
    Map<String, String> defines = new HashMap<>(unit.defines());
    String[] includePath = unit.includePath().stream().map(Path::toString).toArray(String[]::new);
    Provider provider = new Provider(includePath);
    String[] forced =
        unit.forcedIncludes().stream()
            .flatMap(name -> provider.resolve(name).stream())
            .toArray(String[]::new);
    // The include folders hold one more entry, for links and generated headers: CDT asks the
    // provider for every candidate path, and this one stands for what only a build would have.
    String[] searched = java.util.Arrays.copyOf(includePath, includePath.length + 1);
    searched[includePath.length] = GENERATED;
    ExtendedScannerInfo info = new ExtendedScannerInfo(defines, searched, new String[0], forced);
    try {
      IASTTranslationUnit ast =
          GCCLanguage.getDefault()
              .getASTTranslationUnit(
                  FileContent.create(unit.path().toString(), true, text),
                  info,
                  provider,
                  null,
                  ILanguage.OPTION_NO_IMAGE_LOCATIONS,
                  new DefaultLogService());
      for (String header : provider.served) {
        headers
            .unterminated(header)
            .ifPresent(offset -> unterminated.add(new Place(header, offset)));
      }
      SortedMap<String, Long> asked = new TreeMap<>();
      provider.asked.forEach(path -> asked.put(path, headerHash(path)));
      return new Parsed(ast, text, unterminated, asked);
    } catch (CoreException e) {
      throw new IOException("CDT: " + e.getMessage(), e);
    }
  }

  /** Serves headers from memory; one for each translation unit (CDT asks it what was included). */
  private final class Provider extends InternalFileContentProvider {
    private final String[] includePath;
    private final Set<String> once = new LinkedHashSet<>();
    private final Set<String> served = new LinkedHashSet<>();
    private final Set<String> asked = new HashSet<>();

    Provider(String[] includePath) {
      this.includePath = includePath;
    }

    /** The absolute path of a header, for forced includes. */
    Optional<String> resolve(String name) {
      if (name.startsWith("/")) {
        return fromTree(name).map(text -> name);
      }
      for (String folder : includePath) {
        String path = folder + "/" + name;
        if (fromTree(path).isPresent()) {
          return Optional.of(path);
        }
      }
      String path = GENERATED + name;
      return lookUp(path).map(Header::path);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared; the array is what CDT works on
    private record Header(String path, char[] text) {}

    private Optional<char[]> fromTree(String path) {
      asked.add(path);
      return headers.text(path);
    }

    private Optional<char[]> content(String path) {
      return lookUp(path).map(Header::text);
    }

    private Optional<Header> lookUp(String path) {
      if (!path.startsWith(GENERATED)) {
        return fromTree(path).map(text -> new Header(path, text));
      }
      String name = path.substring(GENERATED.length());
      for (SourcePlan.Link link : plan.links()) {
        if (name.startsWith(link.name() + "/")) {
          String real = link.folder() + name.substring(link.name().length());
          Optional<char[]> linked = fromTree(real);
          if (linked.isPresent()) {
            return Optional.of(new Header(real, linked.get()));
          }
        }
      }
      asked.add(path);
      return plan.generated()
          .header(name)
          .map(text -> new Header(path, headers.synthetic(path, text)));
    }

    @Override
    public boolean getInclusionExists(String path) {
      return content(path).isPresent();
    }

    @Override
    public @Nullable InternalFileContent getContentForInclusion(
        String path, IMacroDictionary macroDictionary) {
      Optional<Header> header = lookUp(path);
      if (header.isEmpty()) {
        return null;
      }
      String real = header.get().path();
      served.add(real);
      return once.contains(real)
          ? new InternalFileContent(real, InclusionKind.SKIP_FILE)
          : new InternalFileContent(real, new CharArray(header.get().text()));
    }

    @Override
    public @Nullable InternalFileContent getContentForInclusion(
        IIndexFileLocation location, String astPath) {
      return null;
    }

    @Override
    public void reportPragmaOnceSemantics(
        String file, org.eclipse.cdt.core.dom.ast.IFileNomination nomination) {
      once.add(file);
    }
  }
}
