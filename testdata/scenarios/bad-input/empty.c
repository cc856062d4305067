/* kernel: freebsd 903000 amd64 */
