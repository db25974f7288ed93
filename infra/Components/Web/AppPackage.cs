using Pulumi;

namespace Infra.Components.Web;

/// <summary>The app as a zip, named by its SHA-256: the same sources give the same name, and the content of a name never changes.</summary>
/// <param name="File">The path of the zip.</param>
/// <param name="Digest">SHA-256 in lower-case hex.</param>
public sealed record AppPackage(string File, string Digest)
{
    public string BlobName => $"app-{Digest}.zip";

    /// <param name="ready">A zip that was built elsewhere, as in a promotion; null packs the app that was built with the program.</param>
    public static AppPackage Find(string? ready) =>
        ready is null
            ? Pack(Path.Combine(AppContext.BaseDirectory, "app"))
            : new AppPackage(Path.GetFullPath(ready), AppZip.DigestOf(ready));

    /// <summary>Packs a folder into a zip beside it, unless an up-to-date one exists.</summary>
    public static AppPackage Pack(string folder)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*", SearchOption.AllDirectories) is not { Length: > 0 } files)
        {
            throw new RunException(
                $"the published app must exist, got the missing or empty folder '{folder}'; "
                    + "run dotnet build infra, or pulumi config set appPackage <path of a zip>"
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
