using System.Diagnostics;
using System.Xml.Linq;
using CommandLine;

namespace Repository.Tests;

public sealed class PackageTests
{
    private static readonly XDocument Central = XDocument.Parse(Checkout.Read("Directory.Packages.props"));

    [Theory]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.AzureNative")]
    public void The_official_packages_are_pinned_and_named_by_the_program(string package)
    {
        var pinned = Central.Descendants("PackageVersion").Single(item => (string?)item.Attribute("Include") == package);
        var named = XDocument.Parse(Checkout.Read("infra/Infra.csproj")).Descendants("PackageReference");

        Assert.Matches(@"^\d+\.\d+\.\d+$", (string?)pinned.Attribute("Version"));
        Assert.Contains(named, item => (string?)item.Attribute("Include") == package);
    }

    [Fact]
    public void No_version_floats()
    {
        Assert.DoesNotContain(Central.Descendants("PackageVersion"), item => ((string?)item.Attribute("Version"))!.Contains('*'));
    }

    /// <summary>infra/ is restored where the official packages are; its graph cannot be locked where they are not.</summary>
    [Fact]
    public void Every_project_but_the_official_program_has_a_lock_file()
    {
        var projects = Checkout.TrackedFiles.Where(file => file.EndsWith(".csproj") && file != "infra/Infra.csproj");

        Assert.All(projects, project =>
            Assert.Contains(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json").Replace('\\', '/'), Checkout.TrackedFiles)
        );
    }

    /// <summary>A release tests the official packages and packs afterwards, from a tree that must be as it was committed.</summary>
    [Fact]
    public void Restoring_the_official_packages_rewrites_no_lock_file()
    {
        const string Locked =
            """{"version":1,"dependencies":{"net10.0":{"Azure.Core":{"type":"Direct","requested":"[1.64.0, )","resolved":"1.64.0"}}}}""";
        var folder = Directory.CreateTempSubdirectory("restore-");
        var lockFile = Path.Combine(folder.FullName, "packages.lock.json");
        File.WriteAllText(
            Path.Combine(folder.FullName, "Directory.Build.props"),
            $"""<Project><Import Project="{Checkout.Root}/Directory.Build.props" /></Project>"""
        );
        File.WriteAllText(Path.Combine(folder.FullName, "Some.csproj"), """<Project Sdk="Microsoft.NET.Sdk" />""");
        File.WriteAllText(lockFile, Locked);

        Dotnet(folder.FullName, "restore", "-p:PulumiSdk=nuget");
        var after = File.ReadAllText(lockFile);
        folder.Delete(recursive: true);

        Assert.Equal(Locked, after);
    }

    /// <summary>`pulumi up` restores it in the checkout, from which a user may deploy to the next stack.</summary>
    [Fact]
    public void The_official_program_leaves_no_lock_file_behind() =>
        Assert.Equal("false", Dotnet(Path.Combine(Checkout.Root, "infra"), "msbuild", "-getProperty:RestorePackagesWithLockFile").Trim());

    private static string Dotnet(string folder, params string[] arguments)
    {
        var dotnet = FinishedProcess.Run(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder });
        Assert.True(dotnet.ExitCode == 0, dotnet.All);
        return dotnet.Output;
    }
}
