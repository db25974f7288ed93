using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ci.Tests.Rehearsals;

/// <param name="Folder">The folder with the output of .ci/package.</param>
internal sealed record Release(string Commit, string Digest, string Folder)
{
    /// <summary>Writes the package, manifest and bill of materials of a commit into a folder.</summary>
    public static async Task<Release> BuildAsync(string folder, string commit, string content)
    {
        Directory.CreateDirectory(folder);
        var package = Path.Combine(folder, "app.zip");
        await using (var zip = await ZipFile.OpenAsync(package, ZipArchiveMode.Create))
        {
            await using var entry = await zip.CreateEntry("App.dll").OpenAsync();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(content));
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(package)));
        var manifest = JsonSerializer.Serialize(
            new
            {
                commit,
                digest,
                prompt = "p1",
            }
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "release.json"), manifest);
        await File.WriteAllTextAsync(Path.Combine(folder, "sbom.cdx.json"), "{}");
        return new Release(commit, digest, folder);
    }
}
