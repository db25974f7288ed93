using Ci.Tests.Running;

namespace Ci.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("approval")]
    [InlineData("comment", "7")]
    [InlineData("deploy")]
    [InlineData("drift")]
    [InlineData("drift-issue", "1", "2")]
    [InlineData("evaluate", "nowhere")]
    [InlineData("gate")]
    [InlineData("overrides")]
    [InlineData("package")]
    [InlineData("preview")]
    [InlineData("provenance")]
    [InlineData("publish")]
    [InlineData("pulumi-cli")]
    [InlineData("releases")]
    [InlineData("smoke")]
    [InlineData("verify-versions", "--azure-native", "latest")]
    public async Task A_script_prints_its_usage_and_exits_with_2_on_invalid_arguments(string script, params string[] wrong)
    {
        foreach (var help in new[] { "-h", "--help" })
        {
            var asked = await RunAsync(script, help);
            Assert.Equal((0, ""), (asked.Code, asked.Errors));
            Assert.StartsWith($"usage: .ci/{script} ", asked.Output);
        }

        var refused = await RunAsync(script, wrong);
        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.StartsWith($"usage: .ci/{script} ", refused.Errors);
    }

    /// <summary>One message, before any request and any change.</summary>
    [Theory]
    [InlineData("approval", "nowhere", "COMMIT", "DIGEST", "DIR")]
    [InlineData("approval", "dev", "main", "DIGEST", "DIR")]
    [InlineData("approval", "dev", "COMMIT", "DIGEST", "DIR", "--canary", "51")]
    [InlineData("approval", "dev", "COMMIT", "DIGEST", "DIR", "--allow")]
    [InlineData("approval", "dev", "COMMIT", "DIGEST", "-x")]
    [InlineData("comment", "x", "title", "file")]
    [InlineData("deploy", "nowhere", "COMMIT", "DIGEST")]
    [InlineData("deploy", "../dev", "COMMIT", "DIGEST")]
    [InlineData("deploy", "dev", "main", "DIGEST")]
    [InlineData("deploy", "dev", "COMMIT", "latest")]
    [InlineData("deploy", "dev", "COMMIT", "DIGEST", "--allow", "everything")]
    [InlineData("deploy", "dev", "COMMIT", "DIGEST", "--allow")]
    [InlineData("deploy", "dev", "COMMIT", "DIGEST", "--canary")]
    [InlineData("deploy", "dev", "COMMIT", "DIGEST", "--force")]
    [InlineData("drift", "nowhere")]
    [InlineData("comment", "7", "a --> b", "README.md")]
    [InlineData("drift-issue", "dev", "7", "README.md")]
    [InlineData("drift-issue", "d\"ev", "1", "README.md")]
    [InlineData("drift-issue", "dev", "", "README.md")]
    [InlineData("evaluate", "https://app", "--runs", "1")]
    [InlineData("evaluate", "httpx")]
    [InlineData("evaluate", "https://")]
    [InlineData("evaluate", "https://app", "--token-scope")]
    [InlineData("evaluate", "https://app", "--token-scope", "--send-scores")]
    [InlineData("gate", "dev", "nowhere.json")]
    [InlineData("overrides", "main")]
    [InlineData("overrides", "--pull-request", "x")]
    [InlineData("package", "/dev/null/x")]
    [InlineData("package", "--version")]
    [InlineData("package", "")]
    [InlineData("preview", "dev", "ZIP", "main", "DIR")]
    [InlineData("preview", "dev", "ZIP", "COMMIT", "-x")]
    [InlineData("preview", "dev", "ZIP", "COMMIT", "DIR", "--allow", "everything")]
    [InlineData("preview", "dev", "ZIP", "COMMIT", "DIR", "--allow")]
    [InlineData("preview", "dev", "ZIP", "COMMIT", "DIR", "--canary", "0")]
    [InlineData("preview", "dev", "nowhere.zip", "COMMIT", "DIR")]
    [InlineData("provenance", "nowhere.zip", "COMMIT")]
    [InlineData("publish", "nowhere")]
    [InlineData("pulumi-cli", "latest", "DIR")]
    [InlineData("pulumi-cli", "--force")]
    [InlineData("releases", "nowhere")]
    [InlineData("releases", "dev", "--all")]
    [InlineData("smoke", "nowhere.json", "COMMIT", "DIGEST")]
    [InlineData("smoke", "nowhere.json", "COMMIT", "DIGEST", "--canary")]
    [InlineData("smoke", "README.md", "cccccccccccc", "DIGEST")]
    [InlineData("smoke", "README.md", "COMMIT", "latest")]
    public async Task A_script_rejects_bad_arguments_with_code_2_and_one_message(string script, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("usage-").FullName;
        var command = new Command(Checkout.Root)
        {
            Variables =
            {
                ["PATH"] = $"{Checkout.At("tests", "ci", "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}",
                ["CLOUD"] = folder,
                ["PULUMI_BACKEND_URL"] = "azblob://state?storage_account=ststate",
                ["RELEASE_STORE"] = "streleases",
                ["DEPLOYER_OBJECT_ID"] = "a1b2c3d4-5555-4666-8777-888888888888",
                ["GITHUB_REPOSITORY"] = "o/r",
            },
        };

        var zip = $"{folder}.zip";
        await File.WriteAllTextAsync(zip, "");
        var refused = await command.RunAsync(
            Checkout.At(".ci", script),
            [
                .. arguments.Select(word =>
                    word.Replace("COMMIT", new string('c', 40))
                        .Replace("DIGEST", new string('d', 64))
                        .Replace("DIR", Path.Combine(folder, "new"))
                        .Replace("ZIP", zip)
                ),
            ]
        );

        Assert.True(refused.Code == 2, refused.ToString());
        Assert.Equal("", refused.Output);
        Assert.Matches("^(usage: |error: )", refused.Errors);
        Assert.True(refused.Errors.StartsWith("usage: ") || refused.Errors.Count(character => character == '\n') == 1, refused.Errors);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
        File.Delete(zip);
    }

    private static Task<Result> RunAsync(string script, params string[] arguments) =>
        new Command(Checkout.Root).RunAsync(Checkout.At(".ci", script), arguments);
}
