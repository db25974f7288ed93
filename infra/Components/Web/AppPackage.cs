using System.IO.Compression;
using System.Security.Cryptography;
using Pulumi;

namespace Infra.Components;

/// <summary>The app as one zip, named by its SHA-256: the same sources give the same name, and a name never changes its content.</summary>
/// <param name="File">Where the zip lies.</param>
/// <param name="Digest">SHA-256 in lower-case hex.</param>
public sealed record AppPackage(string File, string Digest)
{
    /// <summary>A zip knows no time before 1980; any fixed one keeps the digest free of the clock.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string BlobName => $"app-{Digest}.zip";

    /// <param name="ready">A zip that was built elsewhere, as a promotion passes on; null packs the app that lies beside the program.</param>
    public static AppPackage Find(string? ready) => ready is null
        ? Pack(Path.Combine(AppContext.BaseDirectory, "app"))
        : new AppPackage(Path.GetFullPath(ready), DigestOf(ready));

    /// <summary>Packs a folder into a zip beside it, unless one that is newer than all its files is there already.</summary>
    public static AppPackage Pack(string folder)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*", SearchOption.AllDirectories) is not { Length: > 0 } files)
        {
            throw new RunException($"the app is not built: {folder} is missing or empty; build the program again, or set ai-workload:appPackage to a zip");
        }

        var zip = $"{folder}.zip";
        if (!System.IO.File.Exists(zip) || System.IO.File.GetLastWriteTimeUtc(zip) < files.Max(System.IO.File.GetLastWriteTimeUtc)
            || Directory.GetLastWriteTimeUtc(folder) > System.IO.File.GetLastWriteTimeUtc(zip))
        {
            Write(zip, folder, files);
        }

        return new AppPackage(zip, DigestOf(zip));
    }

    private static void Write(string zip, string folder, string[] files)
    {
        // Written aside and moved, so that a run that is killed, or one beside this, never leaves half a zip under the name.
        var unfinished = $"{zip}.{Environment.ProcessId}";
        using (var archive = new ZipArchive(System.IO.File.Create(unfinished), ZipArchiveMode.Create))
        {
            foreach (var (name, file) in files
                .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                entry.ExternalAttributes = Convert.ToInt32("100644", 8) << 16;
                using var content = entry.Open();
                using var source = System.IO.File.OpenRead(file);
                source.CopyTo(content);
            }
        }

        System.IO.File.Move(unfinished, zip, overwrite: true);
    }

    private static string DigestOf(string file)
    {
        using var stream = System.IO.File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
