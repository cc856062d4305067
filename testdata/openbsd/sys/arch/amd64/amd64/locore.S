/* Test data of kwitness: no C. */
	.text
