using System.IO.Compression;
using System.Security.Cryptography;

namespace Infra.Components.Web;

/// <summary>
/// Packs a folder into a zip that depends only on the folder's content. `.ci/package` uses the same code, so that the package of a release
/// equals the one that `pulumi up` would create.
/// </summary>
public static class AppZip
{
    /// <summary>The earliest time of the zip format; any fixed time makes the digest reproducible.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string zip, string folder)
    {
        // Written under another name and moved, so that an interrupted or parallel run never leaves an incomplete zip.
        var unfinished = $"{zip}.{Environment.ProcessId}";
        using (var archive = new ZipArchive(File.Create(unfinished), ZipArchiveMode.Create))
        {
            foreach (
                var (name, file) in Directory
                    .GetFiles(folder, "*", SearchOption.AllDirectories)
                    .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            )
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                entry.ExternalAttributes = Convert.ToInt32("100644", 8) << 16;
                using var content = entry.Open();
                using var source = File.OpenRead(file);
                source.CopyTo(content);
            }
        }

        File.Move(unfinished, zip, overwrite: true);
    }

    /// <returns>SHA-256 in lower-case hex.</returns>
    public static string DigestOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
