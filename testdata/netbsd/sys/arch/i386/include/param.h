#define MACHINE		"i386"
