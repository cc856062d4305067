/** The report as one self-contained page: a summary with pictures, and each finding's story. */
package org.kwitness.report.html;
