using System.CommandLine;
using CommandLine;
using Infra.Components.Web;

namespace Delivery.Packaging;

/// <summary>`package`: the published app as a release's zip and its manifest. `.ci/package` publishes and calls it.</summary>
internal static class PackageCommand
{
    public static Command Create()
    {
        var published = new Argument<DirectoryInfo>("PUBLISHED") { Description = "The folder that the app was published into." };
        var output = new Argument<DirectoryInfo>("DIR") { Description = "Where app.zip and release.json go." };
        var commit = new Option<string>("--commit") { Description = "The commit that is packed.", Required = true };
        var sdk = new Option<string>("--sdk") { Description = "The .NET SDK that built it.", Required = true };
        var command = new Command(
            "package",
            """
            Packs the published app exactly as `pulumi up` would, writes the release's manifest beside it and prints the package's digest.
            Run in the root of a checkout; .ci/package DIR does all of it.
            """
        )
        {
            published,
            output,
            commit,
            sdk,
        };
        command.SetAction(parsed =>
        {
            var (folder, target) = (parsed.GetValue(published)!, parsed.GetValue(output)!);
            if (!File.Exists(Path.Combine(folder.FullName, "App.dll")))
            {
                Console.Error.WriteLine(
                    $"error: {folder} holds no App.dll; publish the app there: dotnet publish app -c Release "
                        + $"-p:UseAppHost=false -o {folder}"
                );
                return ExitCode.Failed;
            }

            target.Create();
            var zip = Path.Combine(target.FullName, "app.zip");
            AppZip.Write(zip, folder.FullName);
            var digest = AppZip.DigestOf(zip);
            var manifest = ReleaseManifest.Of(Environment.CurrentDirectory, parsed.GetValue(commit)!, digest, parsed.GetValue(sdk)!);
            File.WriteAllText(Path.Combine(target.FullName, "release.json"), manifest.ToJson());
            Console.WriteLine(digest);
            return 0;
        });
        return command;
    }
}
