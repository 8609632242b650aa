using Renci.SshNet;
using Renci.SshNet.Common;
using RulesPush.Sites;

namespace RulesPush.Installers;

/// <summary>Uploads the client package to a folder of a machine.</summary>
internal sealed class PackageUpload(SftpClient sftp, string folder)
{
    private readonly HashSet<string> _folders = [];

    /// <summary>Uploads a file, or all that is in a folder.</summary>
    /// <exception cref="InstallationFailure">The disk is full, or the account may not write there.</exception>
    public async Task UploadAsync(string package, CancellationToken cancellationToken)
    {
        var missing = 0L;
        try
        {
            await CreateFolderAsync(folder, cancellationToken).ConfigureAwait(false);
            foreach (var (file, name) in FilesOf(package))
            {
                missing = new FileInfo(file).Length;
                var target = $"{folder}/{name}";
                await CreateFolderAsync(target[..target.LastIndexOf('/')], cancellationToken).ConfigureAwait(false);
                await UploadFileAsync(file, target, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SftpPermissionDeniedException e)
        {
            throw new InstallationFailure(InstallationError.AccessDenied, $"the account may not write to {folder}: {e.Message}");
        }
        catch (SftpException e) when (e is not SftpPathNotFoundException)
        {
            throw await IsFullAsync(missing, cancellationToken).ConfigureAwait(false)
                ? new InstallationFailure(InstallationError.NoDiskSpace, $"the disk is full: {missing} bytes do not fit into {folder}")
                : new InstallationFailure(InstallationError.Other, $"cannot upload to {folder}: {e.Message}");
        }
    }

    private static IEnumerable<(string File, string Name)> FilesOf(string package) => File.Exists(package)
        ? [(package, Path.GetFileName(package))]
        : Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories)
            .Select(file => (file, Path.GetRelativePath(package, file).Replace(Path.DirectorySeparatorChar, '/')));

    private async Task UploadFileAsync(string file, string target, CancellationToken cancellationToken)
    {
        // A new file, not the old one overwritten: the program of an attempt before may still run from that.
        await DeleteAsync(target, cancellationToken).ConfigureAwait(false);
        using var stream = File.OpenRead(file);
        await sftp.UploadFileAsync(stream, target, cancellationToken).ConfigureAwait(false);
        // The digits of the mode. Windows does not know what may be run.
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(stream.SafeFileHandle) & UnixFileMode.UserExecute) != 0)
            sftp.ChangePermissions(target, 755);
    }

    private async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await sftp.DeleteFileAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (SftpPathNotFoundException)
        {
            // Nothing is in the way.
        }
    }

    private async Task CreateFolderAsync(string path, CancellationToken cancellationToken)
    {
        for (var end = path.IndexOf('/', 1); ; end = path.IndexOf('/', end + 1))
        {
            var parent = end < 0 ? path : path[..end];
            if (_folders.Add(parent) && !await sftp.ExistsAsync(parent, cancellationToken).ConfigureAwait(false))
                await CreateOneFolderAsync(parent, cancellationToken).ConfigureAwait(false);
            if (end < 0)
                return;
        }
    }

    private async Task CreateOneFolderAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await sftp.CreateDirectoryAsync(path, cancellationToken).ConfigureAwait(false);
            sftp.ChangePermissions(path, 700);
        }
        catch (SftpException)
        {
            // Another installation may have been first.
            if (!await sftp.ExistsAsync(path, cancellationToken).ConfigureAwait(false))
                throw;
        }
    }

    /// <summary>SFTP has no error for a full disk, and servers say no more than that it failed.</summary>
    private async Task<bool> IsFullAsync(long missing, CancellationToken cancellationToken)
    {
        try
        {
            var disk = await sftp.GetStatusAsync(folder, cancellationToken).ConfigureAwait(false);
            return (disk.TotalNodes > 0 && disk.AvailableNodes == 0) || disk.AvailableBlocks * disk.BlockSize < (ulong)missing;
        }
        catch (Exception e) when (e is SshException or NotSupportedException)
        {
            return false;
        }
    }
}
