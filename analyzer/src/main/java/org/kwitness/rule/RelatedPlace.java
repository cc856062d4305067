package org.kwitness.rule;

import org.kwitness.ir.SourcePosition;

/**
 * Another place that belongs to a finding, such as the other side of a race.
 *
 * @param position where
 * @param message what it has to do with the finding
 */
public record RelatedPlace(SourcePosition position, String message) {}
