using Pulumi;

namespace Infra.Components;

/// <summary>The app as one zip, named by its SHA-256: the same sources give the same name, and a name never changes its content.</summary>
/// <param name="File">Where the zip lies.</param>
/// <param name="Digest">SHA-256 in lower-case hex.</param>
public sealed record AppPackage(string File, string Digest)
{
    public string BlobName => $"app-{Digest}.zip";

    /// <param name="ready">A zip that was built elsewhere, as a promotion passes on; null packs the app that lies beside the program.</param>
    public static AppPackage Find(string? ready) =>
        ready is null
            ? Pack(Path.Combine(AppContext.BaseDirectory, "app"))
            : new AppPackage(Path.GetFullPath(ready), AppZip.DigestOf(ready));

    /// <summary>Packs a folder into a zip beside it, unless one that is newer than all its files is there already.</summary>
    public static AppPackage Pack(string folder)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*", SearchOption.AllDirectories) is not { Length: > 0 } files)
        {
            throw new RunException(
                $"the app is not built: {folder} is missing or empty; build the program again, or set ai-workload:appPackage to a zip"
            );
        }

        var zip = $"{folder}.zip";
        if (
            !System.IO.File.Exists(zip)
            || System.IO.File.GetLastWriteTimeUtc(zip) < files.Max(System.IO.File.GetLastWriteTimeUtc)
            || Directory.GetLastWriteTimeUtc(folder) > System.IO.File.GetLastWriteTimeUtc(zip)
        )
        {
            AppZip.Write(zip, folder);
        }

        return new AppPackage(zip, AppZip.DigestOf(zip));
    }
}
