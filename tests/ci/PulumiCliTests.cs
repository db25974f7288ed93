using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Ci.Tests.Running;

namespace Ci.Tests;

/// <summary>The Pulumi CLI is installed only if it has the checksum that Pulumi published for the pinned version.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PulumiCliTests : IDisposable
{
    private const string Archive = "pulumi-v3.1.2-linux-x64.tar.gz";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pulumi-cli-");
    private readonly string _digest;

    public PulumiCliTests()
    {
        Directory.CreateDirectory(At("bin"));
        Directory.CreateDirectory(At("web"));
        Script("uname", "echo Linux x86_64");
        // Serves files of the folder `web`, as the last words of a call name them: --output FILE ADDRESS.
        Script("curl", $"echo \"${{@: -1}}\" >>'{At("asked")}'; cp \"{At("web")}/$(basename \"${{@: -1}}\")\" \"${{@: -2:1}}\"");
        File.WriteAllText(At(".pulumi.version"), "3.1.2\n");
        using (var zipped = new GZipStream(File.Create(At($"web/{Archive}")), CompressionLevel.Fastest))
        using (var tar = new TarWriter(zipped))
        {
            using var program = new MemoryStream("#!/bin/sh\n"u8.ToArray());
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "pulumi/pulumi") { DataStream = program });
        }

        _digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(At($"web/{Archive}"))));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_pinned_version_is_installed_from_two_hosts()
    {
        Publish($"{new string('a', 64)}  pulumi-v3.1.2-linux-arm64.tar.gz\n{_digest}  {Archive}\n");

        var installed = await RunAsync();

        Assert.True(installed.Code == 0, installed.ToString());
        Assert.True(File.Exists(At("cli/pulumi/pulumi")));
        Assert.Equal(
            [
                $"https://get.pulumi.com/releases/sdk/{Archive}",
                "https://github.com/pulumi/pulumi/releases/download/v3.1.2/pulumi-3.1.2-checksums.txt",
            ],
            File.ReadAllLines(At("asked"))
        );
    }

    [Theory]
    [InlineData("the published value differs", 1, "Pulumi published aaaa")]
    [InlineData("the list has no such file", 2, "has no SHA-256 of")]
    [InlineData("the list is missing", 2, "could not be downloaded")]
    [InlineData("the version is no version", 2, ".pulumi.version must be MAJOR.MINOR.PATCH, got 'latest'")]
    public async Task An_unverified_archive_is_not_unpacked(string fault, int code, string message)
    {
        switch (fault)
        {
            case "the published value differs":
                Publish($"{new string('a', 64)}  {Archive}\n");
                break;
            case "the list has no such file":
                Publish($"{_digest}  another.tar.gz\n");
                break;
            case "the version is no version":
                File.WriteAllText(At(".pulumi.version"), "latest\n");
                break;
        }

        var installed = await RunAsync();

        Assert.True(installed.Code == code, installed.ToString());
        Assert.Contains(message, installed.Errors);
        Assert.False(Directory.Exists(At("cli")));
    }

    private void Publish(string checksums) => File.WriteAllText(At("web/pulumi-3.1.2-checksums.txt"), checksums);

    private Task<Result> RunAsync()
    {
        var command = new Command(_folder.FullName);
        command.Variables["PATH"] = $"{At("bin")}:{command.Variables["PATH"]}";
        return command.RunAsync(Checkout.At(".ci", "pulumi-cli"), At("cli"));
    }

    private void Script(string name, string text)
    {
        File.WriteAllText(At($"bin/{name}"), $"#!/usr/bin/env bash\nset -e\n{text}\n");
        File.SetUnixFileMode(At($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);
}
