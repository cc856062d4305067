/* Test data of kwitness: no C. */
	.text
	.globl	cpu_throw
cpu_throw:
	ret
