#define MACHINE_PLATFORM	"vkernel64"
