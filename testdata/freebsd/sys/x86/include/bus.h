#ifndef _X86_BUS_H_
#define _X86_BUS_H_

typedef uint64_t bus_space_tag_t;
typedef uint64_t bus_space_handle_t;

static __inline uint32_t
bus_space_read_4(bus_space_tag_t tag, bus_space_handle_t h, uint64_t off)
{
	return (*(volatile uint32_t *)(h + off));
}

#endif
