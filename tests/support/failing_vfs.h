// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

#include <sqlite3.h>

namespace leadlight::support {

/// While it lives, all of SQLite's files pass through it, and the n-th call of one kind fails as a broken or full disk
/// would. It stands before the real file system and stores nothing. One at a time.
class FailingVfs {
public:
    enum class Call : std::uint8_t { write, sync, truncate, open };

    FailingVfs()
    {
        state() = {};
        state().real = sqlite3_vfs_find(nullptr);
        s_vfs = *state().real;
        s_vfs.zName = "failing";
        s_vfs.szOsFile = static_cast<int>(sizeof(File)) + state().real->szOsFile;
        s_vfs.xOpen = open;
        sqlite3_vfs_register(&s_vfs, 1);
    }
    ~FailingVfs()
    {
        sqlite3_vfs_unregister(&s_vfs);
        sqlite3_vfs_register(state().real, 1);
    }
    FailingVfs(const FailingVfs &) = delete;
    FailingVfs &operator=(const FailingVfs &) = delete;

    /// The `n`-th call from now on (1 is the next) fails with `code`, and every one after it where `stays`.
    void failAt(Call call, int n, int code, bool stays)
    {
        state().counts = {};
        state().call = call;
        state().n = n;
        state().code = code;
        state().stays = stays;
        state().hit = false;
    }
    void heal() { state().n = 0; }
    [[nodiscard]] bool wasHit() const { return state().hit; }

private:
    struct File {
        sqlite3_file base;
        sqlite3_file *real;
    };
    struct State {
        sqlite3_vfs *real = nullptr;
        std::array<int, 4> counts{};
        Call call = Call::write;
        int n = 0;
        int code = SQLITE_OK;
        bool stays = false;
        bool hit = false;
    };
    static State &state()
    {
        static State instance;
        return instance;
    }
    static sqlite3_file *realOf(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real; }

    static bool fails(Call call)
    {
        State &now = state();
        const int count = ++now.counts[static_cast<std::size_t>(call)];
        const bool failed = now.n > 0 && call == now.call && (count == now.n || (now.stays && count > now.n));
        now.hit = now.hit || failed;
        return failed;
    }

    static int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
    {
        auto *const ours = reinterpret_cast<File *>(file);
        ours->base.pMethods = nullptr;
        if (fails(Call::open))
            return SQLITE_CANTOPEN;
        ours->real = reinterpret_cast<sqlite3_file *>(ours + 1);
        const int code = state().real->xOpen(state().real, name, ours->real, flags, outFlags);
        if (ours->real->pMethods)
            ours->base.pMethods = methods();
        return code;
    }
    static int close(sqlite3_file *file) { return realOf(file)->pMethods->xClose(realOf(file)); }
    static int read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 at)
    {
        return realOf(file)->pMethods->xRead(realOf(file), bytes, size, at);
    }
    static int write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
    {
        return fails(Call::write) ? state().code : realOf(file)->pMethods->xWrite(realOf(file), bytes, size, at);
    }
    static int truncate(sqlite3_file *file, sqlite3_int64 size)
    {
        return fails(Call::truncate) ? SQLITE_IOERR_TRUNCATE : realOf(file)->pMethods->xTruncate(realOf(file), size);
    }
    static int sync(sqlite3_file *file, int flags)
    {
        return fails(Call::sync) ? SQLITE_IOERR_FSYNC : realOf(file)->pMethods->xSync(realOf(file), flags);
    }
    static int fileSize(sqlite3_file *file, sqlite3_int64 *size) { return realOf(file)->pMethods->xFileSize(realOf(file), size); }
    static int lock(sqlite3_file *file, int level) { return realOf(file)->pMethods->xLock(realOf(file), level); }
    static int unlock(sqlite3_file *file, int level) { return realOf(file)->pMethods->xUnlock(realOf(file), level); }
    static int checkReserved(sqlite3_file *file, int *out) { return realOf(file)->pMethods->xCheckReservedLock(realOf(file), out); }
    static int control(sqlite3_file *file, int what, void *argument) { return realOf(file)->pMethods->xFileControl(realOf(file), what, argument); }
    static int sectorSize(sqlite3_file *file) { return realOf(file)->pMethods->xSectorSize(realOf(file)); }
    static int characteristics(sqlite3_file *file) { return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file)); }
    static int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out)
    {
        return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, out);
    }
    static int shmLock(sqlite3_file *file, int offset, int n, int flags) { return realOf(file)->pMethods->xShmLock(realOf(file), offset, n, flags); }
    static void shmBarrier(sqlite3_file *file) { realOf(file)->pMethods->xShmBarrier(realOf(file)); }
    static int shmUnmap(sqlite3_file *file, int remove) { return realOf(file)->pMethods->xShmUnmap(realOf(file), remove); }

    static const sqlite3_io_methods *methods()
    {
        static const sqlite3_io_methods all = [] {
            sqlite3_io_methods made{};
            made.iVersion = 2;
            made.xClose = close;
            made.xRead = read;
            made.xWrite = write;
            made.xTruncate = truncate;
            made.xSync = sync;
            made.xFileSize = fileSize;
            made.xLock = lock;
            made.xUnlock = unlock;
            made.xCheckReservedLock = checkReserved;
            made.xFileControl = control;
            made.xSectorSize = sectorSize;
            made.xDeviceCharacteristics = characteristics;
            made.xShmMap = shmMap;
            made.xShmLock = shmLock;
            made.xShmBarrier = shmBarrier;
            made.xShmUnmap = shmUnmap;
            return made;
        }();
        return &all;
    }

    static inline sqlite3_vfs s_vfs{};
};

} // namespace leadlight::support
