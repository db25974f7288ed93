using System.Text.Json;
using Ci.Tests.Rehearsals;
using Ci.Tests.Running;

namespace Ci.Tests;

public sealed class PromotionTests
{
    [Fact]
    public async Task One_package_is_promoted_from_dev_to_test_to_prod()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Variables["BUILD_BUILDID"] = "815";

        foreach (var stack in new[] { "dev", "test", "prod" })
        {
            rehearsal.Forget();
            var deployed = await rehearsal.DeployAsync(stack, release);

            Assert.True(deployed.Code == 0, deployed.ToString());
            Assert.EndsWith($"{stack} runs {release.Commit} {release.Digest}\n", deployed.Output);
            Assert.Equal((release.Commit, release.Digest), rehearsal.Runs(stack));
            await rehearsal.LeavesNothingAsync();
        }

        string[] prod =
        [
            Exists("passed", $"test/{release.Commit}-{release.Digest}.json"),
            "az account get-access-token --scope https://storage.azure.com/.default --output none",
            "az account get-access-token --scope https://vault.azure.net/.default --output none",
            $"az account get-access-token --scope api://{Rehearsal.SignInClientId}/.default --output none",
            Record("upload") + " --file WORK/record.json --no-progress --query etag --output tsv --overwrite false",
            Exists("packages", $"{release.Digest}/{release.Commit}/release.json"),
            "az storage blob download --auth-mode login --only-show-errors --account-name streleases --container-name packages "
                + $"--name {release.Digest}/app.zip --file WORK/new.zip --no-progress --output none",
            "gh attestation verify WORK/new.zip --repo o/r --signer-workflow o/r/.github/workflows/release.yml --source-ref "
                + $"refs/heads/main --source-digest {release.Commit}",
            "pulumi stack output --json --non-interactive --cwd TREE --stack prod",
            "pulumi plugin install resource azure-native 3.28.0",
            "pulumi config set-all --non-interactive --cwd TREE --stack prod --config-file WORK/new.yaml --plaintext "
                + $"ai-workload:appPackage=WORK/new.zip --plaintext ai-workload:commit={release.Commit}{Rehearsal.DeployerSettings}",
            "pulumi preview --json --diff --show-sames --non-interactive --cwd TREE --stack prod --config-file WORK/new.yaml",
            "az storage blob download --auth-mode login --only-show-errors --account-name streleases --container-name passed "
                + $"--name test/{release.Commit}-{release.Digest}.json --file WORK/tested.json --no-progress --output none",
            "dotnet build tools/preflight -v quiet",
            "dotnet run --no-build --project tools/preflight -- gate prod --preview WORK/new.preview.json --tested WORK/tested.json",
            Record("upload") + " --file WORK/record.json --no-progress --query etag --output tsv --overwrite true --if-match TAG",
            "pulumi up --yes --skip-preview --non-interactive --color never --cwd TREE --stack prod --config-file WORK/new.yaml",
            $"up prod with the program of {release.Commit}",
            "pulumi stack output --json --non-interactive --cwd TREE --stack prod",
            Record("upload") + " --file WORK/record.json --no-progress --query etag --output tsv --overwrite true --if-match TAG",
            "pulumi preview --refresh --expect-no-changes --json --diff --show-sames --non-interactive --cwd TREE --stack prod "
                + "--config-file WORK/new.yaml",
            Record("delete") + " --if-match TAG --output none",
        ];
        Assert.Equal(prod, rehearsal.Calls);
        Assert.Equal((release.Commit, release.Digest, "815"), await EvidenceAsync(rehearsal, release));
    }

    /// <summary>
    /// The token with the arguments of Azure.Identity: `az` caches a token by its arguments, and gets no new one after five minutes.
    /// The evidence names the run: every agent of Azure DevOps runs as the same user.
    /// </summary>
    [Fact]
    public async Task A_deployment_to_test_gets_its_tokens_first_and_uploads_its_evidence_last()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Variables["GITHUB_RUN_ID"] = "4711";
        rehearsal.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(rehearsal.Cloud, "summary");

        await rehearsal.DeployAsync("test", release);

        Assert.Equal((release.Commit, release.Digest, "4711"), await EvidenceAsync(rehearsal, release));
        Assert.Equal(
            $"mean, worst, spread\ntest runs {release.Commit} {release.Digest}\n",
            await File.ReadAllTextAsync(Path.Combine(rehearsal.Cloud, "summary"))
        );
        var calls = rehearsal.Calls.ToList();
        Assert.InRange(
            calls.IndexOf("az account get-access-token --resource https://monitor.azure.com/ --output none"),
            0,
            calls.FindIndex(call => call.StartsWith("pulumi "))
        );
        Assert.StartsWith(
            "az storage blob upload --auth-mode login --only-show-errors --account-name streleases --container-name passed",
            calls[^2]
        );
        Assert.Contains(
            $"dotnet run --no-build --project tools/evaluation -- --url {rehearsal.Sites.AddressOf("test")} --send-scores --runs 3 "
                + "--format markdown",
            calls
        );
    }

    [Fact]
    public async Task A_release_is_evaluated_even_if_scores_cannot_be_sent()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "insights-is-closed"), "");

        var test = await rehearsal.DeployAsync("test", release);

        Assert.True(test.Code == 0, test.ToString());
        Assert.Contains(
            $"dotnet run --no-build --project tools/evaluation -- --url {rehearsal.Sites.AddressOf("test")} --runs 3 --format markdown",
            rehearsal.Calls
        );
    }

    [Fact]
    public async Task A_failed_evaluation_stops_the_promotion()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.SetEvaluationResult(1);

        var test = await rehearsal.DeployAsync("test", release);
        var prod = await rehearsal.DeployAsync("prod", release);

        Assert.Equal((1, 1), (test.Code, prod.Code));
        Assert.Contains("its answers do not meet the thresholds (above): it is not promoted", test.Output);
        Assert.Contains("did not pass test", prod.Errors);
    }

    [Fact]
    public async Task A_repeated_deployment_changes_nothing()
    {
        var (rehearsal, release) = await Rehearsal.StartInTestAsync();
        await using var _ = rehearsal;
        var evidence = await File.ReadAllBytesAsync(rehearsal.Blob("passed", $"test/{release.Commit}-{release.Digest}.json"));
        var outputs = await File.ReadAllBytesAsync(rehearsal.StackFile("test", "outputs.json"));

        var again = await rehearsal.DeployAsync("test", release, "--forward");

        Assert.True(again.Code == 0, again.ToString());
        Assert.Equal(evidence, await File.ReadAllBytesAsync(rehearsal.Blob("passed", $"test/{release.Commit}-{release.Digest}.json")));
        Assert.Equal(outputs, await File.ReadAllBytesAsync(rehearsal.StackFile("test", "outputs.json")));
        await rehearsal.LeavesNothingAsync();
    }

    /// <summary>Like the other tests, with the real app instead of the fake site.</summary>
    [Fact]
    public async Task A_deployment_is_verified_by_requests_to_the_real_app()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await using var app = await BuiltApp.StartAsync(release.Commit, release.Digest);
        rehearsal.Set("dev", "url", app.Address);

        var proved = await rehearsal.DeployAsync("dev", release);

        Assert.True(proved.Code == 0, proved.ToString());
        Assert.Contains("ok      readiness: mode Offline", proved.Output);
    }

    private static async Task<(string? Commit, string? Digest, string? By)> EvidenceAsync(Rehearsal rehearsal, Release release)
    {
        using var evidence = JsonDocument.Parse(
            await File.ReadAllTextAsync(rehearsal.Blob("passed", $"test/{release.Commit}-{release.Digest}.json"))
        );
        string? Text(string name) => evidence.RootElement.GetProperty(name).GetString();
        return (Text("commit"), Text("digest"), Text("by"));
    }

    private static string Record(string verb) =>
        $"az storage blob {verb} --auth-mode login --only-show-errors --account-name ststate --container-name state "
        + "--name .pulumi/deployments/ai-workload/prod.json";

    private static string Exists(string container, string name) =>
        $"az storage blob exists --auth-mode login --only-show-errors --account-name streleases --container-name {container} "
        + $"--name {name} --query exists --output tsv";

    /// <summary>A stack in another region, created when the region of prod is lost: no tested commit contains its settings.</summary>
    [Fact]
    public async Task A_release_can_be_deployed_to_a_stack_created_after_it()
    {
        var (rehearsal, release) = await Rehearsal.StartInTestAsync();
        await using var _ = rehearsal;
        File.Copy(Path.Combine(rehearsal.Tree, "Pulumi.prod.yaml"), Path.Combine(rehearsal.Tree, "Pulumi.prod-2.yaml"));
        rehearsal.Set("prod-2", "url", rehearsal.Sites.AddressOf("prod-2"));

        var deployed = await rehearsal.DeployAsync("prod-2", release);

        Assert.True(deployed.Code == 0, deployed.ToString());
        Assert.Equal((release.Commit, release.Digest), rehearsal.Runs("prod-2"));
        Assert.Contains("the checkout differs from", (await rehearsal.DeployAsync("prod", release)).Errors);
    }
}
