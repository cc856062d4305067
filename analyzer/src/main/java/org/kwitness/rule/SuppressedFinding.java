package org.kwitness.rule;

/**
 * A finding that a comment of the source says is no fault.
 *
 * @param finding the finding
 * @param reason what the comment gives as the reason
 */
public record SuppressedFinding(Finding finding, String reason) {}
