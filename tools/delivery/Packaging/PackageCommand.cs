using System.CommandLine;
using CommandLine;
using Infra.Components.Web;

namespace Delivery.Packaging;

/// <summary>`package`: creates the zip file and the manifest of a release from the published app. `.ci/package` calls it.</summary>
internal static class PackageCommand
{
    public static Command Create()
    {
        var published = new Argument<DirectoryInfo>("PUBLISHED") { Description = "Folder of the published app." };
        var output = new Argument<DirectoryInfo>("DIR") { Description = "Folder for app.zip and release.json." };
        var commit = new Option<string>("--commit") { Description = "Commit of the checkout.", Required = true };
        var sdk = new Option<string>("--sdk") { Description = "Version of the .NET SDK that built the app.", Required = true };
        var command = new Command(
            "package",
            """
            Packages the published app as `pulumi up` does, writes the release manifest next to it and prints the digest of the package.
            Run it in the root of a checkout; .ci/package DIR publishes the app and runs it.
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
