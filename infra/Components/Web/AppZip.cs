using System.IO.Compression;
using System.Security.Cryptography;

namespace Infra.Components;

/// <summary>
/// Zips a folder so that only its content decides the bytes. `.ci/package` calls it too (tools/delivery), so that the
/// package of a release is the one that `pulumi up` would make.
/// </summary>
public static class AppZip
{
    /// <summary>A zip knows no time before 1980; any fixed one keeps the digest free of the clock.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string zip, string folder)
    {
        // Written aside and moved, so that a run that is killed, or one beside this, never leaves half a zip under the name.
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
