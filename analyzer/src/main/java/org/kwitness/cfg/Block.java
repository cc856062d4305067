package org.kwitness.cfg;

import java.util.List;
import org.kwitness.ir.Instruction;

/**
 * A basic block.
 *
 * @param number its place in the graph's list; the entry is 0
 * @param instructions executed in order
 * @param terminator what comes next
 */
public record Block(int number, List<Instruction> instructions, Terminator terminator) {}
