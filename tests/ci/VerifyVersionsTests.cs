using System.Runtime.Versioning;
using Ci.Tests.Running;
using CommandLine;

namespace Ci.Tests;

/// <summary>One script pins a version everywhere, regenerates what follows from it and runs every proof.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class VerifyVersionsTests : IDisposable
{
    private static readonly string[] Files =
    [
        ".ci/verify-versions",
        ".ci/requirements",
        ".pulumi.version",
        "README.md",
        "Directory.Packages.props",
        "docs/first-deployment.md",
        "samples/typescript/package.json",
        "tests/repository/Commands/pulumi.yaml",
        "tests/tools/preflight/PolicyPacks/AwsGuard/package.json",
        "tests/tools/preflight/PolicyPacks/Node/package.json",
        "tests/tools/pulumi-offline/oracle/Node/package.json",
        "tools/pulumi-offline/Pulumi/Pulumi.csproj",
        "tools/pulumi-offline/Pulumi.AzureNative/Pulumi.AzureNative.csproj",
        "tools/pulumi-offline/Pulumi.AzureNative/extract/package.json",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("versions-");

    public VerifyVersionsTests()
    {
        foreach (var file in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.Copy(Checkout.At(file), At(file));
        }

        Script(".ci/run", "echo all proofs");
        foreach (var tool in (string[])["npm", "node", "dotnet"])
        {
            Script($"bin/{tool}", $"echo \"{tool} $*\" >>'{At("called")}'");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_pinned_versions_agree_and_are_proved_without_a_change()
    {
        var result = await RunAsync();

        Assert.Equal((0, ""), (result.Code, result.Errors));
        Assert.EndsWith("all proofs\n", result.Output);
        Assert.False(File.Exists(At("called")));
        Assert.All(Files, file => Assert.Equal(File.ReadAllText(Checkout.At(file)), File.ReadAllText(At(file))));
    }

    [Fact]
    public async Task A_new_version_is_pinned_everywhere_before_the_proofs()
    {
        var result = await RunAsync("--azure-native", "9.9.9", "--cli", "8.8.8", "--dotnet", "7.7.7", "--node", "6.6.6");

        Assert.Equal((0, ""), (result.Code, result.Errors));
        Assert.EndsWith("all proofs\n", result.Output);
        Assert.Equal("8.8.8\n", File.ReadAllText(At(".pulumi.version")));
        Assert.Contains(
            "Verified with Pulumi CLI 8.8.8, Pulumi for .NET 7.7.7, Pulumi for Node 6.6.6 and azure-native 9.9.9.",
            File.ReadAllText(At("README.md"))
        );
        Assert.Contains("<PackageVersion Include=\"Pulumi\" Version=\"7.7.7\" />", File.ReadAllText(At("Directory.Packages.props")));
        Assert.Contains("\"@pulumi/azure-native\": \"9.9.9\"", File.ReadAllText(At("samples/typescript/package.json")));
        Assert.Equal(4, File.ReadAllLines(At("called")).Count(line => line.StartsWith("npm install --prefix ")));
        foreach (var script in (string[])["extract.mjs", "shapes.mjs"])
        {
            Assert.Contains($"node tools/pulumi-offline/Pulumi.AzureNative/extract/{script}", File.ReadAllLines(At("called")));
        }

        Assert.Contains("dotnet restore --force-evaluate -v quiet", File.ReadAllLines(At("called")));
    }

    [Fact]
    public async Task Versions_that_disagree_are_rejected_before_the_proofs()
    {
        File.WriteAllText(At(".pulumi.version"), "3.0.0\n");

        var result = await RunAsync();

        Assert.Equal(1, result.Code);
        Assert.Contains("name several versions of cli; name one with --cli VERSION", result.Errors);
        Assert.DoesNotContain("all proofs", result.Output);
    }

    [Fact]
    public async Task Without_proofs_the_versions_are_pinned_alone()
    {
        var result = await RunAsync("--cli", "8.8.8", "--pin-only");

        Assert.Equal(0, result.Code);
        Assert.DoesNotContain("all proofs", result.Output);
    }

    private Task<Result> RunAsync(params string[] arguments)
    {
        var command = new Command(_folder.FullName);
        command.Variables["PATH"] = $"{At("bin")}:{command.Variables["PATH"]}";
        return command.RunAsync(At(".ci/verify-versions"), arguments);
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Script(string path, string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), $"#!/usr/bin/env bash\n{line}\n");
        File.SetUnixFileMode(At(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
