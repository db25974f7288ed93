using System.Text.Json.Nodes;
using Ci.Tests.Running;

namespace Ci.Tests;

/// <summary>
/// Runs .ci/package in a clone in another folder, with other permissions and file times than this checkout.
/// </summary>
public sealed class PackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("package-").FullName;

    private string Built => Path.Combine(folder, "built");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_package_built_in_another_folder_equals_the_planned_package()
    {
        // What the package and its manifest are made of.
        var clone = new Command(await CloneAsync(".ci", ".config", "app", "infra", "tools/native-code", ":(glob)*"))
        {
            Variables =
            {
                ["PATH"] = $"{Checkout.At("tests", "ci", "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}",
                ["CLOUD"] = folder,
                ["CHECKOUT"] = Checkout.Root,
                // Programs that end after seconds gain nothing from measuring themselves.
                ["DOTNET_TieredPGO"] = "0",
            },
        };
        var commit = (await clone.RunAsync("git", "rev-parse", "HEAD")).Output.Trim();
        clone.Variables["GITHUB_OUTPUT"] = Path.Combine(folder, "output");

        var packed = await clone.RunAsync("bash", "-c", "umask 077; exec .ci/package \"$0\"", Built);

        Assert.True(packed.Code == 0, packed.ToString());
        var dev = await PlannedOutputsAsync("dev");
        var digest = dev["package"]!.GetValue<string>();
        Assert.Equal($"digest={digest}\ncommit={commit}\n", packed.Output);
        Assert.Equal(packed.Output, await File.ReadAllTextAsync(Path.Combine(folder, "output")));

        var release = await ReadAsync("release.json");
        Assert.Equal((commit, digest), (release["commit"]!.GetValue<string>(), release["digest"]!.GetValue<string>()));
        Assert.Equal(["3.112.1", "3.28.0"], release["providers"]!.AsObject().Select(provider => provider.Value!.GetValue<string>()));
        // With the models of the project, and with its own.
        var models = release["models"]!.AsObject();
        Assert.Equal(dev["models"]!.ToJsonString(), models["dev"]!.ToJsonString());
        if (models.FirstOrDefault(each => Checkout.Read($"Pulumi.{each.Key}.yaml").Contains(":deployments:")) is { Key: { } stack } own)
        {
            Assert.Equal((await PlannedOutputsAsync(stack))["models"]!.ToJsonString(), own.Value!.ToJsonString());
        }

        var bill = await ReadAsync("sbom.cdx.json");
        Assert.Equal(
            ("CycloneDX", digest),
            (bill["bomFormat"]!.GetValue<string>(), bill["metadata"]!["component"]!["version"]!.GetValue<string>())
        );
        Assert.Equal("2001-02-03T04:05:06Z", bill["metadata"]!["timestamp"]!.GetValue<string>());
        Assert.Null(bill["serialNumber"]);
        Assert.Contains(bill["components"]!.AsArray(), component =>
            component!["purl"]!.GetValue<string>().StartsWith("pkg:nuget/Azure.Search.Documents@")
        );
    }

    [Fact]
    public async Task Uncommitted_changes_are_not_packaged()
    {
        // The script looks at the checkout before it builds, so two folders are enough.
        var clone = new Command(await CloneAsync(".ci", "app"));
        await File.WriteAllTextAsync(Path.Combine(clone.WorkingDirectory, "app", "new.txt"), "");

        var packed = await clone.RunAsync(Path.Combine(clone.WorkingDirectory, ".ci", "package"), Built);

        Assert.Equal(2, packed.Code);
        Assert.Contains("the checkout differs from HEAD; commit or stash these first:\n?? app/new.txt", packed.Errors);
        Assert.Empty(Directory.GetFiles(Built));
    }

    private async Task<JsonNode> ReadAsync(string file) => JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Built, file)))!;

    private static async Task<JsonNode> PlannedOutputsAsync(string stack)
    {
        var plan = await new Command(Checkout.Root).RunAsync(
            "dotnet",
            Checkout.Built("tools/preflight", "preflight.dll"),
            "plan",
            stack,
            "--format",
            "json"
        );
        Assert.True(plan.Code == 0, plan.Errors);
        return JsonNode.Parse(plan.Output)!["outputs"]!;
    }

    /// <summary>
    /// The files of this checkout as one commit, so that uncommitted changes are packaged and planned alike.
    /// </summary>
    private async Task<string> CloneAsync(params string[] folders)
    {
        var here = new Command(Checkout.Root);
        var clone = Path.Combine(folder, "some where", "else");
        Directory.CreateDirectory(clone);
        var files = (await here.RunAsync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", .. folders]))
            .Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Checkout.At(file)));
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(clone, file))!);
            File.Copy(Checkout.At(file), Path.Combine(clone, file));
            File.SetLastWriteTimeUtc(Path.Combine(clone, file), DateTime.UnixEpoch.AddYears(40));
        }

        var git = new Command(clone) { Variables = { ["GIT_COMMITTER_DATE"] = "2001-02-03T05:05:06+0100" } };
        foreach (
            var arguments in new[]
            {
                "init --quiet",
                "add --all",
                "-c user.name=a -c user.email=a@example.com commit --quiet --message all",
            }
        )
        {
            var done = await git.RunAsync("git", arguments.Split(' '));
            Assert.True(done.Code == 0, done.ToString());
        }

        return clone;
    }
}
