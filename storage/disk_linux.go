package storage

import "syscall"

// onLocalDisk reports whether dir is on a disk of this machine, by the file
// system's number (statfs(2), linux/magic.h). What is not known is local.
func onLocalDisk(dir string) bool {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return true
	}
	switch uint32(st.Type) {
	case 0x6969, // NFS
		0x517b, 0xff534d42, 0xfe534d42, // SMB, CIFS, SMB2
		0x65735546, // FUSE: sshfs and the sync folders
		0x01021997, // 9P
		0x5346414f, // AFS
		0x00c36400, // CEPH
		0x73757245: // CODA
		return false
	}
	return true
}
